import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import { imageSizeOf } from '../../src/assets/imageSize';
import { imageTypeOf } from '../../src/assets/imageType';
import type { JobSnapshot } from '../../src/core/jobSnapshot';
import { inWorkspace, pathInWorkspace, recordPath } from './places';
import { fieldOf, onSimulator } from './stand';

const fox = 'A red fox, in the snow!';

/** All of them wait together for their first look. */
const orders = {
  plain: { prompt: fox },
  again: { prompt: 'once more', name: 'twice' },
  andAgain: { prompt: 'once more', name: 'twice' },
  inFolder: { prompt: 'a blue door', folder: 'media/doors', name: 'Front Door.PNG' },
  inFolderUri: { prompt: 'a green door', folder: () => inWorkspace('media') },
  named: { prompt: 'a way out', name: '../../../out' },
  jpeg: { prompt: 'a jpeg', parameters: { image_format: 'jpeg', quality: 40 } },
  webp: { prompt: 'a webp', parameters: { image_format: 'webp', aspect_ratio: '9:16', steps: 12, seed: 77 } },
  unique: { prompt: 'any seed', model: 'qwen-image', parameters: { seed: -1 } },
  letters: { prompt: 'лиса и 狐 · naïve' },
};

type Name = keyof typeof orders;

describe('the command qwenImage.generate, with an order', () => {
  const stand = onSimulator();
  const jobs = new Map<Name, JobSnapshot>();
  const states: string[] = [];
  let wasRecorded = false;
  let stateAtOnce: string | undefined;

  before(async () => {
    const { api, start, rest } = stand();
    const subscription = api.onDidChangeJob(({ prompt, state }) => {
      if (prompt === fox && states.at(-1) !== state) states.push(state);
    });
    const places: [Name, Promise<JobSnapshot>][] = [];
    for (const name of names()) {
      const order = orders[name];
      const folder = 'folder' in order ? order.folder : undefined;
      const id = await start('generate', {
        ...order,
        ...(typeof folder === 'function' ? { folder: folder() } : {}),
      });
      if (name === 'plain') [wasRecorded, stateAtOnce] = [existsSync(recordPath(id)), api.getJob(id)?.state];
      places.push([name, rest(id)]);
    }
    for (const [name, rested] of places) jobs.set(name, await rested);
    subscription.dispose();
  });

  it('returns the id of the job as soon as the job is in the ledger', () => {
    assert.equal(wasRecorded, true);
    assert.notEqual(stateAtOnce, 'saved');
  });

  it('saves the picture in the output folder under a name made from the prompt', async () => {
    const [file, ...more] = job('plain').files;
    assert.equal(path('plain'), 'assets/images/a-red-fox-in-the-snow.png');
    assert.deepEqual(more, []);
    assert.equal(imageTypeOf(await bytesOf('plain')), 'png');
    assert.equal(file, inWorkspace('assets/images/a-red-fox-in-the-snow.png').toString());
  });

  it('sends one request, with steps and a seed that is a number, and never asks for base64', () => {
    for (const name of names()) {
      const { prompt } = orders[name];
      const bodies = stand()
        .submissions(prompt)
        .map(({ body }) => body);
      assert.equal(bodies.length, prompt === 'once more' ? 2 : 1, prompt);
      for (const body of bodies) {
        const [steps, seed] = [fieldOf(body, 'steps'), fieldOf(body, 'seed')];
        assert.ok(Number.isInteger(steps), prompt);
        assert.ok(typeof seed === 'number' && Number.isInteger(seed) && seed >= 0, prompt);
        assert.equal(fieldOf(body, 'base64'), false);
      }
    }
  });

  it('records the seed that was sent', () => {
    for (const name of names()) {
      const sent = stand()
        .submissions(orders[name].prompt)
        .map(({ body }) => fieldOf(body, 'seed'));
      assert.ok(sent.includes(job(name).parameters['seed']), name);
    }
    assert.notEqual(job('plain').parameters['seed'], job('unique').parameters['seed']);
  });

  it('gives the key to the API, and not to the host of the pictures', () => {
    const { requests, key } = stand().simulator;
    assert.ok(requests.some(({ host }) => host === 'images'));
    for (const request of requests) {
      assert.equal(request.key, request.host === 'images' ? undefined : key);
      assert.equal(request.authorization, undefined);
      assert.equal(JSON.stringify([request.path, request.body]).includes(key), false);
    }
  });

  it('leads the job through its states in their order', () => {
    assert.deepEqual(states, ['queued', 'submitting', 'waiting', 'ready', 'saved']);
  });

  it('describes the job as the public API promises', () => {
    const { id, requestId, createdAt, metrics, parameters, ...rest } = job('plain');
    assert.match(id, /^[\da-f-]{36}$/);
    assert.equal(requestId, stand().simulator.jobs.find((remote) => remote.parameters['prompt'] === fox)?.id);
    assert.ok(Math.abs(Date.now() - createdAt) < 60_000);
    assert.ok((metrics?.cost ?? 0) > 0);
    assert.equal(parameters['aspect_ratio'], '16:9');
    assert.deepEqual(rest, {
      ...{ model: 'qwen-image', prompt: fox, state: 'saved' },
      files: [inWorkspace('assets/images/a-red-fox-in-the-snow.png').toString()],
    });
  });

  it('takes a folder by its path or its URI, and a name', () => {
    assert.equal(path('inFolder'), 'media/doors/Front Door.PNG');
    assert.equal(path('inFolderUri'), 'media/a-green-door.png');
  });

  it('never saves over another file', async () => {
    assert.deepEqual([path('again'), path('andAgain')].sort(), [
      'assets/images/twice-2.png',
      'assets/images/twice.png',
    ]);
    assert.notDeepEqual(await bytesOf('again'), await bytesOf('andAgain'));
  });

  it('keeps a name that leads elsewhere in the folder', () => {
    assert.match(path('named'), /^assets\/images\/[^/]*out\.png$/);
  });

  it('keeps the letters of every script in a name', () => {
    assert.match(path('letters'), /^assets\/images\/лиса-и-狐-na.?ïve\.png$/u);
  });

  it('sends the parameters that are given', () => {
    const [request] = stand().submissions('a webp');
    assert.equal(fieldOf(request?.body, 'seed'), 77);
    assert.equal(fieldOf(request?.body, 'steps'), 12);
    assert.equal(fieldOf(request?.body, 'aspect_ratio'), '9:16');
  });

  it('gets a picture of the ratio', async () => {
    const size = imageSizeOf(await bytesOf('webp'));
    assert.ok(size.kind === 'size' && Math.abs(size.width / size.height - 9 / 16) < 0.05);
  });

  it('takes the extension from the bytes', async () => {
    assert.equal(path('jpeg'), 'assets/images/a-jpeg.jpg');
    assert.equal(imageTypeOf(await bytesOf('jpeg')), 'jpeg');
    assert.equal(path('webp'), 'assets/images/a-webp.webp');
    assert.equal(imageTypeOf(await bytesOf('webp')), 'webp');
  });

  it('leaves nothing half done beside the pictures', async () => {
    const names = await vscode.workspace.fs.readDirectory(inWorkspace('assets/images'));
    assert.deepEqual(
      names.map(([name]) => name).filter((name) => name.endsWith('.tmp')),
      [],
    );
  });

  function job(name: Name): JobSnapshot {
    const found = jobs.get(name);
    assert.ok(found);
    assert.equal(found.state, 'saved', `${name}: ${JSON.stringify(found.error)}`);
    return found;
  }

  function path(name: Name): string {
    return pathInWorkspace(job(name).files[0] ?? '');
  }

  function bytesOf(name: Name): Promise<Buffer> {
    return readFile(vscode.Uri.parse(job(name).files[0] ?? '', true).fsPath);
  }
});

function names(): readonly Name[] {
  return [
    'plain',
    'again',
    'andAgain',
    'inFolder',
    'inFolderUri',
    'named',
    'jpeg',
    'webp',
    'unique',
    'letters',
  ];
}
