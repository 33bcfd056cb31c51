import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { FailureCode } from '../../src/core/failure';
import type { JobSnapshot } from '../../src/core/jobSnapshot';
import type { Fault } from '../simulator/fault';
import { onSimulator, run, untilJob } from './stand';

interface Refusal {
  readonly fault: Fault;
  readonly code: FailureCode;
  readonly detail?: RegExp;
}

/** By prompt. */
const refusals: Readonly<Record<string, Refusal>> = {
  'no such key': { fault: error(401, 'Invalid API key'), code: 'badKey' },
  'no permission': { fault: error(403, 'Insufficient permissions'), code: 'noPermission' },
  'no credits': { fault: error(406, 'Insufficient credits'), code: 'noCredits' },
  'a retired model': { fault: error(410, 'Model qwen-image has been retired'), code: 'modelGone' },
  'an unknown model': { fault: error(404, 'Model not found'), code: 'modelGone' },
  'blocked at once': {
    fault: error(400, 'The prompt was blocked by the content filter'),
    ...{ code: 'blocked', detail: /content filter/ },
  },
  'refused parameters': {
    fault: error(400, 'Invalid value for steps: must be at most 40'),
    ...{ code: 'invalid', detail: /steps: must be at most 40/ },
  },
  'an error of theirs': { fault: error(500, 'Internal error'), code: 'server' },
};

/** Failures of a request that was taken. */
const failures: Readonly<Record<string, Refusal>> = {
  'blocked later': {
    fault: { kind: 'failJob', message: 'NSFW content detected' },
    ...{ code: 'blocked', detail: /NSFW/ },
  },
  'failed later': {
    fault: { kind: 'failJob', message: 'CUDA out of memory' },
    ...{ code: 'server', detail: /CUDA out of memory/ },
  },
};

describe('a refusal of Segmind', () => {
  const stand = onSimulator();
  const jobs = new Map<string, JobSnapshot>();
  let creditsBefore = 0;

  before(async () => {
    const { simulator, start, rest, isAbout } = stand();
    creditsBefore = simulator.account.credits;
    const started: [string, string][] = [];
    for (const [prompt, { fault }] of Object.entries({ ...refusals, ...failures })) {
      simulator.faults.add('submit', fault, { when: isAbout(prompt) });
      started.push([prompt, await start('generate', { prompt })]);
    }
    for (const [prompt, id] of started) jobs.set(prompt, await rest(id));
  });

  for (const [prompt, { code, detail = /./ }] of Object.entries({ ...refusals, ...failures })) {
    it(`“${prompt}” is ${code}, sent once, and not charged`, () => {
      const job = jobs.get(prompt);
      assert.equal(job?.state, 'failed');
      assert.equal(job.error?.code, code);
      assert.match(job.error.detail, detail);
      assert.deepEqual(job.files, []);
      assert.equal(stand().submissions(prompt).length, 1);
      assert.equal(stand().simulator.account.credits, creditsBefore);
    });
  }

  it('can be retried when its reason is gone, and is then sent once more', async () => {
    const id = jobs.get('no credits')?.id ?? '';
    assert.equal(await run('retryJob', id), id);
    const job = await untilJob(stand().api, id, ({ state }) => state === 'saved');
    assert.equal(job.files.length, 1);
    assert.equal(stand().submissions('no credits').length, 2);
  });
});

describe('a key that is missing or wrong', () => {
  const stand = onSimulator();
  let own: string | undefined;

  beforeEach(() => {
    own = process.env['SEGMIND_API_KEY'];
  });

  afterEach(() => {
    process.env['SEGMIND_API_KEY'] = own;
  });

  it('sends nothing without a key; with one, the job goes on', async () => {
    delete process.env['SEGMIND_API_KEY'];
    const { make, simulator, submissions } = stand();
    const job = await make('generate', { prompt: 'keyless' });
    assert.equal(job.error?.code, 'noKey');
    assert.deepEqual(simulator.requests, []);
    // The question for the key is open in the window; nobody answers it.
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    process.env['SEGMIND_API_KEY'] = own;
    await run('retryJob', job.id);
    const saved = await untilJob(stand().api, job.id, ({ state }) => state === 'saved');
    assert.equal(saved.files.length, 1);
    assert.equal(submissions('keyless').length, 1);
  });

  it('tells of a key that Segmind does not know, without repeating it', async () => {
    const wrong = 'SG_ffffffffffffffff';
    process.env['SEGMIND_API_KEY'] = wrong;
    const { make, submissions } = stand();
    const job = await make('generate', { prompt: 'another key' });
    assert.equal(job.error?.code, 'badKey');
    assert.ok(!JSON.stringify(job).includes(wrong));
    assert.equal(submissions('another key').length, 1);
  });

  it('rejects the question for credits with a plain sentence', async () => {
    process.env['SEGMIND_API_KEY'] = 'SG_eeeeeeeeeeeeeeee';
    await assert.rejects(run('showCredits', {}), {
      message: 'Segmind refused the API key. Nothing was charged.',
    });
  });
});

function error(status: number, message: string): Fault {
  return { kind: 'error', status, message };
}
