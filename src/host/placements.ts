import { systemDisk } from './disk';
import type { Disk } from './disk';
import { DiskPlacement } from './diskPlacement';
import { schemeOf } from './place';
import type { Placement } from './placement';
import { Sequences } from './sequences';
import type { Turns } from './swapTurns';
import type { WorkspaceFileSystem } from './workspaceFileSystem';
import { WorkspacePlacement } from './workspacePlacement';

/** How pictures get into the folders of a root. */
export type PlacementFor = (root: string) => Placement;

/** `file:` through Node, all other schemes through VS Code. @param turns who may swap a file now */
export function placements(
  files: WorkspaceFileSystem,
  disk: Disk = systemDisk,
  turns: Turns = new Sequences(),
): PlacementFor {
  const onDisk = new DiskPlacement(disk, turns);
  const elsewhere = new WorkspacePlacement(files, turns);
  return (root) => (schemeOf(root) === 'file' ? onDisk : elsewhere);
}
