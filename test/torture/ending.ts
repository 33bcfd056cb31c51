import { progressOf, requestIdOf } from '../../src/core/job';
import type { Job } from '../../src/core/job';
import { keyOf, retention } from './audit';
import type { Order } from './audit';
import { known } from './known';
import { pictureOf } from './diskPictures';
import type { ShopWindow } from './shopWindow';
import { enough } from './world';
import type { World } from './world';

/** When nobody has helped yet: what had to come by itself. */
export function checkRest(world: World, window: ShopWindow): void {
  const { audit } = world;
  checkShelves(world, window);
  for (const job of audit.jobsOnDisk()) {
    checkUnconfirmed(world, job);
    checkOwed(world, job);
  }
}

/** After the person has said of everything that rests that it shall go on. */
export function checkEnd(world: World, window: ShopWindow): void {
  const { audit, stage, disk } = world;
  checkShelves(world, window);
  for (const job of audit.jobsOnDisk()) {
    const requestId = requestIdOf(job);
    const order = requestId === undefined ? undefined : audit.orders.get(requestId);
    // Segmind forgets after an hour: a promise that nobody can keep.
    const isGone = order !== undefined && stage.real - order.acceptedAt > retention - 300_000;
    if (job.state !== 'saved' && !(job.state === 'failed' && (isGone || isBelievedLate(world, order)))) {
      audit.broken(`${job.id} ends ${job.state}, and the person's retry did not help`);
    }
  }
  const pictures = [...disk.workspace.values()];
  for (const order of audit.orders.values()) {
    const copies = pictures.filter((text) => text === pictureOf(order.id)).length;
    // A picture that was placed and not recorded when its job was sent elsewhere lies in both places.
    if (copies > 1 + (audit.movedElsewhere.get(order.key) ?? 0)) {
      audit.broken(`the picture of ${order.id} lies there ${copies} times`);
    }
  }
}

function checkShelves({ audit, disk, stage }: World, window: ShopWindow): void {
  if (!stage.isQuiet) {
    audit.broken(`something still runs: ${stage.unfinished.slice(0, 300)}`);
  }
  for (const id of audit.submitted) {
    if (!disk.records.has(id) && !audit.removed.has(id)) {
      audit.broken(`${id} has vanished`);
    }
  }
  for (const job of audit.jobsOnDisk()) {
    if (window.tracker.get(job.id)?.state !== job.state) {
      audit.broken(
        `${job.id} is ${job.state} on disk and ${window.tracker.get(job.id)?.state ?? 'gone'} here`,
      );
    }
    if (job.state === 'saved') {
      checkSaved(job, { audit, disk });
    }
  }
  for (const [uri, text] of disk.workspace) {
    if (![...audit.orders.values()].some(({ id }) => pictureOf(id) === text)) {
      audit.broken(`${uri} holds ${text}, which is no whole picture`);
    }
  }
}

function checkSaved(
  job: Extract<Job, { readonly state: 'saved' }>,
  { audit, disk }: Pick<World, 'audit' | 'disk'>,
): void {
  const own = audit.ordersOf(keyOf(job.request)).map(({ id }) => pictureOf(id));
  const right = job.requestId === undefined ? own : [pictureOf(job.requestId)];
  const [file = '', ...others] = job.files;
  if (others.length > 0 || !right.includes(disk.workspace.get(file) ?? '')) {
    audit.broken(`${job.id} is saved, and ${file} holds ${disk.workspace.get(file) ?? 'nothing'}`);
  }
}

/** Doubt is only allowed where nobody knew: the answer was lost, or whoever heard it died before it could write. */
function checkUnconfirmed({ audit }: World, job: Job): void {
  if (job.state !== 'unconfirmed') {
    return;
  }
  const last = audit.posts.filter(({ key }) => key === keyOf(job.request)).at(-1);
  if (last?.isHeard === true && !last.isForgotten) {
    audit.broken(`${job.id} is unconfirmed although its answer was heard`);
  }
}

/**
 * What Segmind completed and a window could have fetched for long enough must be saved. Not when a person stopped it; not
 * when the disk refused (the job says so and a retry saves it); not after five faults of the way there.
 */
function checkOwed(world: World, job: Job): void {
  const { audit, disk } = world;
  const progress = progressOf(job);
  const requestId = requestIdOf(job);
  const order = requestId === undefined ? undefined : audit.orders.get(requestId);
  const isExcused =
    audit.stopped.has(job.id) ||
    (known.strandedByRefusal && audit.removed.has(job.id)) ||
    disk.faults > 0 ||
    (order?.troubles ?? 0) >= 5 ||
    isBelievedLate(world, order);
  if (
    order !== undefined &&
    !order.isFailing &&
    order.chance >= enough &&
    job.state !== 'saved' &&
    !isExcused
  ) {
    audit.broken(`${job.id} had every chance and is ${job.state} (${progress.reached})`);
  }
}

/** See `known.lateClock`; also when the machine slept between the intent and the POST. The job keeps its id: a retry goes on. */
function isBelievedLate({ audit }: World, order: Order | undefined): boolean {
  return known.lateClock && audit.isClockOff && order !== undefined && order.troubles > 0;
}
