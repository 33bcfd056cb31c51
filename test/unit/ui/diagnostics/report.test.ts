import assert from 'node:assert/strict';
import type { Job } from '../../../../src/core/job';
import { QwenImageError } from '../../../../src/core/qwenImageError';
import { OutputChannelLog } from '../../../../src/host/outputChannelLog';
import { withoutPersonal } from '../../../../src/host/personal';
import { diagnosticReport } from '../../../../src/ui/diagnostics/report';
import { withoutPrompts } from '../../../../src/ui/diagnostics/withoutPrompts';
import { anEdit, delivered, dismissedJob, english, failedJob, jobIn, keptPicture, sent } from '../sampleJobs';

const facts = { versions: [['VS Code', '1.110.0']], settings: [], log: [] } as const;

function linesOf(jobs: readonly Job[]): readonly string[] {
  return diagnosticReport(facts, jobs, 62_000, english)
    .split('\n')
    .filter((line) => line.startsWith('| job-1'));
}

describe('diagnosticReport', () => {
  it('has a heading that says what it is, and asks to be read before it is shared', () => {
    const [heading = '', , advice = ''] = diagnosticReport(facts, [], 0, english).split('\n');
    assert.equal(heading, '# Qwen Image: diagnostics for a bug report');
    assert.match(advice, /^Read it before you share it\./);
  });

  it('tells age, state, codes, progress and request id of every kind of job', () => {
    const jobs: readonly Job[] = [
      ...Object.values(jobIn),
      { ...failedJob('disk', { reached: 'delivered', ...delivered, outputs: [keptPicture] }) },
      { ...jobIn.failed, failure: { code: 'invalid', detail: 'x', status: 422, parameter: 'steps' } },
      dismissedJob('stopped', sent),
      { ...jobIn.waiting, isRecovered: true, remote: { kind: 'other', word: 'ODD' } },
      { ...jobIn.queued, postponements: 2, request: anEdit },
    ];
    assert.deepEqual(linesOf(jobs), [
      '| job-1 | 1 min 1 s | queued | nothing (qwen-image) | - |',
      '| job-1 | 1 min 1 s | submitting | unknown (qwen-image) | - |',
      '| job-1 | 1 min 1 s | waiting, processing | sent (qwen-image) | r-1 |',
      '| job-1 | 1 min 1 s | ready | delivered (qwen-image, 1 pictures) | r-1 |',
      '| job-1 | 1 min 1 s | saved | delivered (qwen-image, 1 pictures) | r-1 |',
      '| job-1 | 1 min 1 s | unconfirmed | unknown (qwen-image) | - |',
      '| job-1 | 1 min 1 s | failed server | nothing (qwen-image) | - |',
      '| job-1 | 1 min 1 s | dismissed, deadline | sent (qwen-image) | r-1 |',
      '| job-1 | 1 min 1 s | failed disk | delivered (qwen-image, 1 pictures kept) | - |'.replace(
        '- |',
        'r-1 |',
      ),
      '| job-1 | 1 min 1 s | failed invalid 422 steps | nothing (qwen-image) | - |',
      '| job-1 | 1 min 1 s | dismissed, stopped | sent (qwen-image) | r-1 |',
      '| job-1 | 1 min 1 s | waiting, other | sent (qwen-image, recovered) | r-1 |',
      '| job-1 | 1 min 1 s | queued, put back 2 times | nothing (qwen-image-edit, from file) | - |',
    ]);
  });

  it('tells of the newest jobs, and how many it leaves out', () => {
    const text = diagnosticReport(
      facts,
      Array.from({ length: 60 }, () => jobIn.saved),
      0,
      english,
    );
    assert.equal(text.split('\n').filter((line) => line.startsWith('| job-1')).length, 50);
    assert.match(text, /## Jobs: 60/);
    assert.match(text, /10 older ones are left out\./);
  });

  it('holds no key, prompt, file, folder or name, whatever went wrong', () => {
    const key = 'SG_0123456789abcdef';
    const person = { home: '/home/ann', name: 'ann' };
    const request = {
      ...anEdit,
      prompt: 'Acme’s secret launch',
      parameters: { negative_prompt: 'rival logo', seed: 1 },
      destination: { ...anEdit.destination, root: 'file:///home/ann/acme' },
      images: { image: { kind: 'file', uri: 'file:///home/ann/acme/fox.png' } },
    } as const;
    const detail = `${key}: "${request.prompt}" in /home/ann/acme`;
    const jobs: readonly Job[] = [
      { ...jobIn.saved, request, files: ['file:///home/ann/acme/acme-s-secret-launch.png'] },
      { ...jobIn.failed, request, failure: { code: 'blocked', detail } },
      { ...jobIn.unconfirmed, request, detail },
      { ...jobIn.waiting, request, remote: { kind: 'other', word: detail } },
    ];
    const channel = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
    const log = new OutputChannelLog(channel, () => [key]);
    log.error(`Job x failed: ${detail}`, new QwenImageError('blocked', { detail, status: 422 }));
    log.warn('rival logo', Object.assign(new Error(detail), { code: 'ENOENT' }));
    log.info('/home/ann/acme/acme-s-secret-launch.png', { detail, prompt: request.prompt, host: 'x.test' });
    log.debug(detail, detail);
    const clean = (text: string): string => withoutPrompts(withoutPersonal(text, person, [key]), jobs);
    const lines = log.recent().map((line) => ({ ...line, text: clean(line.text) }));
    const report = diagnosticReport({ ...facts, log: lines }, jobs, 62_000, english);
    assert.equal(lines.length, 4);
    assert.match(report, /error .*blocked 422/);
    for (const leak of [key, '0123456789abcdef', 'secret', 'ann', 'rival', 'fox', '/home', 'acme']) {
      assert.ok(!report.toLowerCase().includes(leak), `${leak} is in\n${report}`);
    }
  });

  it('keeps the log in its block', () => {
    const log = [{ at: 0, level: 'info', text: 'a ``` b' }] as const;
    const report = diagnosticReport({ ...facts, log }, [], 0, english);
    assert.equal(report.split('```').length, 3);
    assert.match(report, /1970-01-01T00:00:00\.000Z info a ''' b/);
  });
});

describe('withoutPrompts', () => {
  it('takes out long prompts before their parts, and lets short words be', () => {
    const job = (prompt: string): Job => ({ ...jobIn.saved, request: { ...anEdit, prompt } });
    const jobs = [job('a red fox'), job('a red fox in snow'), job('cat'), job('🦊')];
    const text = 'a red fox in snow; a-red-fox-2.png; cat; image; None';
    assert.equal(withoutPrompts(text, jobs), '(prompt); (prompt)-2.png; cat; image; None');
  });
});
