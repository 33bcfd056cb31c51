import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as z from 'zod/mini';
import { supportedTypes } from '../../../../src/assets/imageType';
import type { SupportedType } from '../../../../src/assets/imageType';
import { embedMetadata } from '../../../../src/assets/metadata/embedMetadata';
import { putMetadata } from '../../../../src/assets/metadata/putMetadata';
import { root } from '../../../harness/paths';
import { temporaryFolder } from '../../host/temporaryFolder';
import { converted } from './convertedPicture';
import { profile } from './sampleProfile';

const recipe = { prompt: 'a fox & 狐', model: 'qwen-image', parameters: { steps: 30, seed: 7 } };
const text = 'a fox & 狐\nSteps: 30, Seed: 7, Size: 48x32, Model: qwen-image, Version: Qwen Image Assets';

/** Where AUTOMATIC1111's text is found. */
const places: Readonly<Record<SupportedType, string>> = {
  png: 'PNG:Parameters',
  jpeg: 'ExifIFD:UserComment',
  webp: 'ExifIFD:UserComment',
};

/** ExifTool itself, in WebAssembly: some seconds a picture. */
describe('exiftool', function () {
  this.timeout(120_000);
  const folder = temporaryFolder();

  it('finds nothing wrong with pictures that tell of themselves, and all that they tell', async () => {
    const paths: string[] = [];
    for (const type of supportedTypes) {
      const path = join(folder.path, `fox.${type}`);
      const coloured = putMetadata(await converted(type), { icc: profile(70_000) });
      writeFileSync(path, embedMetadata(coloured, { isEdit: false, recipe }));
      paths.push(path);
    }
    const { stdout } = await promisify(execFile)(process.execPath, [
      join(root, 'test', 'harness', 'exiftool.mjs'),
      ...paths,
    ]);
    const pictures = z.array(z.record(z.string(), z.unknown())).parse(JSON.parse(stdout));
    for (const [index, type] of supportedTypes.entries()) {
      const found = new Map(Object.entries(pictures[index] ?? {}));
      // A comment alone is no whole camera's block, which is what it then says of each tag that cameras write.
      assert.match(
        JSON.stringify(found.get('ExifTool:Warning') ?? ''),
        /^"(?:|Missing required .* tag .*)"$/,
      );
      assert.equal(found.get('ExifTool:Error'), undefined);
      assert.equal(
        found.get('XMP-iptcExt:DigitalSourceType'),
        'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia',
      );
      assert.equal(found.get('XMP-iptcExt:AIPromptInformation'), recipe.prompt);
      assert.equal(found.get('XMP-iptcExt:AISystemUsed'), recipe.model);
      assert.equal(found.get(places[type]), text);
      assert.equal(found.get('ICC_Profile:ProfileCopyright'), 'nobody', JSON.stringify([...found.keys()]));
    }
  });
});
