import { join } from 'node:path';
import { nameKey, takenAmong } from '../assets/freeName';
import type { Job, KeptOutput } from '../core/job';
import type { AssetFiles } from '../core/ports/assetFiles';
import { QwenImageError } from '../core/qwenImageError';
import { diskError, onDisk } from './diskError';
import { DiskPlacement } from './diskPlacement';
import { readInputPicture } from './inputPicture';
import type { InputPicture } from './inputPicture';
import { pictureNameOf } from './pictureName';
import { foldersBetween, placeOf, schemeOf, uriOf } from './place';
import type { Place } from './place';
import type { Placed, Placement } from './placement';
import type { WorkspaceFileSystem } from './workspaceFileSystem';
import { WorkspacePlacement } from './workspacePlacement';

const keptName = /^[\da-f-]{36}-\d{1,4}\.(?:png|jpg|webp)$/;

/** Pictures of workspaces: `file:` through Node, all other schemes through VS Code. */
export class WorkspaceAssetFiles implements AssetFiles {
  readonly #results: string;
  readonly #files: WorkspaceFileSystem;
  readonly #onDisk: Placement;
  readonly #elsewhere: Placement;
  /** Names that were handed out and do not lie on disk yet. */
  readonly #reserved = new Set<string>();

  /** @param results absolute path of the folder that `ResultStorage` keeps pictures in */
  constructor(results: string, files: WorkspaceFileSystem, diskPlacement: Placement = new DiskPlacement()) {
    this.#results = results;
    this.#files = files;
    this.#onDisk = diskPlacement;
    this.#elsewhere = new WorkspacePlacement(files);
  }

  async choosePlace(job: Job, kept: KeptOutput, index: number): Promise<string> {
    const { root, folder } = job.request.destination;
    const name = pictureNameOf(job, kept, index);
    const folders = [...foldersBetween(root, folder), ...name.folders];
    return onDisk('find place', async () => {
      const placement = this.#placementFor(root);
      const isListed = takenAmong(await placement.list({ root, folders }));
      for (const candidate of name.candidates) {
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

  async place(kept: KeptOutput, target: string, root: string): Promise<Placed> {
    if (!keptName.test(kept.file)) {
      throw new QwenImageError('disk', { detail: 'not a kept picture (save picture)' });
    }
    const place = placeOf(root, target);
    try {
      const placed = await this.#placementFor(root).put(join(this.#results, kept.file), kept, place);
      this.#reserved.delete(reservationOf(place));
      return placed;
    } catch (error) {
      throw diskError('save picture', error);
    }
  }

  readInput(uri: string): Promise<InputPicture> {
    return readInputPicture(uri, this.#files);
  }

  #placementFor(root: string): Placement {
    return schemeOf(root) === 'file' ? this.#onDisk : this.#elsewhere;
  }
}

/** Decoded, so that names that differ in case only are equal in every language. */
function reservationOf({ root, folders, name }: Place): string {
  return nameKey([root, ...folders, name].join('/'));
}
