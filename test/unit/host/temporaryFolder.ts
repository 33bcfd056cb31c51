import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** A real folder for each test of the suite it is called in; gone afterwards. */
export function temporaryFolder(): { readonly path: string; readonly uri: string } {
  let path = '';
  beforeEach(() => {
    path = mkdtempSync(join(realpathSync(tmpdir()), 'qwen-image-'));
  });
  afterEach(() => {
    rmSync(path, { recursive: true, force: true });
  });
  return {
    get path() {
      return path;
    },
    get uri() {
      return pathToFileURL(path).href;
    },
  };
}
