import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { imageSizeOf } from '../../src/assets/imageSize';
import { imageTypeOf } from '../../src/assets/imageType';
import { readMetadata } from '../../src/assets/metadata/readMetadata';
import { parseRecord } from '../../src/assets/provenance/parseRecord';
import { recordFileName } from '../../src/assets/provenance/recordPath';
import type { AssetRecord } from '../../src/core/assetRecord';
import type { JobSnapshot } from '../../src/core/jobSnapshot';
import { inWorkspace, namesIn, pathInWorkspace, workspaceFolder } from './places';
import { withSettings } from './settings';
import { atOnce, onSimulator, run } from './stand';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

async function bytesOf(job: JobSnapshot): Promise<Buffer> {
  assert.equal(job.state, 'saved', JSON.stringify(job.error));
  return readFile(vscode.Uri.parse(job.files[0] ?? '', true).fsPath);
}

async function recordOf(bytes: Uint8Array): Promise<AssetRecord> {
  const path = join(workspaceFolder().fsPath, '.qwen-image', recordFileName(sha256(bytes)));
  const record = parseRecord(await readFile(path, 'utf8'));
  assert.ok(record !== undefined);
  return record;
}

describe('how a picture came to be', () => {
  const stand = onSimulator({}, atOnce);

  it('is told in the picture without the prompt, and recorded nowhere, where nothing was chosen', async () => {
    const records = join(workspaceFolder().fsPath, '.qwen-image');
    const before = await namesIn(records);
    const bytes = await bytesOf(await stand().make('generate', { prompt: 'as it comes', folder: 'origin' }));
    assert.deepEqual(readMetadata(bytes), {
      digitalSourceType: 'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia',
    });
    assert.deepEqual(await namesIn(records), before);
  });

  it('is told whole, recorded, converted and scaled on the way, and found again after an edit', async () => {
    const settings = {
      ...{ embedMetadata: 'full', provenance: true },
      convert: { 'origin/**': { format: 'webp', quality: 70, longestSide: 100 } },
    };
    await withSettings(settings, async () => {
      const { make } = stand();
      const made = await make('generate', {
        ...{ prompt: 'a told fox', folder: 'origin/web', parameters: { seed: 11 } },
      });
      const bytes = await bytesOf(made);
      assert.equal(imageTypeOf(bytes), 'webp');
      assert.match(pathInWorkspace(made.files[0] ?? ''), /^origin\/web\/a-told-fox\.webp$/);
      const size = imageSizeOf(bytes);
      assert.ok(size.kind === 'size' && Math.max(size.width, size.height) === 100);
      assert.equal(readMetadata(bytes).recipe?.prompt, 'a told fox');
      const record = await recordOf(bytes);
      assert.equal(record.file, 'origin/web/a-told-fox.webp');
      assert.deepEqual([record.prompt, record.parameters['seed']], ['a told fox', 11]);
      assert.ok((record.cost ?? 0) > 0);

      const edited = await bytesOf(
        await make('editImage', { image: vscode.Uri.parse(made.files[0] ?? '', true), prompt: 'at night' }),
      );
      const edit = await recordOf(edited);
      assert.equal(edit.parent, record.sha256);
      assert.deepEqual(edit.sources, [{ parameter: 'image', file: record.file, sha256: record.sha256 }]);
      assert.match(readMetadata(edited).digitalSourceType ?? '', /\/compositeWithTrained/);
    });
  });

  it('is what a name promises', async () => {
    const order = { prompt: 'promised', folder: 'origin', name: 'promised.jpeg' };
    const job = await stand().make('generate', order);
    assert.equal(imageTypeOf(await bytesOf(job)), 'jpeg');
    assert.equal(pathInWorkspace(job.files[0] ?? ''), 'origin/promised.jpeg');
  });

  it('fills the panel with what a picture tells', async () => {
    const recipe = await run('usePrompt', inWorkspace('origin/web/a-told-fox.webp'));
    assert.ok(typeof recipe === 'object' && recipe !== null);
    assert.equal(new Map<string, unknown>(Object.entries(recipe)).get('prompt'), 'a told fox');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('goes along into smaller copies', async () => {
    const picture = await stand().make('generate', {
      prompt: 'many sizes',
      folder: 'origin',
      name: 'wide.png',
    });
    const set = await run('makeResponsiveSet', vscode.Uri.parse(picture.files[0] ?? '', true), [80, 4000]);
    assert.ok(Array.isArray(set) && set.length === 2, JSON.stringify(set));
    const copy = await readFile(inWorkspace('origin/wide-80w.png').fsPath);
    const size = imageSizeOf(copy);
    assert.ok(size.kind === 'size' && size.width === 80);
    assert.match(readMetadata(copy).digitalSourceType ?? '', /\/trained/);
  });
});
