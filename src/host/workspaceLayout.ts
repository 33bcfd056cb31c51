import { publicFoldersFor } from '../assets/project/publicFolders';
import { parentOf } from '../assets/project/pathNames';
import type { Clock } from '../core/clock';
import type { ProjectFacts, ProjectLayout } from '../core/ports/projectLayout';
import { readAliases, readUsesNext } from './projectReader';
import type { ReadText } from './projectReader';

/** A document in a workspace folder, by paths. */
export interface PlacedDocument {
  readonly path: string;
  /** The workspace folder. */
  readonly root: string;
  /** The other workspace folders on its file system. */
  readonly otherRoots: readonly string[];
  /** Of the same file system. */
  readonly read: ReadText;
}

export interface LayoutSources {
  /** `undefined` outside of all workspace folders. @param document URI */
  place(document: string): PlacedDocument | undefined;
  /** The setting, for that document. */
  publicFolders(document: string): readonly string[];
}

/** Long enough for what happens at one stroke, too short for anyone to see an old answer. */
const keptFor = 3000;

/** Reads what a project says about itself, and holds it for a moment: a document with many references asks often. */
export class WorkspaceLayout implements ProjectLayout {
  readonly #sources: LayoutSources;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #kept = new Map<string, { readonly until: number; readonly files: Promise<FileFacts> }>();

  constructor(sources: LayoutSources, clock: Pick<Clock, 'now'>) {
    this.#sources = sources;
    this.#clock = clock;
  }

  async of(document: string): Promise<ProjectFacts | undefined> {
    const placed = this.#sources.place(document);
    if (placed === undefined) return undefined;
    const { path, root, otherRoots } = placed;
    return {
      root,
      otherRoots,
      publicFolders: publicFoldersFor(path, root, this.#sources.publicFolders(document)),
      ...(await this.#filesFor(document, placed)),
    };
  }

  #filesFor(document: string, placed: PlacedDocument): Promise<FileFacts> {
    const folder = parentOf(document);
    const now = this.#clock.now();
    const kept = this.#kept.get(folder);
    // Also when the clock was set back.
    if (kept !== undefined && kept.until > now && kept.until <= now + keptFor) return kept.files;
    for (const [key, { until }] of this.#kept) if (until <= now) this.#kept.delete(key);
    const files = readFiles(placed);
    this.#kept.set(folder, { until: now + keptFor, files });
    return files;
  }
}

type FileFacts = Pick<ProjectFacts, 'aliases' | 'usesNext'>;

async function readFiles({ path, root, read }: PlacedDocument): Promise<FileFacts> {
  const [aliases, usesNext] = await Promise.all([
    readAliases(read, path, root),
    readUsesNext(read, path, root),
  ]);
  return { aliases, usesNext };
}
