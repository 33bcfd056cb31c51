import { join } from 'node:path';
import { nameKey, takenAmong } from '../assets/freeName';
import { typeOfName } from '../assets/nameType';
import type { KeptOutput } from '../core/job';
import type { ReplacedFile } from '../core/jobRequest';
import type { AssetFiles } from '../core/ports/assetFiles';
import type { Links } from '../core/ports/links';
import { QwenImageError } from '../core/qwenImageError';
import { systemDisk } from './disk';
import type { Disk } from './disk';
import { diskError, onDisk } from './diskError';
import { readInputPicture } from './inputPicture';
import type { InputPicture } from './inputPicture';
import { isKeptName } from './keptName';
import { pictureNameOf } from './pictureName';
import type { NamedJob } from './pictureName';
import { foldersBetween, placeOf, uriOf } from './place';
import type { Place } from './place';
import { throughLink } from './placement';
import type { Placed } from './placement';
import { placements } from './placements';
import type { PlacementFor } from './placements';
import { leadsOut } from './reach';
import type { ReplacedPictures } from './replacedPictures';
import type { WorkspaceFileSystem } from './workspaceFileSystem';

type NamedPicture = Pick<KeptOutput, 'type' | 'sha256'>;

/** Pictures of workspaces: `file:` through Node, all other schemes through VS Code. */
export class WorkspaceAssetFiles implements AssetFiles, Links {
  readonly #results: string;
  readonly #files: WorkspaceFileSystem;
  readonly #replaced: ReplacedPictures;
  readonly #placementFor: PlacementFor;
  readonly #disk: Disk;
  readonly #openFolders: () => readonly string[];
  /** Names that were handed out and do not lie on disk yet. */
  readonly #reserved = new Set<string>();

  /**
   * @param results absolute path of the folder that `ResultStorage` keeps pictures in
   * @param replaced keeps what is replaced
   * @param openFolders URIs of the folders out of which no link is followed
   */
  constructor(
    results: string,
    files: WorkspaceFileSystem,
    replaced: ReplacedPictures,
    placementFor?: PlacementFor,
    disk: Disk = systemDisk,
    openFolders: () => readonly string[] = () => [],
  ) {
    this.#results = results;
    this.#files = files;
    this.#replaced = replaced;
    this.#placementFor = placementFor ?? placements(files, disk);
    this.#disk = disk;
    this.#openFolders = openFolders;
  }

  async choosePlace(job: NamedJob, kept: NamedPicture, index: number): Promise<string> {
    const { root, replaces } = job.request.destination;
    if (index === 0 && replaces !== undefined && (await this.#mayReplace(root, replaces, kept))) {
      return replaces.uri;
    }
    const { candidates } = pictureNameOf(job, kept, index);
    const folders = foldersOf(job, kept, index);
    return onDisk('find place', async () => {
      const placement = this.#placementFor(root);
      const isListed = takenAmong(await placement.list({ root, folders }));
      for (const candidate of candidates) {
        const place: Place = { root, folders, name: candidate };
        const reservation = reservationOf(place);
        if (isListed(candidate) || this.#reserved.has(reservation)) {
          continue;
        }
        // Before the next wait, so that nobody else is handed the same name.
        this.#reserved.add(reservation);
        let isFree = false;
        try {
          isFree = !(await placement.exists(place));
        } finally {
          if (!isFree) {
            this.#reserved.delete(reservation);
          }
        }
        if (isFree) {
          return uriOf(place);
        }
      }
      throw new QwenImageError('disk', { detail: 'every name is taken (find place)' });
    });
  }

  async place(kept: KeptOutput, target: string, root: string, replaced?: ReplacedFile): Promise<Placed> {
    if (!isKeptName(kept.file)) {
      throw new QwenImageError('disk', { detail: 'not a kept picture (save picture)' });
    }
    const place = placeOf(root, target);
    try {
      const source = join(this.#results, kept.file);
      if (replaced !== undefined) {
        const swapped = await this.#swap(source, kept, place, replaced);
        if (swapped !== 'nothing there') {
          this.release(place);
          return swapped;
        }
      }
      const placed = await this.#placementFor(root).put(source, kept, place);
      this.release(place);
      return placed;
    } catch (error) {
      throw diskError('save picture', error);
    }
  }

  /** A name that was handed out lies on disk now, or never will. */
  release(place: Place): void {
    this.#reserved.delete(reservationOf(place));
  }

  readInput(uri: string, root?: string): Promise<InputPicture> {
    const roots = [...this.#openFolders(), ...(root === undefined ? [] : [root])];
    return readInputPicture(uri, this.#files, this.#disk, roots);
  }

  leadsOut(uri: string): Promise<boolean> {
    return onDisk('read picture', () => leadsOut(this.#disk, uri, this.#openFolders()));
  }

  async isBehindLink(root: string, folder: string): Promise<boolean> {
    return isThroughLink(() =>
      this.#placementFor(root).list({ root, folders: foldersBetween(root, folder) }),
    );
  }

  async linkedFolder(job: NamedJob): Promise<string | undefined> {
    const { root } = job.request.destination;
    let way = '';
    const isLinked = await isThroughLink(async () => {
      const folders = foldersOf(job, { type: 'png' }, 0);
      way = folders.join('/');
      await this.#placementFor(root).list({ root, folders });
    });
    return isLinked ? way : undefined;
  }

  /** Also where nothing lies any more: what refers to the file waits for it. */
  #mayReplace(root: string, { uri, expected }: ReplacedFile, kept: NamedPicture): Promise<boolean> {
    return onDisk('find place', async () => {
      const place = placeOf(root, uri);
      if (typeOfName(place.name) !== kept.type) {
        return false;
      }
      const there = await this.#placementFor(root).read(place);
      const isKnown = there.kind === 'file' && [expected, kept.sha256].includes(there.sha256);
      return there.kind === 'nothing' || isKnown;
    });
  }

  async #swap(
    source: string,
    kept: KeptOutput,
    place: Place,
    { uri, expected, isPlaceholder }: ReplacedFile,
  ): Promise<Placed | 'nothing there'> {
    const placement = this.#placementFor(place.root);
    const there = await placement.read(place);
    if (there.kind === 'nothing') {
      return 'nothing there';
    }
    if (there.kind === 'file' && there.sha256 === expected && isPlaceholder !== true) {
      // Before the swap: a crash between the two leaves a note of something that did not happen, which nobody is shown.
      await this.#replaced.keep({ uri, root: place.root, after: kept.sha256 }, there.bytes);
    }
    return placement.replace(source, kept, place, expected);
  }
}

/** From the root: the destination's folder, and below it what the name asks for. */
function foldersOf(job: NamedJob, kept: Pick<KeptOutput, 'type'>, index: number): readonly string[] {
  const { root, folder } = job.request.destination;
  return [...foldersBetween(root, folder), ...pictureNameOf(job, kept, index).folders];
}

async function isThroughLink(look: () => Promise<unknown>): Promise<boolean> {
  try {
    await look();
    return false;
  } catch (error) {
    return error instanceof QwenImageError && error.facts.detail === throughLink;
  }
}

/** Decoded, so that names that differ in case only are equal in every language. */
function reservationOf({ root, folders, name }: Place): string {
  return nameKey([root, ...folders, name].join('/'));
}
