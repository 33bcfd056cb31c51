import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { dollars } from '../../../../src/core/dollars';
import type { Job } from '../../../../src/core/job';
import { failureOf, QwenImageError } from '../../../../src/core/qwenImageError';
import { presentDetails } from '../../../../src/ui/jobsView/presentDetails';
import { presentJob } from '../../../../src/ui/jobsView/presentJob';
import { outcomesOf } from '../../../../src/ui/notifications/outcome';
import { describeJob } from '../../../../src/ui/panel/describeJob';
import { explainError, explainJob } from '../../../../src/ui/words/explainFailure';
import { key, MemorySink, never, request, serviceOn } from '../../segmind/service';
import { delivered, english, jobIn } from '../sampleJobs';

const slips = /\bundefined\b|\bNaN\b|\[object |\{\d\}|Invalid Date|<\w|\]\(/;

const fields = [
  ...[
    'request_id',
    'status',
    'output',
    'images',
    'image_url',
    'metrics',
    'cost',
    'inference_time',
    'queue_time',
  ],
  ...[
    'remaining_credits',
    'error',
    'detail',
    'message',
    'loc',
    'msg',
    'credits',
    'free-credits',
    '__proto__',
  ],
];
const leaf = fc.oneof(
  fc.constantFrom(
    'COMPLETED',
    'FAILED',
    'QUEUED',
    'id-1',
    'nsfw',
    '',
    null,
    0,
    -1,
    1e308,
    '1e999',
    'NaN',
    true,
  ),
  fc.constantFrom(
    '<b>bold</b>',
    '[Pay now](command:a.b)',
    '[x](https://evil.example)',
    '\u202Egnp',
    '\0',
    '{0}',
  ),
  fc.constant('https://images.segmind.com/a.png'),
  fc.double(),
  fc.string(),
);
const { body } = fc.letrec((tie) => ({
  body: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.array(tie('body'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...fields), tie('body'), { maxKeys: 7 }),
    fc.dictionary(fc.constantFrom(...fields), leaf, { maxKeys: 7 }),
  ),
}));
const status = fc.constantFrom(200, 200, 200, 202, 400, 401, 402, 404, 406, 422, 429, 500, 503);

describe('what is on the screen after any answer at all', () => {
  // Within the hour: after it, all failures are told as one.
  const facts = { now: 60_000, typicalDuration: 20_000 };

  const surroundings = {
    ...{
      now: facts.now,
      src: (uri: string) => uri,
      keptSrc: (file: string) => file,
      thumbnail: () => undefined,
      parentOf: () => undefined,
    },
    ...{ isStarred: () => false, typical: () => 1000 },
    failureWords: (job: Job) => explainJob(job, facts, english)?.message,
  };

  /** What a person reads of what came of it, in rows, tooltips, messages and the panel; the answer's own words are cut out where they are quoted. */
  function shown(outcome: unknown): readonly string[] {
    if (outcome instanceof QwenImageError) {
      const { detail, ...failure } = { ...failureOf(outcome) };
      const progress = { reached: 'sent', requestId: 'r-1', submittedAt: 2000 } as const;
      const job: Job = {
        ...jobIn.failed,
        ...{ state: 'failed', failedAt: 3000, failure: { ...failure, detail: '' }, progress },
      };
      const quoted = { ...job, failure: { ...failure, detail } };
      assert.doesNotMatch(explainJob(quoted, facts, english)?.message ?? '', /\]\(|\n/);
      assert.doesNotMatch(explainError(outcome, english).message, /\]\(|\n/);
      return rows(job);
    }
    if (typeof outcome !== 'object' || outcome === null) return [];
    if ('credits' in outcome && 'freeCredits' in outcome) {
      return [dollars(Number(outcome.credits)), dollars(Number(outcome.freeCredits))];
    }
    const result = 'result' in outcome && typeof outcome.result === 'object' ? outcome.result : undefined;
    const metrics = result !== null && result !== undefined && 'metrics' in result ? result.metrics : {};
    const remote: unknown = 'remote' in outcome ? outcome.remote : undefined;
    return [
      ...rows({
        ...jobIn.saved,
        ...delivered,
        ...(typeof metrics === 'object' ? { metrics: { ...metrics } } : {}),
      }),
      ...(isRemote(remote) ? rows({ ...jobIn.waiting, remote }) : []),
    ];
  }

  function rows(job: Job): readonly string[] {
    const { label, description, spoken } = presentJob(job, facts, english);
    const { explanation = '', lines } = presentDetails(job, facts, english);
    const messages = outcomesOf([job], 'all', facts, english).map(({ message }) => message);
    const view = describeJob(job, surroundings);
    assert.equal(JSON.stringify(structuredClone(view)), JSON.stringify(view));
    const told = [label, description, spoken, explainJob(job, facts, english)?.message ?? ''];
    return [
      ...told,
      explanation,
      view.failure?.words ?? '',
      ...lines.map((line) => `${line.label}: ${line.value}`),
      ...messages,
    ];
  }

  for (const name of ['submit', 'sync', 'look', 'result', 'upload', 'credits', 'download'] as const) {
    it(`${name}: words without a slip, a link or markup`, async () => {
      await fc.assert(
        fc.asyncProperty(status, body, async (code, value) => {
          const service = serviceOn('https://api.segmind.com', {
            fetch: () =>
              Promise.resolve(new Response(JSON.stringify({ value }).slice(9, -1), { status: code })),
            transport: () => (name === 'sync' ? 'sync' : 'async'),
          });
          const calls = {
            submit: () => service.submit(request, never()),
            sync: () => service.submit(request, never()),
            look: () => service.look('id-1', never()),
            result: () => service.result('id-1', never()),
            upload: () => service.upload({ mediaType: 'image/png', bytes: new Uint8Array(3) }, never()),
            credits: () => service.credits(never()),
            download: () => service.download('https://8.8.8.8/a', new MemorySink(), never()),
          };
          const outcome: unknown = await calls[name]().catch((error: unknown) => error);
          for (const text of shown(outcome)) {
            assert.doesNotMatch(text, slips);
            assert.ok(!text.includes(key) && text.length <= 600, text);
          }
        }),
        { numRuns: 250 },
      );
    });
  }
});

function isRemote(value: unknown): value is Extract<Job, { state: 'waiting' }>['remote'] {
  return typeof value === 'object' && value !== null && 'kind' in value;
}
