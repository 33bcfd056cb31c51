import type { AssetRecord } from '../../../../src/core/assetRecord';
import type { FoundRecord } from '../../../../src/core/ports/assetRecords';

/** A record of a picture in `file:///site`, as it is found in the folder. */
export function recordOf(file: string, sha256 = 'a'.repeat(64)): FoundRecord {
  const record: AssetRecord = {
    ...{ sha256, file, type: 'png', width: 3, height: 2, model: 'qwen-image', prompt: 'a fox' },
    ...{ parameters: {}, createdAt: 1, sources: [] },
  };
  return { record, root: 'file:///site', file: `file:///site/${file}`, kept: 'folder' };
}
