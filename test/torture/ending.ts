import { fileURLToPath } from 'node:url';
import { isActive, progressOf, requestIdOf } from '../../src/core/job';
import { lastChanceOf } from '../../src/core/lastChance';
import type { Job } from '../../src/core/job';
import { isForsaken, keyOf, retention } from './audit';
import type { Audit, Order } from './audit';
import { orderOfPicture } from './picture';
import type { ShopWindow } from './shopWindow';
import { enough, enoughAtLast } from './world';
import type { World } from './world';

/** A window without a job that goes on waits for nobody's answer. */
export function checkIdle({ openWindows, audit, stage }: World): void {
  for (const { actor, tracker, deadlines } of openWindows) {
    const isIdle =
      tracker.list().every((job) => !isActive(job) && lastChanceOf(job) === undefined) &&
      actor.frozenUntil <= stage.steady;
    if (isIdle && deadlines > 0) {
      audit.broken(`${actor.name} has nothing to do and ${deadlines} deadlines are running`);
    }
  }
}

/** When nobody has helped yet: what had to come by itself. */
export function checkRest(world: World, window: ShopWindow): void {
  const { audit } = world;
  checkIdle(world);
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
    const order = orderOf(audit, job);
    // Segmind forgets after an hour, and what was recovered by its id cannot be sent: promises that nobody can keep.
    const isGone = order !== undefined && stage.real - order.acceptedAt > retention - 300_000;
    const isBeyondHelp = job.state === 'failed' && (isGone || job.isRecovered);
    // With a clock that was set ahead the hour looks over, and Segmind is still at it.
    const isStillMade = job.state === 'dismissed' && stage.real < (order?.completesAt ?? 0);
    if (job.state !== 'saved' && !isBeyondHelp && !isStillMade) {
      audit.broken(`${job.id} ends ${job.state}, and the person's retry did not help`);
    }
  }
  for (const path of disk
    .files('/project')
    .filter((name) => (disk.hasLinks && disk.bytes(name)?.length === 0) || name.endsWith('.tmp'))) {
    audit.broken(`${path} is left behind`);
  }
  const owners = disk.files('/project').map((path) => ownerOf(disk.bytes(path)));
  for (const order of audit.orders.values()) {
    const copies = owners.filter((owner) => owner === order.id).length - (audit.hasRenamed ? 1 : 0);
    // A picture that was placed and not recorded when its job was sent elsewhere lies in both places.
    if (copies > 1 + (audit.copies.get(order.key) ?? 0) + (audit.copies.get(order.id) ?? 0)) {
      audit.broken(`the picture of ${order.id} lies there ${copies} times`);
    }
  }
}

function ownerOf(bytes: Uint8Array | undefined): string | undefined {
  return bytes === undefined ? undefined : orderOfPicture(bytes);
}

/** What a job is about; of a finished one that Segmind told no id of, the last. */
function orderOf(audit: Audit, job: Job): Order | undefined {
  const requestId = requestIdOf(job);
  return requestId === undefined && progressOf(job).reached === 'delivered'
    ? audit.ordersOf(keyOf(job.request)).at(-1)
    : audit.orders.get(requestId ?? '');
}

function checkShelves({ audit, disk, stage }: World, window: ShopWindow): void {
  if (!stage.isQuiet) {
    audit.broken(`something still runs: ${stage.unfinished.slice(0, 300)}`);
  }
  const jobs = audit.jobsOnDisk();
  for (const id of audit.submitted) {
    if (!jobs.some((job) => job.id === id) && !audit.removed.has(id)) {
      audit.broken(`${id} has vanished`);
    }
  }
  for (const job of jobs) {
    if (window.tracker.get(job.id)?.state !== job.state) {
      audit.broken(
        `${job.id} is ${job.state} on disk and ${window.tracker.get(job.id)?.state ?? 'gone'} here`,
      );
    }
    if (job.state === 'saved') {
      checkSaved(job, { audit, disk });
    }
  }
  if (disk.names('/storage/jobs').includes('unreadable')) {
    audit.broken('a record could not be read and was set aside');
  }
}

function checkSaved(
  job: Extract<Job, { readonly state: 'saved' }>,
  { audit, disk }: Pick<World, 'audit' | 'disk'>,
): void {
  const ids =
    job.requestId === undefined ? audit.ordersOf(keyOf(job.request)).map(({ id }) => id) : [job.requestId];
  const [file = 'file:///', ...others] = job.files;
  // Of a rename only those jobs know that no other window works on.
  const places = audit.hasRenamed ? disk.files('/project') : [fileURLToPath(file)];
  const bytes = disk.bytes(fileURLToPath(file));
  if (others.length > 0 || !places.some((path) => ids.includes(ownerOf(disk.bytes(path)) ?? ''))) {
    audit.broken(
      `${job.id} is saved, and ${file} holds ${bytes?.length ?? 'no'} bytes that are not its picture`,
    );
  }
}

/** Doubt is only allowed where nobody knew: the answer was lost, or whoever heard it died before it could write. */
function checkUnconfirmed({ audit }: World, job: Job): void {
  if (job.state !== 'unconfirmed') {
    return;
  }
  const last = audit.posts.filter(({ key }) => key === keyOf(job.request)).at(-1);
  if (last?.heardAt !== undefined && !last.isForgotten) {
    audit.broken(`${job.id} is unconfirmed although its answer was heard`);
  }
}

/**
 * What Segmind completed and a window could have fetched for long enough must be saved; when it took too long to be watched, before
 * its hour is over. Not when a person stopped it; not
 * when the disk refused (the job says so and a retry saves it); not after five faults of the way there.
 */
function checkOwed({ audit, disk, hasLackedKey, hasJumped }: World, job: Job): void {
  const order = orderOf(audit, job);
  const isExcused =
    // Nobody knew of it while it could have been fetched.
    job.isRecovered ||
    audit.stopped.has(job.id) ||
    // The folder went away while a picture was being put there: the job says so.
    audit.hasRenamed ||
    hasLackedKey ||
    disk.faults > 0 ||
    (order?.troubles ?? 0) >= 5;
  if (order === undefined || order.isFailing || job.state === 'saved' || isExcused) {
    return;
  }
  const isOwedAtLast = order.wasForsaken && order.lastChance >= enoughAtLast && !hasJumped;
  if (isOwedAtLast || (order.chance >= enough && !isForsaken(job))) {
    audit.broken(`${job.id} had every chance and is ${job.state} (${progressOf(job).reached})`);
  }
}
