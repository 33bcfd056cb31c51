import type { Disk, DiskFile } from '../../src/host/disk';
import type { WatchFolder } from '../../src/host/folderWatch';
import type { Actor, Stage } from './stage';
import { FileNode, FolderNode, Tree, diskFault, factsOf } from './tree';
import type { Node } from './tree';

/**
 * `full` refuses what needs room, `storageFull` only in the extension's storage, as the project may lie on another disk; `readOnly`
 * refuses all changes, `broken` also reading, `flaky` one in six of anything.
 */
export type DiskMood = 'healthy' | 'full' | 'storageFull' | 'readOnly' | 'broken' | 'flaky';

/** What another program writes. */
export const strange: Uint8Array = Buffer.from('not ours');

type Need = 'read' | 'take' | 'write';

/** Told of what happens to files, at the moment it does. */
export interface DiskWitness {
  onBytes(path: string, bytes: Uint8Array, actor: Actor): void;
  /** A name is about to get another file, or none. */
  onName(path: string, next: FileNode | undefined, actor: Actor): void;
}

/** The disk that all windows of a machine share. */
export class WorldDisk {
  readonly tree = new Tree();
  mood: DiskMood = 'healthy';
  isSlow = false;
  hasLinks = true;
  /** So many renames from now on are refused, as if a virus scanner held the file. */
  refusals = 0;
  /** Refusals that a window may fail of. */
  faults = 0;
  /** All of them. */
  troubles = 0;
  /** Step of the stage at which the picture that is to be replaced was last changed. */
  editedAt = -1;
  /** The window that did it; none when another program did. */
  editor: Actor | undefined;
  witness: DiskWitness | undefined;
  readonly #stage: Stage;
  readonly #watchers = new Set<{ readonly folder: string; readonly hear: (name: string) => void }>();

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  names(folder: string): readonly string[] {
    const node = this.tree.find(folder);
    return node instanceof FolderNode ? [...node.entries.keys()] : [];
  }

  bytes(path: string): Uint8Array | undefined {
    const node = this.tree.find(path);
    return node instanceof FileNode ? node.bytes : undefined;
  }

  /** All files below a folder. */
  files(folder: string): readonly string[] {
    return this.names(folder).flatMap((name) => {
      const path = `${folder}/${name}`;
      return this.tree.find(path) instanceof FolderNode ? this.files(path) : [path];
    });
  }

  /** Another program's file, if the name is free. */
  strangeFile(path: string): void {
    const folder = this.tree.find(path.slice(0, path.lastIndexOf('/')));
    if (folder instanceof FolderNode && this.tree.find(path) === undefined) {
      const node = this.tree.create(path, true);
      node.bytes = node.synced = strange;
      folder.sync();
      this.#stage.tell(`a stranger makes ${path}`);
    }
  }

  /** Another program's bytes in a file that is there. */
  edit(path: string): void {
    const node = this.tree.find(path);
    if (node instanceof FileNode) {
      node.bytes = node.synced = strange;
      this.markEdit();
      this.#stage.tell(`a stranger changes ${path}`);
    }
  }

  markEdit(editor?: Actor): void {
    this.editor = editor;
    this.editedAt = this.#stage.figures.steps;
  }

  /** A person's rename of a folder. */
  renameFolder(parent: string, from: string, to: string): boolean {
    const above = this.tree.folder(parent);
    const node = above.entries.get(from);
    if (node === undefined || above.entries.has(to)) {
      return false;
    }
    above.apply([
      [to, node],
      [from, undefined],
    ]);
    above.sync();
    this.#stage.tell(`${parent}/${from} is renamed to ${to}`);
    return true;
  }

  losePower(): void {
    this.tree.losePower(this.#stage.dice);
    this.mood = 'healthy';
  }

  watchOf(actor: Actor, isDeaf: () => boolean): WatchFolder {
    return (folder, onChange) => {
      const heard = new Set<string>();
      const hear = (name: string): void => {
        if (!actor.isAlive || isDeaf() || heard.has(name)) {
          return;
        }
        heard.add(name);
        void this.#stage
          .do(actor, 'notice', 0, () => heard.delete(name))
          .then(() => {
            onChange(name);
          });
      };
      const watcher = { folder, hear };
      this.#watchers.add(watcher);
      return { dispose: () => this.#watchers.delete(watcher) };
    };
  }

  /** The disk as one window has it. */
  of(actor: Actor): Disk {
    const { tree } = this;
    const act = <T>(name: string, path: string, need: Need, effect: () => T, torn?: () => void): Promise<T> =>
      this.#do(actor, `${name} ${placeOf(path)}`, path, need, effect, torn);
    return {
      open: (path, flags) => {
        if (flags === 'r' && tree.find(path) instanceof FolderNode) {
          return Promise.resolve(this.#opened(actor, path, tree.get(path)));
        }
        if (flags === 'r' || flags === 'r+') {
          return act('open', path, flags === 'r' ? 'read' : 'write', () =>
            this.#opened(actor, path, tree.file(path)),
          );
        }
        return act('create', path, 'write', () =>
          this.#opened(actor, path, this.#create(path, flags.includes('x'), actor)),
        );
      },
      readText: (path) =>
        act('read', path, 'read', () => {
          if (path.startsWith('/storage/leases/')) {
            actor.lookedAt.set(
              path.slice('/storage/leases/'.length).replace(/\.\d+$/, ''),
              this.#stage.figures.steps,
            );
          }
          return new TextDecoder().decode(tree.file(path).bytes);
        }),
      writeFile: async (path, text, { flag }) => {
        const node = await act('create', path, 'write', () => this.#create(path, flag.includes('x'), actor));
        await this.#write(actor, path, node, Buffer.from(text), 0);
      },
      readFile: (path) =>
        act('read', path, 'read', () => {
          actor.readAt.set(path, this.#stage.figures.steps);
          return tree.file(path).bytes.slice();
        }),
      chmod: () => Promise.resolve(),
      utimes: (path, _accessed, modified) =>
        act('touch', path, 'take', () => {
          tree.file(path).mtimeMs = modified.getTime();
        }),
      readdir: (path) => act('list', path, 'read', () => [...tree.folder(path).entries.keys()]),
      stat: (path) => this.#now(() => factsOf(tree.get(path))),
      lstat: (path) => this.#now(() => factsOf(tree.get(path))),
      realpath: (path) => this.#now(() => (tree.get(path), path)),
      mkdir: (path, options) =>
        act('make folder', path, 'write', () => tree.makeFolder(path, options?.recursive ?? false)),
      copyFile: async (from, to) => {
        const node = await act('create', to, 'write', () => (tree.file(from), this.#create(to, true, actor)));
        await this.#write(actor, to, node, tree.file(from).bytes, 0);
      },
      link: (existing, name) =>
        act('link', name, 'write', () => {
          if (!this.hasLinks) {
            throw diskFault(tree.find(name) === undefined ? 'EPERM' : 'EEXIST');
          }
          const node = tree.file(existing);
          if (tree.find(name) === undefined) {
            this.witness?.onName(name, node, actor);
          }
          tree.link(existing, name);
          this.#tell(name);
        }),
      rename: (from, to) =>
        act('rename', to, 'write', () => {
          if (this.refusals > 0) {
            this.refusals -= 1;
            this.troubles += 1;
            throw diskFault('EBUSY');
          }
          this.witness?.onName(to, tree.file(from), actor);
          tree.rename(from, to);
          this.#tell(to);
        }),
      rm: (path) =>
        act('remove', path, 'take', () => {
          if (tree.find(path) !== undefined) {
            this.witness?.onName(path, undefined, actor);
            tree.remove(path);
            this.#tell(path);
          }
        }),
      now: () => this.#stage.wall,
      pause: (milliseconds) =>
        new Promise((resolve) => {
          this.#stage.timerOf(actor)(milliseconds, resolve);
        }),
    };
  }

  #opened(actor: Actor, path: string, node: Node): DiskFile {
    const bytes = (): Uint8Array => (node instanceof FileNode ? node.bytes : new Uint8Array());
    return {
      read: (into, offset, length, position) =>
        this.#now(() => {
          const part = bytes().subarray(position, position + length);
          into.set(part, offset);
          return { bytesRead: part.length };
        }),
      readFile: () => this.#now(() => bytes().slice()),
      write: async (from, offset, length, position) => {
        // A single write may take less than it is given.
        const taken = length > 1 && this.#stage.dice.below(8) === 0 ? length >> 1 : length;
        await this.#write(actor, path, node, from.slice(offset, offset + taken), position);
        return { bytesWritten: taken };
      },
      writeFile: (content) => this.#write(actor, path, node, Buffer.from(content), 0),
      stat: () => this.#now(() => factsOf(node)),
      sync: () =>
        this.#do(
          actor,
          `sync ${placeOf(path)}${node instanceof FileNode ? '' : ' folder'}`,
          path,
          'read',
          () => {
            if (node instanceof FileNode) {
              node.synced = node.bytes;
            } else {
              node.sync();
            }
          },
        ),
      close: () => Promise.resolve(),
    };
  }

  #create(path: string, isExclusive: boolean, actor: Actor): FileNode {
    if (this.tree.find(path) === undefined) {
      this.witness?.onName(path, new FileNode(), actor);
    }
    const node = this.tree.create(path, isExclusive);
    node.mtimeMs = this.#stage.wall;
    return node;
  }

  /** A window that dies in the middle of it leaves a part. */
  #write(actor: Actor, path: string, node: Node, bytes: Uint8Array, position: number): Promise<void> {
    const put = (part: Uint8Array): void => {
      if (node instanceof FileNode) {
        const whole = new Uint8Array(Math.max(node.bytes.length, position + part.length));
        whole.set(node.bytes);
        whole.set(part, position);
        node.bytes = whole;
        node.mtimeMs = this.#stage.wall;
        this.witness?.onBytes(path, bytes, actor);
      }
    };
    return this.#do(
      actor,
      `write ${placeOf(path)}`,
      path,
      'write',
      () => {
        put(bytes);
      },
      () => {
        put(bytes.subarray(0, this.#stage.dice.below(bytes.length + 1)));
      },
    );
  }

  /** What changes nothing and matters to nobody else takes no step of its own. */
  #now<T>(effect: () => T): Promise<T> {
    return new Promise((resolve) => {
      if (this.mood === 'broken') {
        this.faults += 1;
        throw diskFault('EIO');
      }
      resolve(effect());
    });
  }

  #do<T>(
    actor: Actor,
    name: string,
    path: string,
    need: Need,
    effect: () => T,
    torn?: () => void,
  ): Promise<T> {
    const delay = this.isSlow ? this.#stage.dice.below(1_500) : 0;
    return this.#stage.do(
      actor,
      name,
      delay,
      () => {
        this.#refuse(need, path);
        return effect();
      },
      undefined,
      torn,
    );
  }

  #refuse(need: Need, path: string): void {
    const isHit = this.mood === 'flaky' && this.#stage.dice.below(6) === 0;
    const code =
      this.mood === 'broken' || isHit
        ? 'EIO'
        : this.mood === 'readOnly' && need !== 'read'
          ? 'EROFS'
          : need === 'write' && (this.mood === 'full' || (this.mood === 'storageFull' && isStorage(path)))
            ? 'ENOSPC'
            : undefined;
    if (code !== undefined) {
      this.faults += 1;
      this.troubles += 1;
      this.#stage.tell(`  refused (${code})`);
      throw diskFault(code);
    }
  }

  #tell(path: string): void {
    const at = path.lastIndexOf('/');
    for (const { folder, hear } of this.#watchers) {
      if (path.startsWith(folder) && at === folder.length) {
        hear(path.slice(at + 1));
      }
    }
  }
}

function isStorage(path: string): boolean {
  return path.startsWith('/storage/');
}

/** What kind of file it is, for the list of steps that a window died at. */
function placeOf(path: string): string {
  const [, top = '', next = ''] = path.split('/');
  const kind = top === 'storage' ? next : 'asset';
  return path.endsWith('.tmp') ? `${kind} temporary` : kind;
}
