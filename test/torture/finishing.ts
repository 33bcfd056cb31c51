import type { Log } from '../../src/core/log';
import type { Finishing } from '../../src/core/ports/finishing';
import { AssetRecordFiles } from '../../src/host/assetRecordFiles';
import type { Disk } from '../../src/host/disk';
import { PictureFinishing } from '../../src/host/pictureFinishing';
import type { FinishingWish } from '../../src/host/pictureFinishing';
import type { WorkspaceFileSystem } from '../../src/host/workspaceFileSystem';
import { fileURLToPath } from 'node:url';
import { smallerOf } from './picture';
import type { Finish } from './script';
import type { Actor } from './stage';
import type { World } from './world';

const wishes: Readonly<Record<Finish, FinishingWish>> = {
  none: { embedMetadata: 'none' },
  disclosure: { embedMetadata: 'disclosure' },
  full: { embedMetadata: 'full' },
  smaller: { embedMetadata: 'full', conversion: { quality: 82, longestSide: 32 } },
};

/** What is done to pictures before they are placed, and records of them; the codec may be slow, and may fail. */
export function finishingOf(world: World, actor: Actor, disk: Disk, log: Log): Finishing {
  const { stage, segmind } = world;
  const records = new AssetRecordFiles({
    files: filesOf(disk),
    roots: () => ['file:///project'],
    isWanted: () => world.finish !== 'none',
    jobs: () => [],
    disk,
  });
  return new PictureFinishing({
    results: '/storage/results',
    wish: () => wishes[world.finish],
    records,
    transcode: ({ bytes }) =>
      stage.do(actor, 'convert', segmind.trouble * 5_000, () => {
        if (stage.dice.below(10) < segmind.trouble) {
          segmind.faults += 1;
          throw new Error('the codec gives up');
        }
        return [smallerOf(bytes)];
      }),
    disk,
    log,
  });
}

/** The part that reads; what is written goes through the disk. */
function filesOf(disk: Disk): WorkspaceFileSystem {
  const never = (): Promise<never> => Promise.reject(new Error('not through here'));
  return {
    stat: async (uri) => {
      const facts = await disk.lstat(fileURLToPath(uri));
      return { kind: facts.isFile() ? 'file' : 'folder', isSymbolicLink: false, size: facts.size };
    },
    list: (uri) => disk.readdir(fileURLToPath(uri)),
    readFile: (uri) => disk.readFile(fileURLToPath(uri)),
    writeFile: never,
    renameToFree: never,
    renameOver: never,
    createFolder: never,
    remove: never,
  };
}
