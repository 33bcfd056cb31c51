import { dirname, basename } from 'node:path/posix';
import type { DiskFacts } from '../../src/host/disk';
import type { Dice } from './dice';

export class FileNode {
  bytes: Uint8Array = new Uint8Array();
  /** What survives a loss of power; undefined when nothing was ever made safe. */
  synced: Uint8Array | undefined;
  mtimeMs = 0;
}

type Change = readonly (readonly [name: string, node: Node | undefined])[];

export class FolderNode {
  entries = new Map<string, Node>();
  /** The names that survive a loss of power for sure. */
  durable = new Map<string, Node>();
  /** What happened to the names since, in order. */
  changes: Change[] = [];

  apply(change: Change): void {
    this.changes.push(change);
    applyTo(this.entries, change);
  }

  /** What may have a name after a loss of power. */
  outcomesOf(name: string): readonly (Node | undefined)[] {
    const later = this.changes.flatMap((change) => change.filter(([changed]) => changed === name));
    return [this.durable.get(name), ...later.map(([, node]) => node)];
  }

  sync(): void {
    this.durable = new Map(this.entries);
    this.changes = [];
  }
}

export type Node = FileNode | FolderNode;

/** Files and folders as a POSIX disk holds them: what was not made safe (fsync of file and folder) may be lost with the power. */
export class Tree {
  readonly root = new FolderNode();

  find(path: string): Node | undefined {
    let node: Node = this.root;
    for (const name of path.split('/')) {
      if (name === '') {
        continue;
      }
      if (node instanceof FileNode) {
        throw diskFault('ENOTDIR');
      }
      const next = node.entries.get(name);
      if (next === undefined) {
        return undefined;
      }
      node = next;
    }
    return node;
  }

  get(path: string): Node {
    return this.find(path) ?? fail('ENOENT');
  }

  file(path: string): FileNode {
    const node = this.get(path);
    return node instanceof FileNode ? node : fail('EISDIR');
  }

  folder(path: string): FolderNode {
    const node = this.get(path);
    return node instanceof FolderNode ? node : fail('ENOTDIR');
  }

  /** A new file; over what is there only when it may. */
  create(path: string, isExclusive: boolean): FileNode {
    const there = this.find(path);
    if (there !== undefined && isExclusive) {
      throw diskFault('EEXIST');
    }
    if (there instanceof FileNode) {
      there.bytes = new Uint8Array();
      return there;
    }
    const node = new FileNode();
    this.#parent(path).apply([[basename(path), node]]);
    return node;
  }

  makeFolder(path: string, isDeep: boolean): string | undefined {
    const there = this.find(path);
    if (there !== undefined) {
      return isDeep && there instanceof FolderNode ? undefined : fail('EEXIST');
    }
    const above =
      isDeep && this.find(dirname(path)) === undefined ? this.makeFolder(dirname(path), true) : undefined;
    this.#parent(path).apply([[basename(path), new FolderNode()]]);
    return above ?? path;
  }

  link(existing: string, name: string): void {
    const node = this.file(existing);
    if (this.find(name) !== undefined) {
      throw diskFault('EEXIST');
    }
    this.#parent(name).apply([[basename(name), node]]);
  }

  rename(from: string, to: string): void {
    const node = this.get(from);
    if (this.find(to) instanceof FolderNode) {
      throw diskFault('EISDIR');
    }
    const [source, target] = [this.#parent(from), this.#parent(to)];
    if (source === target) {
      source.apply([
        [basename(to), node],
        [basename(from), undefined],
      ]);
    } else {
      target.apply([[basename(to), node]]);
      source.apply([[basename(from), undefined]]);
    }
  }

  remove(path: string): void {
    const node = this.find(path);
    if (node instanceof FolderNode) {
      throw diskFault('EISDIR');
    }
    if (node !== undefined) {
      this.#parent(path).apply([[basename(path), undefined]]);
    }
  }

  /** Whether a file would be there, with all its bytes, after a loss of power at this moment, however that turns out. */
  isSafe(path: string): boolean {
    const names = path.split('/').filter((part) => part !== '');
    const last = names.pop() ?? '';
    let folder: Node = this.root;
    for (const name of names) {
      const outcomes: readonly (Node | undefined)[] =
        folder instanceof FolderNode ? folder.outcomesOf(name) : [];
      const [next] = outcomes;
      if (next === undefined || outcomes.some((other) => other !== next)) {
        return false;
      }
      folder = next;
    }
    const bytes = this.file(path).bytes;
    return (
      folder instanceof FolderNode &&
      folder
        .outcomesOf(last)
        .every(
          (node) =>
            node instanceof FileNode && node.synced === node.bytes && Buffer.compare(node.bytes, bytes) === 0,
        )
    );
  }

  /** The power goes: of names the disk keeps as much as it had come to write, of bytes nothing, a part or all. */
  losePower(dice: Dice): void {
    const settle = (folder: FolderNode): void => {
      const kept = folder.changes.slice(0, dice.below(folder.changes.length + 1));
      folder.entries = new Map(folder.durable);
      for (const change of kept) {
        applyTo(folder.entries, change);
      }
      folder.sync();
      for (const node of folder.entries.values()) {
        if (node instanceof FolderNode) {
          settle(node);
        } else if (node.synced !== node.bytes) {
          node.bytes = remains(node, dice);
          node.synced = node.bytes;
        }
      }
    };
    settle(this.root);
  }

  #parent(path: string): FolderNode {
    return this.folder(dirname(path));
  }
}

export function factsOf(node: Node): DiskFacts {
  const isFile = node instanceof FileNode;
  return {
    size: isFile ? node.bytes.length : 0,
    mtimeMs: isFile ? node.mtimeMs : 0,
    mode: 0o644,
    isFile: () => isFile,
    isDirectory: () => !isFile,
    isSymbolicLink: () => false,
  };
}

export function diskFault(code: string): Error {
  return Object.assign(new Error(`${code}: of the world`), { code });
}

function fail(code: string): never {
  throw diskFault(code);
}

function applyTo(entries: Map<string, Node>, change: Change): void {
  for (const [name, node] of change) {
    if (node === undefined) {
      entries.delete(name);
    } else {
      entries.set(name, node);
    }
  }
}

function remains({ bytes, synced }: FileNode, dice: Dice): Uint8Array {
  switch (dice.below(3)) {
    case 0:
      return synced ?? new Uint8Array();
    case 1:
      return bytes.slice(0, dice.below(bytes.length + 1));
    default:
      return bytes;
  }
}
