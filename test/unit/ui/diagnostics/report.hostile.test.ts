import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { Job } from '../../../../src/core/job';
import { parseJobRecord } from '../../../../src/core/jobRecord';
import { QwenImageError } from '../../../../src/core/qwenImageError';
import { OutputChannelLog } from '../../../../src/host/outputChannelLog';
import { withoutPersonal } from '../../../../src/host/personal';
import { diagnosticReport } from '../../../../src/ui/diagnostics/report';
import { withoutPrompts } from '../../../../src/ui/diagnostics/withoutPrompts';
import { jobIn, jobStates } from '../../core/jobArbitrary';
import { english } from '../sampleJobs';

const key = 'SG_0123456789abcdef0123';
const person = { home: '/home/zoe.quill', name: 'zoe.quill' };
const signature = 'X-Amz-Signature=feedbeefcafe';

/** What nobody may read in a bug report, each known by a word of its own. */
const lure = fc.constantFrom(
  `launch of the Zorblax moon ${'x'.repeat(30)}`,
  `zorblax in ${person.home}/zorblax project/a.png`,
  key,
  `https://bucket.example/zorblax.png?${signature}`,
  `file://${person.home}/zorblax/a%20b.png`,
  `| zorblax | <img src=x> \`\`\` ${key}`,
  `C:\\Users\\Zorblax One\\a.png`,
);
const leak = /zorblax|quill|feedbeef|0123456789abcdef|<img/i;

const anyJob: fc.Arbitrary<Job> = fc
  .tuple(fc.oneof(...jobStates.map((state) => jobIn(state))), fc.array(lure, { minLength: 6, maxLength: 9 }))
  .map(([job, lures]) => {
    let next = 0;
    const pull = (): string => lures[(next += 1) % lures.length] ?? '';
    // Every text of the job but those that the types fix, also the names of its parameters.
    const poisoned: unknown = JSON.parse(JSON.stringify(job), (field, value: unknown) => {
      const isOpen =
        typeof value === 'string' && !/^(?:state|kind|reached|code|reason|id|type|inputProblem)$/.test(field);
      if (
        /^(?:parameters|images|uploads|inputHashes)$/.test(field) &&
        typeof value === 'object' &&
        value !== null
      ) {
        return Object.fromEntries(Object.values(value).map((part: unknown) => [pull(), part]));
      }
      return isOpen ? pull() : value;
    });
    const record = parseJobRecord(JSON.stringify({ version: 1, job: poisoned }));
    assert.ok(record.kind === 'job', JSON.stringify(record));
    return record.job;
  });

/** What may be thrown: by our code, by the engine and by Node, with words from outside. */
const anyError: fc.Arbitrary<unknown> = fc
  .tuple(
    lure,
    lure,
    fc.constantFrom('fetch', 'URL', 'path', 'headers', 'json', 'uri', 'plain', 'own', 'code', 'text'),
  )
  .map(([one, other, kind]): unknown => {
    const thrown = (run: () => unknown): unknown => {
      try {
        return run();
      } catch (error) {
        return error;
      }
    };
    switch (kind) {
      case 'fetch':
        return thrown(() => new Request(`zorblax ${one}`));
      case 'URL':
        return thrown(() => new URL(one.replace(':', ' ')));
      case 'path':
        return thrown(() => Buffer.from(JSON.parse(JSON.stringify(one.length)) as ArrayBuffer));
      case 'headers':
        return thrown(() => new Headers({ 'x-api-key': `${key}\u2028`, [one]: other }));
      case 'json':
        return thrown(() => JSON.parse(one));
      case 'uri':
        return thrown(() => decodeURIComponent(`%${one}`));
      case 'own':
        return new QwenImageError(
          'network',
          { detail: one },
          { cause: new TypeError(`Received '${other}'`) },
        );
      case 'code':
        return Object.assign(new RangeError(`bad value: "${one}"`), { code: one, name: other });
      case 'text':
        return { detail: one, [other]: one, host: 'api.segmind.com', version: 3, prompt: one };
      case 'plain':
        return Object.assign(new Error(one, { cause: other }), { code: 'ENOENT', path: one });
    }
  });

describe('a report for a bug', () => {
  it('holds no key, prompt, path, name or signed address, whatever jobs and errors hold', () => {
    const channel = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
    fc.assert(
      fc.property(
        fc.array(anyJob, { maxLength: 3 }),
        fc.array(anyError, { maxLength: 4 }),
        (jobs, errors) => {
          const log = new OutputChannelLog(channel, () => [key]);
          errors.forEach((error) => {
            log.error('Something could not be done', error);
          });
          const clean = (text: string): string => withoutPrompts(withoutPersonal(text, person, [key]), jobs);
          const lines = log.recent().map((line) => ({ ...line, text: clean(line.text) }));
          const facts = { versions: [], settings: [], log: lines };
          const report = diagnosticReport(facts, jobs, 4e12, english);
          assert.doesNotMatch(report, leak);
          assert.doesNotMatch(report, /undefined|NaN|\[object /);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('is fed no field of a record that did not fit, but what fields are called here', () => {
    fc.assert(
      fc.property(anyJob, lure, (job, text) => {
        const broken = { ...job, request: { ...job.request, parameters: { [text]: null }, images: {} } };
        const record = parseJobRecord(JSON.stringify({ version: 1, job: broken }));
        assert.ok(record.kind === 'unreadable' && !leak.test(record.expected), JSON.stringify(record));
      }),
      { numRuns: 50 },
    );
  });

  it('holds no key in the log that a person reads either', () => {
    const written: string[] = [];
    const write = (text: string): void => void written.push(text);
    const log = new OutputChannelLog({ debug: write, info: write, warn: write, error: write }, () => [key]);
    fc.assert(
      fc.property(anyError, (error) => {
        log.warn('Something could not be done', error);
        assert.doesNotMatch(written.splice(0).join(), /0123456789abcdef|feedbeef/);
      }),
      { numRuns: 400 },
    );
  });
});
