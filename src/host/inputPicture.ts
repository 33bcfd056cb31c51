import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { imageSizeOf } from '../assets/imageSize';
import { imageTypeOf, isSupportedType, mediaTypeOf } from '../assets/imageType';
import { QwenImageError } from '../core/qwenImageError';
import type { InputProblem } from '../core/failure';
import type { ReadInput } from '../core/ports/assetFiles';
import { systemDisk } from './disk';
import type { Disk } from './disk';
import { diskError, errorCodeOf, isMissing } from './diskError';
import { schemeOf } from './place';
import { leadsOut } from './reach';
import type { WorkspaceFileSystem } from './workspaceFileSystem';

/** Bytes. Segmind names 20 MB in one place and 2 GB in another. */
export const maximumInputSize = 20_000_000;

export type InputPicture = Required<ReadInput>;

/**
 * Reads a picture that shall be edited. Rejects with `badInput` and `facts.inputProblem`, or `disk`.
 * @param roots URIs of folders out of which no link is followed
 */
export async function readInputPicture(
  uri: string,
  files: WorkspaceFileSystem,
  disk: Disk = systemDisk,
  roots: readonly string[] = [],
): Promise<InputPicture> {
  let bytes: Uint8Array;
  try {
    if (await leadsOut(disk, uri, roots)) {
      throw badInput('leadsOut');
    }
    bytes = await (schemeOf(uri) === 'file'
      ? readFromDisk(disk, fileURLToPath(uri))
      : readFromWorkspace(uri, files));
  } catch (error) {
    if (isMissing(error) || errorCodeOf(error) === 'ENOTDIR') {
      throw badInput('missing', error);
    }
    throw diskError('read picture', error);
  }
  const type = imageTypeOf(bytes);
  if (type === 'unknown' || type === 'html' || type === 'pdf') {
    throw badInput('notAnImage');
  }
  if (!isSupportedType(type)) {
    throw badInput('unsupportedType');
  }
  if (imageSizeOf(bytes).kind !== 'size') {
    throw badInput('notAnImage');
  }
  return { mediaType: mediaTypeOf(type), bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}

async function readFromDisk(disk: Disk, path: string): Promise<Uint8Array> {
  // Before opening: that would wait for ever at a pipe.
  const facts = await disk.stat(path);
  check(facts.isFile(), facts.size);
  const file = await disk.open(path, 'r');
  try {
    const bytes = await file.readFile();
    // It may have grown since.
    check(true, bytes.byteLength);
    return bytes;
  } finally {
    await file.close();
  }
}

async function readFromWorkspace(uri: string, files: WorkspaceFileSystem): Promise<Uint8Array> {
  const { kind, size } = await files.stat(uri);
  check(kind === 'file', size);
  const bytes = await files.readFile(uri);
  check(true, bytes.byteLength);
  return bytes;
}

function check(isFile: boolean, size: number): void {
  if (!isFile) {
    throw badInput('notAnImage');
  }
  if (size > maximumInputSize) {
    throw badInput('tooLarge');
  }
}

function badInput(inputProblem: InputProblem, cause?: unknown): QwenImageError {
  return new QwenImageError('badInput', { detail: inputProblem, inputProblem }, { cause });
}
