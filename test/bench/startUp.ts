import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { advance } from '../../src/core/advance';
import type { JobEvent } from '../../src/core/advance';
import { formatJobRecord } from '../../src/core/jobRecordText';
import { newJob } from '../../src/core/jobRules';
import type { Job } from '../../src/core/job';
import { systemRandom } from '../../src/host/systemRandom';
import { orderJobs } from '../../src/ui/jobsView/jobOrder';
import { presentJob } from '../../src/ui/jobsView/presentJob';
import { makeMachine, openWindowWithoutEditor } from '../harness/windowWithoutEditor';
import { aRequest } from '../fakes/trackerWorld';
import { startSimulator } from '../simulator/simulator';
import { median } from './figure';
import type { Figure } from './figure';

const jobs = 500;
const rounds = 5;

/** From an empty window to all rows of the jobs view, with a ledger of 500 finished jobs on disk. */
export async function benchStartUp(): Promise<readonly Figure[]> {
  const machine = await makeMachine();
  const simulator = await startSimulator();
  const folder = join(machine.storage, 'jobs');
  await mkdir(folder, { recursive: true });
  for (let index = 0; index < jobs; index += 1) {
    const job = savedJob(index);
    await writeFile(join(folder, `${job.id}.json`), formatJobRecord(job));
  }
  const times: number[] = [];
  const blocks: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const window = openWindowWithoutEditor(machine, simulator);
    const watch = watchBlocking();
    const started = performance.now();
    await window.tracker.start();
    const rows = orderJobs(window.tracker.list()).map((job) =>
      presentJob(job, { now: Date.now(), typicalDuration: 28_000 }, (text: string) => text),
    );
    times.push(performance.now() - started);
    blocks.push(await watch.end());
    if (rows.length !== jobs) {
      throw new Error(`${rows.length} rows in place of ${jobs}`);
    }
    await window.close();
  }
  await simulator.stop();
  await machine.remove();
  return [
    {
      what: `start-up with ${jobs} jobs in the ledger → rows of the tree`,
      value: median(times),
      bar: 300,
      unit: 'ms',
    },
    { what: `longest blocking step of that`, value: median(blocks), bar: 50, unit: 'ms' },
  ];
}

function savedJob(index: number): Job {
  const events: readonly JobEvent[] = [
    { kind: 'submitting', at: index },
    { kind: 'accepted', requestId: `request-${index}`, at: index },
    {
      kind: 'completed',
      at: index,
      outputs: [{ kind: 'remote', url: `https://images.segmind.com/${index}.png` }],
      metrics: { cost: 0.04, remainingCredits: 5, inferenceTime: 27_000 },
    },
    { kind: 'placing', targets: [`file:///project/assets/images/picture-${index}.png`] },
    { kind: 'saved', at: index },
  ];
  const prompt = `picture ${index}: a mystical dragon hovering above a sparkling waterfall under a starry sky`;
  return events.reduce<Job>(advance, newJob(systemRandom.id(), { ...aRequest, prompt }, index));
}

/** The longest time, in ms, that the event loop did not get to turn. */
function watchBlocking(): { end(): Promise<number> } {
  let last = performance.now();
  let longest = 0;
  const look = (): void => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  };
  let isOn = true;
  const turn = (): void => {
    look();
    if (isOn) {
      setImmediate(turn);
    }
  };
  turn();
  return {
    end: async () => {
      await new Promise((resolve) => setImmediate(resolve));
      isOn = false;
      return longest;
    },
  };
}
