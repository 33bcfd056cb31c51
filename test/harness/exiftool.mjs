// Prints what ExifTool finds in pictures, as a JSON list. A process of its own: only the package's ESM build can load its Perl.
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseMetadata } from '@uswriting/exiftool';

const args = ['-json', '-G1', '-a', '-validate', '-warning', '-error', '-all'];
const found = [];
for (const path of process.argv.slice(2)) {
  const seen = await parseMetadata(
    { name: basename(path), data: new Uint8Array(await readFile(path)) },
    { args },
  );
  if (!seen.success) throw new Error(seen.error);
  found.push(...JSON.parse(seen.data));
}
process.stdout.write(JSON.stringify(found));
