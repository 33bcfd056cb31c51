import { addressKey } from './addressKey';
import { progressOf } from './job';
import type { Job } from './job';
import type { InputImage } from './jobRequest';

/** A job whose pictures, or folders that they lie in, have another address now. The same object when none of them has. */
export function movedJob(job: Job, from: string, to: string): Job {
  const moved = (uri: string): string => movedUri(uri, from, to);
  const { images, destination } = job.request;
  const { root, replaces } = destination;
  // What is still to be written stays in its root.
  const movedInside = (uri: string): string => {
    const next = moved(uri);
    return movedUri(next, root, '') === next ? uri : next;
  };
  const request = {
    ...job.request,
    images: Object.fromEntries(
      Object.entries(images).map(([name, image]) => [name, movedImage(image, moved)]),
    ),
    destination:
      replaces === undefined
        ? destination
        : { ...destination, replaces: { ...replaces, uri: movedInside(replaces.uri) } },
  };
  const next = withPlaces({ ...job, request }, moved, movedInside);
  return addressesOf(next).every((uri, index) => uri === addressesOf(job)[index]) ? job : next;
}

/** A job whose placeholder is gone: its picture, if it comes, is a new file. The same object when none has gone. */
export function withoutPlaceholder(job: Job, uri: string): Job {
  const { replaces, ...destination } = job.request.destination;
  return job.state !== 'saved' && replaces?.isPlaceholder === true && movedUri(replaces.uri, uri, '') === ''
    ? { ...job, request: { ...job.request, destination } }
    : job;
}

function withPlaces(job: Job, moved: (uri: string) => string, movedInside: (uri: string) => string): Job {
  switch (job.state) {
    case 'saved':
      return { ...job, files: job.files.map(moved) };
    case 'ready':
      return { ...job, targets: job.targets.map(movedInside) };
    case 'failed':
    case 'dismissed':
      return job.progress.reached === 'delivered'
        ? { ...job, progress: { ...job.progress, targets: job.progress.targets.map(movedInside) } }
        : job;
    case 'queued':
    case 'submitting':
    case 'waiting':
    case 'unconfirmed':
      return job;
  }
}

/** An address after a file, or a folder above it, was renamed. The two may be spelled differently: `(` or `%28`. */
export function movedUri(uri: string, from: string, to: string): string {
  const [segments, old] = [uri.split('/'), from.replace(/\/+$/, '').split('/')];
  const isMeant = addressKey(old.join('/')) === addressKey(segments.slice(0, old.length).join('/'));
  return isMeant ? [to.replace(/\/+$/, ''), ...segments.slice(old.length)].join('/') : uri;
}

function movedImage(image: InputImage, moved: (uri: string) => string): InputImage {
  return image.kind === 'url'
    ? image
    : {
        ...image,
        uri: moved(image.uri),
        ...(image.original === undefined ? {} : { original: moved(image.original) }),
      };
}

function addressesOf(job: Job): readonly string[] {
  const { request } = job;
  const progress = progressOf(job);
  const inputs = Object.values(request.images).flatMap((image) =>
    image.kind === 'file' ? [image.uri, image.original ?? ''] : [],
  );
  const places = progress.reached === 'delivered' ? progress.targets : [];
  return [...inputs, request.destination.replaces?.uri ?? '', ...places];
}
