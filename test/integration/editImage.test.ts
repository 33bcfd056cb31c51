import assert from 'node:assert/strict';
import { copyFile, readFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import type { JobSnapshot } from '../../src/core/jobSnapshot';
import { inWorkspace, pathInWorkspace, workspaceFolder } from './places';
import { fieldOf, onSimulator, run } from './stand';

describe('the command qwenImage.editImage, with an order', () => {
  const stand = onSimulator();
  const edits: JobSnapshot[] = [];
  let source: Buffer;

  before(async () => {
    await copyFile(inWorkspace('images/forest.png').fsPath, inWorkspace('images/two words.png').fsPath);
    source = await readFile(inWorkspace('images/lake.jpg').fsPath);
    const { start, rest } = stand();
    const orders = [
      { image: inWorkspace('images/lake.jpg'), prompt: 'make it winter' },
      { image: inWorkspace('images/lake.jpg').toString(), prompt: 'make it autumn' },
      { image: inWorkspace('images/two words.png'), prompt: 'spaces' },
      { image: 'https://example.com/pictures/harbour.png?size=2', prompt: 'an address' },
      { image: inWorkspace('images/forest.png'), prompt: 'elsewhere', folder: 'made', name: 'dark forest' },
      { image: inWorkspace('images/forest.png'), prompt: 'chosen', parameters: { steps: 20, guidance: 7 } },
    ];
    const ids: string[] = [];
    for (const order of orders) ids.push(await start('editImage', order));
    edits.push(...(await Promise.all(ids.map(rest))));
  });

  it('saves beside the source, under its name, and counts on', () => {
    assert.deepEqual([path(0), path(1)].sort(), ['images/lake-edited-2.png', 'images/lake-edited.png']);
    assert.equal(path(2), 'images/two words-edited.png');
  });

  it('leaves the source as it was', async () => {
    assert.deepEqual(await readFile(inWorkspace('images/lake.jpg').fsPath), source);
  });

  it('uploads the very bytes of the source, and sends the address that they got', () => {
    const uploads = stand().simulator.requests.filter(({ endpoint }) => endpoint === 'upload');
    assert.equal(uploads.length, 5);
    const sent = uploads.map(({ body }) => JSON.stringify(body));
    assert.ok(sent.some((body) => body.includes(`data:image/jpeg;base64,${source.toString('base64')}`)));
    const [request] = stand().submissions('make it winter');
    assert.match(String(fieldOf(request?.body, 'image')), /^http:\/\/127\.0\.0\.1:\d+\/uploads\//);
  });

  it('takes a public address as it is, and saves in the output folder', () => {
    const [request] = stand().submissions('an address');
    assert.equal(fieldOf(request?.body, 'image'), 'https://example.com/pictures/harbour.png?size=2');
    assert.equal(path(3), 'assets/images/harbour-edited.png');
  });

  it('takes a folder and a name', () => {
    assert.equal(path(4), 'made/dark forest.png');
  });

  it('sends steps, the parameters that are given, and a seed of its own each time', () => {
    const [request] = stand().submissions('chosen');
    assert.equal(fieldOf(request?.body, 'steps'), 20);
    assert.equal(fieldOf(request?.body, 'guidance'), 7);
    const seeds = edits.map(({ parameters }) => parameters['seed']);
    assert.equal(new Set(seeds).size, edits.length);
    assert.ok(!seeds.includes(760_941_192));
    for (const { prompt, parameters } of edits) {
      const [{ body } = { body: undefined }] = stand().submissions(prompt);
      assert.equal(fieldOf(body, 'seed'), parameters['seed']);
      assert.ok(Number.isInteger(fieldOf(body, 'steps')));
      assert.equal(fieldOf(body, 'base64'), false);
    }
  });

  it('sends each once', () => {
    assert.equal(stand().simulator.count('submit'), edits.length);
  });

  it('gives the key to the uploads, and not to the host of the pictures', () => {
    for (const { host, key } of stand().simulator.requests) {
      assert.equal(key, host === 'images' ? undefined : stand().simulator.key, host);
    }
  });

  it('needs a picture and says so', async () => {
    await assert.rejects(run('editImage', { prompt: 'no picture' }), {
      message: '“image” is missing: name the picture to edit.',
    });
  });

  function path(index: number): string {
    const job = edits[index];
    assert.ok(job);
    assert.equal(job.state, 'saved', JSON.stringify(job.error));
    const file = vscode.Uri.parse(job.files[0] ?? '', true);
    assert.ok(file.path.startsWith(workspaceFolder().path));
    return pathInWorkspace(file.toString());
  }
});
