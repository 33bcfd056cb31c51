import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { JobBook } from '../../../src/core/jobBook';
import type { Job } from '../../../src/core/job';
import { formatJobRecord } from '../../../src/core/jobRecordText';
import { snapshotOf } from '../../../src/core/jobSnapshot';
import { JobLedger } from '../../../src/host/jobLedger';
import { orderJobs } from '../../../src/ui/jobsView/jobOrder';
import { presentDetails } from '../../../src/ui/jobsView/presentDetails';
import { presentJob } from '../../../src/ui/jobsView/presentJob';
import { describeJob } from '../../../src/ui/panel/describeJob';
import { explainJob } from '../../../src/ui/words/explainFailure';
import { jobIn, jobStates } from '../core/jobArbitrary';
import { english } from '../ui/sampleJobs';
import { RecordingLog } from './recordingLog';
import { temporaryFolder } from './temporaryFolder';

function idOf(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

/** A record in which one value, somewhere, is another one. */
const tampered: fc.Arbitrary<string> = fc
  .tuple(
    fc.oneof(...jobStates.map((state) => jobIn(state))),
    fc.nat(),
    fc.oneof(
      fc.jsonValue(),
      fc.constantFrom(
        1e300,
        -1,
        1e17,
        0.5,
        '',
        '../..',
        '__proto__',
        'saved',
        {},
        [],
        '\u202E',
        '%',
        '%FF',
        null,
      ),
    ),
  )
  .map(([job, at, value]) => {
    const record: unknown = JSON.parse(formatJobRecord({ ...job, id: idOf(1) }));
    const places = placesIn(record);
    const [holder, key] = places[at % places.length] ?? assert.fail();
    Reflect.set(holder, key, value);
    return JSON.stringify(record);
  });

function placesIn(value: unknown): readonly (readonly [object, string])[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [[value, key] as const, ...placesIn(inner)]);
}

const known = { now: 1_800_000_000_000 };

/** Everything that looks at a job to show it. */
function show(job: Job): string {
  const surroundings = {
    ...known,
    src: (uri: string) => uri,
    keptSrc: (file: string) => file,
    thumbnail: () => undefined,
    isStarred: () => false,
    typical: () => 1000,
    parentOf: () => undefined,
    failureWords: (of: Job) => explainJob(of, known, english)?.message,
  };
  const { label, description, spoken } = presentJob(
    job,
    { now: surroundings.now, typicalDuration: 1000 },
    english,
  );
  describeJob(job, surroundings);
  JSON.stringify(snapshotOf(job));
  const details = presentDetails(job, known, english).lines.map(({ label: name, value }) =>
    ['Asked', 'Took', 'Cost', 'Result kept until'].includes(name) ? `${name}: ${value}` : name,
  );
  return [label, description, spoken, explainJob(job, known, english)?.message ?? '', ...details].join('\n');
}

describe('JobLedger, when somebody else has written the records', () => {
  const folder = temporaryFolder();
  let jobs: string;
  let ledger: JobLedger;

  beforeEach(() => {
    jobs = join(folder.path, 'jobs');
    mkdirSync(jobs);
    ledger = new JobLedger(jobs, new RecordingLog());
  });
  afterEach(() => {
    ledger.dispose();
  });

  it('reads a record or sets it aside unharmed, and what it reads can be shown', async () => {
    await fc.assert(
      fc.asyncProperty(tampered, async (text) => {
        rmSync(join(jobs, 'unreadable'), { recursive: true, force: true });
        writeFileSync(join(jobs, `${idOf(1)}.json`), text);
        const {
          jobs: [job, ...rest],
        } = await ledger.readAll();
        assert.equal(rest.length, 0);
        if (job !== undefined) {
          assert.doesNotMatch(show(job), /\bundefined\b|\bNaN\b|\[object |Invalid Date|\{\d\}/);
        } else if (existsSync(join(jobs, `${idOf(1)}.json`))) {
          assert.match(text, /"version":[1-9]/, 'only a later release’s record stays where it is');
        } else {
          assert.equal(readFileSync(join(jobs, 'unreadable', `${idOf(1)}.json`), 'utf8'), text);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('is not kept from the good ones by empty, cut, foreign and strange ones', async () => {
    const [good] = fc.sample(jobIn('waiting'), { numRuns: 1, seed: 11 });
    assert.ok(good);
    const text = formatJobRecord({ ...good, id: idOf(1) });
    writeFileSync(join(jobs, `${idOf(1)}.json`), text);
    for (let number = 2; number < 40; number += 1) {
      writeFileSync(join(jobs, `${idOf(number)}.json`), text.slice(0, ((number - 2) * text.length) / 40));
    }
    writeFileSync(join(jobs, `${idOf(40)}.json`), `\uFEFF${text}`);
    writeFileSync(join(jobs, `${idOf(41)}.json`), Buffer.alloc(5000));
    writeFileSync(join(jobs, `${idOf(42)}.json`), '['.repeat(200_000));
    writeFileSync(join(jobs, `${idOf(43)}.json`), `{"version":1,"job":{"__proto__":{"state":"saved"}}}`);
    mkdirSync(join(jobs, `${idOf(44)}.json`));
    symlinkSync(join(jobs, `${idOf(45)}.json`), join(jobs, `${idOf(45)}.json`));
    writeFileSync(join(jobs, '..%2F..%2Fevil.json'), text);
    writeFileSync(join(jobs, 'con.json'), text);
    assert.deepEqual(
      (await ledger.readAll()).jobs.map(({ id }) => id),
      [idOf(1)],
    );
    assert.equal(Reflect.get({}, 'state'), undefined);
    assert.equal(readdirSync(join(jobs, 'unreadable')).length, 42);
  });

  it('reads thousands at the start in small steps, and takes 10,000 over at once', async () => {
    const [sample] = fc.sample(jobIn('saved'), { numRuns: 1, seed: 5 });
    assert.ok(sample);
    const request = { ...sample.request, prompt: 'a red fox in the snow '.repeat(90) };
    const all = Array.from({ length: 10_000 }, (_, index) => ({
      ...sample,
      ...{ request, id: idOf(index), createdAt: index },
    }));
    for (const job of all.slice(0, 1500)) {
      writeFileSync(join(jobs, `${job.id}.json`), formatJobRecord(job));
    }
    let turns = 0;
    let isReading = true;
    const count = (): void => {
      turns += 1;
      if (isReading) setImmediate(count);
    };
    count();
    assert.equal((await ledger.readAll()).jobs.length, 1500);
    isReading = false;
    // In turns of the event loop, not in time, which depends on what else the machine does: 24 records each at most.
    assert.ok(turns > 1500 / 24, `${turns} turns`);

    const clock = { now: () => 0, sleep: () => Promise.resolve() };
    const book = new JobBook(
      ledger,
      { isHeld: () => Promise.resolve(true) },
      clock,
      new RecordingLog(),
      new AbortController().signal,
    );
    const facts = { now: 0, typicalDuration: 1000 };
    for (const step of [
      () => {
        book.mirrorAll(all);
      },
      () => orderJobs(book.list()),
      () => all.slice(0, 1000).map((job) => presentJob(job, facts, english)),
    ]) {
      const started = process.cpuUsage();
      step();
      const { user, system } = process.cpuUsage(started);
      assert.ok(user + system < 150_000, `${user + system} µs`);
    }
    assert.equal(book.list()[0]?.createdAt, 9999);
  });
});
