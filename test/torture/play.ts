import type { Destination, JobRequest, ReplacedFile } from '../../src/core/jobRequest';
import type { Job } from '../../src/core/job';
import { isActive, progressOf } from '../../src/core/job';
import { keyOf } from './audit';
import { hero } from './diskAudit';
import { checkEnd, checkIdle, checkRest } from './ending';
import { digestOf, isSame, pictureOf } from './picture';
import type { Deed, Script } from './script';
import type { ShopWindow } from './shopWindow';
import type { StageFigures } from './stage';
import { World } from './world';

export interface Ending {
  readonly violation: string | undefined;
  readonly faults: number;
  readonly story: readonly string[];
}

const home: Destination = {
  root: 'file:///project',
  folder: 'file:///project/assets',
  naming: { kind: 'template', template: '${prompt}' },
};

/** Plays a script to its end, heals the world, and lets whoever is left finish. */
export async function play(script: Script, figures: StageFigures, isTold = false): Promise<Ending> {
  const world = new World(script.seed, figures);
  const { stage, audit, segmind, disk } = world;
  stage.isTold = isTold;
  segmind.fates = [...script.fates];
  segmind.trouble = script.trouble;
  segmind.isSync = script.isSync;
  disk.hasLinks = script.hasLinks;
  world.settings = { ...world.settings, watchFor: script.watchFor };
  world.finish = script.finishing;
  audit.isRecording = script.finishing !== 'none';
  audit.isPlaceholder = script.isPlaceholder;
  const onRejection = (reason: unknown): void => {
    audit.broken(`a rejection that nobody handles: ${String(reason)}`);
  };
  process.on('unhandledRejection', onRejection);
  const isOver = (): boolean => audit.violation !== undefined;
  try {
    world.open(false);
    for (const { deed, steps } of script.deeds) {
      await perform(world, deed);
      for (let step = 0; step < steps && (await stage.next()) && !isOver(); step += 1);
      if (isOver()) {
        break;
      }
    }
    if (!isOver()) {
      await finish(world, isOver);
    }
  } finally {
    process.off('unhandledRejection', onRejection);
  }
  return { violation: audit.violation, faults: segmind.faults + disk.troubles, story: stage.story };
}

/** How often a person asks again for what Segmind is done with, at the end of a world. */
const rounds = 4;

async function finish(world: World, isOver: () => boolean): Promise<void> {
  const { stage, disk, segmind, audit } = world;
  stage.tell('all is well again');
  stage.plans = [];
  disk.mood = 'healthy';
  disk.isSlow = false;
  disk.refusals = 0;
  world.hasKey = true;
  segmind.trouble = 0;
  segmind.fates = [];
  world.settings = { ...world.settings, maxConcurrentJobs: 4 };
  for (const window of world.openWindows) {
    window.actor.fate = undefined;
    window.actor.frozenUntil = 0;
    window.close();
  }
  const last = world.open(false);
  const isQuiet = (): boolean =>
    isOver() || (stage.isQuiet && last.tracker.list().every((job) => !isActive(job)));
  await rest(world, isQuiet);
  if (isOver()) {
    return;
  }
  checkRest(world, last);
  // Whatever rests and is not saved leads on when the person says so. More than once, a while apart: a window that died in the middle of
  // writing a lease is believed to be still at it for one lease's time, counted from when somebody first asks; and what Segmind
  // turns out to have failed starts anew.
  for (let clicks = 0; clicks < rounds && !isOver();) {
    await stage.pass(60_000);
    // While Segmind is still at it, a click can lead to nothing but more waiting.
    clicks += [...audit.orders.values()].some(({ completesAt }) => completesAt > stage.real) ? 0 : 1;
    for (const job of last.tracker.list().filter(({ state }) => state !== 'saved')) {
      last.retry(job);
    }
    await rest(world, isQuiet);
  }
  if (!isOver()) {
    checkEnd(world, last);
  }
  for (const job of audit.jobsOnDisk()) {
    stage.tell(`end: ${job.id} ${job.state} ${JSON.stringify(progressOf(job))}`);
  }
}

async function rest({ stage, audit }: World, isQuiet: () => boolean): Promise<void> {
  // Three hours of virtual time: anything that runs then runs for ever.
  await stage.pass(3 * 3_600_000, isQuiet);
  if (!isQuiet()) {
    audit.broken(`it never comes to rest: ${stage.unfinished.slice(0, 300)}`);
  }
}

async function perform(world: World, deed: Deed): Promise<void> {
  const { stage, disk } = world;
  stage.tell(`* ${JSON.stringify(deed)}`);
  switch (deed.kind) {
    case 'open':
      if (world.openWindows.length < 3) {
        world.open(deed.isDeaf);
      }
      return;
    case 'machineSleep':
      world.audit.leases.upset();
      stage.sleep(deed.minutes * 60_000);
      return;
    case 'clockJump':
      plan(world, deed.steps, () => {
        world.audit.leases.upset();
        world.hasJumped = true;
        stage.wall += deed.days * 86_400_000;
      });
      return;
    case 'stranger':
      plan(world, deed.steps, () => {
        disk.strangeFile('/project/assets/a-red-fox.png');
      });
      return;
    case 'disk':
      plan(world, deed.steps, () => {
        disk.mood = deed.mood;
        if (deed.mood !== 'healthy') {
          for (const window of world.windows) {
            window.isInformed = false;
          }
        }
      });
      return;
    case 'edit':
      plan(world, deed.steps, () => {
        // What lies there once it was replaced is the person's to change.
        if (isSame(disk.bytes(hero) ?? new Uint8Array(), pictureOf('hero'))) {
          disk.edit(hero);
        }
      });
      return;
    case 'refusals':
      plan(world, deed.steps, () => {
        disk.refusals = deed.count;
      });
      return;
    case 'key':
      world.hasKey = deed.isThere;
      world.hasLackedKey ||= !deed.isThere;
      return;
    case 'powerLoss':
      plan(world, deed.steps, () => {
        losePower(world);
      });
      return;
    case 'slow':
      disk.isSlow = deed.isSlow;
      return;
    case 'places':
      world.settings = { ...world.settings, maxConcurrentJobs: deed.count };
      world.settingsChanged.fire();
      return;
    case 'pass':
      await stage.pass(deed.time, () => world.audit.violation !== undefined);
      checkIdle(world);
      return;
    case 'close':
    case 'crash':
    case 'submit':
    case 'stop':
    case 'retry':
    case 'saveElsewhere':
    case 'remove':
    case 'runAgain':
    case 'recover':
    case 'clearFinished':
    case 'freeze':
    case 'rename':
    case 'deaf': {
      const { openWindows } = world;
      const window = openWindows[deed.window % Math.max(1, openWindows.length)];
      if (window !== undefined) {
        inWindow(world, window, deed);
      }
    }
  }
}

function inWindow(world: World, window: ShopWindow, deed: Extract<Deed, { readonly window: number }>): void {
  const { audit } = world;
  switch (deed.kind) {
    case 'close':
      window.close();
      return;
    case 'crash':
      window.actor.fate = { stepsLeft: deed.steps, how: deed.how };
      return;
    case 'deaf':
      window.isDeaf = deed.isDeaf;
      window.isInformed = false;
      return;
    case 'submit':
      window.wish('submit', async () => {
        const { id } = await window.tracker.submit(request(world, deed));
        audit.onSubmitted(id);
      });
      return;
    case 'freeze':
      plan(world, deed.steps, () => {
        window.isInformed = false;
        audit.leases.upset();
        world.stage.freeze(window.actor, deed.time);
      });
      return;
    case 'rename':
      plan(world, deed.steps, () => {
        if (window.isOpen && world.disk.renameFolder('/project', 'assets', 'pictures')) {
          audit.hasRenamed = true;
          window.wish('rename', () => window.moved('file:///project/assets', 'file:///project/pictures'));
        }
      });
      return;
    case 'recover':
      recover(world, window, deed.order);
      return;
    case 'clearFinished':
      for (const job of window.tracker
        .list()
        .filter((one) => !isActive(one) && one.state !== 'unconfirmed')) {
        audit.removed.add(job.id);
      }
      window.wish('clear finished', () => window.tracker.clearFinished());
      return;
    case 'stop':
    case 'retry':
    case 'saveElsewhere':
    case 'remove':
    case 'runAgain': {
      const jobs = [...window.tracker.list()].sort((one, other) => one.id.localeCompare(other.id));
      const job = jobs[deed.job % Math.max(1, jobs.length)];
      if (job !== undefined) {
        onJob(world, window, deed.kind, job);
      }
    }
  }
}

function onJob(
  { audit }: World,
  window: ShopWindow,
  kind: 'stop' | 'retry' | 'saveElsewhere' | 'remove' | 'runAgain',
  job: Job,
): void {
  const { tracker } = window;
  switch (kind) {
    case 'retry':
      window.retry(job);
      return;
    case 'stop':
      audit.stopped.add(job.id);
      window.wish(`stop ${job.id}`, () => tracker.stop(job.id));
      return;
    case 'remove':
      audit.removed.add(job.id);
      window.wish(`remove ${job.id}`, () => tracker.remove(job.id));
      return;
    case 'runAgain':
      window.wish(`run ${job.id} again`, async () => {
        audit.onSubmitted((await tracker.runAgain(job.id)).id);
      });
      return;
    case 'saveElsewhere': {
      const times = audit.allowCopy(keyOf(job.request));
      const folder = `file:///project/elsewhere-${times}`;
      window.wish(`save ${job.id} elsewhere`, () => tracker.saveElsewhere(job.id, { ...home, folder }));
    }
  }
}

/** By an id that a person has from elsewhere. */
function recover({ audit }: World, window: ShopWindow, index: number): void {
  const orders = [...audit.orders.keys()];
  const id = orders[index % Math.max(1, orders.length)];
  if (id !== undefined) {
    audit.allowCopy(id);
    window.wish(`recover ${id}`, async () => {
      audit.onSubmitted((await window.tracker.recover(id, 'qwen-image', home)).id);
    });
  }
}

function plan({ stage }: World, stepsLeft: number, strike: () => void): void {
  stage.plans.push({ stepsLeft, strike });
}

/** Everything ends at once, and what was not made safe may be gone. */
function losePower(world: World): void {
  const { stage, disk, audit, windows } = world;
  for (const { actor } of windows) {
    stage.kill(actor);
  }
  disk.losePower();
  audit.onDeath();
  stage.figures.powerLosses += 1;
  stage.tell('the power is lost');
  world.open(false);
}

function request(
  world: World,
  { isEdit, isReplacing }: Extract<Deed, { readonly kind: 'submit' }>,
): JobRequest {
  const seed = world.random.integer(1_000_000);
  return {
    model: isEdit ? 'qwen-image-edit' : 'qwen-image',
    prompt: 'a red fox',
    parameters: { seed, steps: 30 },
    images: isEdit ? { image: { kind: 'file', uri: 'file:///project/fox.png' } } : {},
    destination: isReplacing === true ? { ...home, replaces: heroReplaced(world) } : home,
  };
}

function heroReplaced({ audit }: World): ReplacedFile {
  const expected = digestOf(pictureOf('hero'));
  return { uri: `file://${hero}`, expected, ...(audit.isPlaceholder ? { isPlaceholder: true } : {}) };
}
