import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { npm } from './npm';
import { out, root } from './paths';

let packed: Promise<string> | undefined;

/** Builds and packs the extension as for the marketplace, once a process. Resolves with the path of the `.vsix`. */
export function packExtension(): Promise<string> {
  packed ??= pack();
  return packed;
}

async function pack(): Promise<string> {
  await mkdir(out, { recursive: true });
  const vsix = join(out, 'qwen-image-assets.vsix');
  await npm(root, ['run', '--silent', 'package', '--', '--out', vsix]);
  return vsix;
}
