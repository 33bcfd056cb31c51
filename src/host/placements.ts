import { systemDisk } from './disk';
import type { Disk } from './disk';
import { DiskPlacement } from './diskPlacement';
import { schemeOf } from './place';
import type { Placement } from './placement';
import type { WorkspaceFileSystem } from './workspaceFileSystem';
import { WorkspacePlacement } from './workspacePlacement';

/** How pictures get into the folders of a root. */
export type PlacementFor = (root: string) => Placement;

/** `file:` through Node, all other schemes through VS Code. */
export function placements(files: WorkspaceFileSystem, disk: Disk = systemDisk): PlacementFor {
  const onDisk = new DiskPlacement(disk);
  const elsewhere = new WorkspacePlacement(files);
  return (root) => (schemeOf(root) === 'file' ? onDisk : elsewhere);
}
