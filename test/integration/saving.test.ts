import assert from 'node:assert/strict';
import { mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { JobSnapshot } from '../../src/core/jobSnapshot';
import type { PublicApi } from '../../src/ui/publicApi';
import { inWorkspace, namesIn, pathInWorkspace, storageFolder, untilGone } from './places';
import { setSettings, withSettings } from './settings';
import { atOnce, onSimulator, run, untilJob } from './stand';

/** Where files can be refused on every system and for every user: at a file in place of a folder. */
const blocked = 'refusing/pictures';

describe('saving', () => {
  const stand = onSimulator({}, atOnce);
  let outside = '';
  const jobs = new Map<string, JobSnapshot>();
  let downloads = 0;

  before(async () => {
    outside = join(tmpdir(), `qwen-image-outside-${process.pid}`);
    await mkdir(outside, { recursive: true });
    await mkdir(inWorkspace('refusing').fsPath);
    await writeFile(inWorkspace(blocked).fsPath, 'in the way');
    await symlink(outside, inWorkspace('leading-out').fsPath, 'junction');
    const { start, rest } = stand();
    const orders = [{ prompt: 'kept safe', folder: blocked }];
    const started: [string, string][] = [];
    for (const order of orders) started.push([order.prompt, await start('generate', order)]);
    for (const [prompt, id] of started) jobs.set(prompt, await rest(id));
    downloads = stand().simulator.count('download');
  });

  after(async () => {
    await rm(outside, { recursive: true });
  });

  it('into a place that refuses fails, and keeps the picture', async () => {
    const job = found('kept safe');
    assert.equal(job.state, 'failed');
    assert.equal(job.error?.code, 'disk');
    assert.ok((await namesIn(join(storageFolder(), 'results'))).includes(`${job.id}-0.png`));
  });

  it('into a place that refuses still refuses at a retry, and asks Segmind nothing', async () => {
    const { api, simulator } = stand();
    const before = simulator.requests.length;
    const again = untilFailedAgain(api, found('kept safe').id);
    await run('retryJob', found('kept safe').id);
    assert.equal((await again).error?.code, 'disk');
    assert.equal(simulator.requests.length, before);
  });

  it('goes on by a retry once the place is free, without asking Segmind for anything', async () => {
    const { api, simulator } = stand();
    await rm(inWorkspace(blocked).fsPath);
    const { id } = found('kept safe');
    await run('retryJob', id);
    const job = await untilJob(api, id, ({ state }) => state === 'saved');
    assert.equal(pathInWorkspace(job.files[0] ?? ''), `${blocked}/kept-safe.png`);
    assert.equal(simulator.count('download'), downloads);
    assert.equal(stand().submissions('kept safe').length, 1);
    await untilGone(join(storageFolder(), 'results', `${id}-0.png`));
  });

  for (const folder of ['leading-out', 'leading-out/deeper']) {
    it(`through a link out of the workspace is refused before anything is sent: ${folder}`, async () => {
      const before = stand().simulator.count();
      await assert.rejects(run('generate', { prompt: 'through a link', folder }), {
        message: `“${folder}” lies behind a link, and nothing is saved through links. Choose the folder that it leads to.`,
      });
      assert.equal(stand().simulator.count(), before);
      assert.deepEqual(await namesIn(outside), []);
    });
  }

  it('through a link that a file name template leads to is refused before anything is sent', async () => {
    const before = stand().simulator.count();
    await withSettings({ outputFolder: '.', fileNameTemplate: 'leading out/${prompt}' }, () =>
      assert.rejects(
        run('generate', { prompt: 'through a link' }),
        /saved in “leading-out”. A link leads there/,
      ),
    );
    assert.equal(stand().simulator.count(), before);
    assert.deepEqual(await namesIn(outside), []);
  });

  it('gives a job that edits a file the way to a picture that has been removed meanwhile', async () => {
    const { start, simulator, rest } = stand();
    await writeFile(
      inWorkspace('fleeting.png').fsPath,
      await readFile(inWorkspace('images/forest.png').fsPath),
    );
    const id = await start('editImage', { image: inWorkspace('fleeting.png'), prompt: 'fleeting' });
    await simulator.waitForRequest('sync', stand().isAbout('fleeting'));
    await rm(inWorkspace('fleeting.png').fsPath);
    const job = await rest(id);
    assert.equal(pathInWorkspace(job.files[0] ?? ''), 'fleeting-edited.png');
  });

  function found(prompt: string): JobSnapshot {
    const job = jobs.get(prompt);
    assert.ok(job);
    return job;
  }
});

describe('settings', () => {
  const stand = onSimulator({}, atOnce);

  const impossible: readonly (readonly [string, string, RegExp])[] = [
    ['fileNameTemplate', '${promt}', /has a token that is not known, “promt”. Known are prompt, seed, /],
    ['fileNameTemplate', '${prompt', /has a token without its closing brace/],
    ['fileNameTemplate', '../../${prompt}', /leads out of the output folder/],
    ['outputFolder', '../../elsewhere', /“..\/..\/elsewhere” lies outside the workspace folder/],
    ['outputFolder', '.git/hooks', /lies in “.git”, where nothing is saved/],
    ['outputFolder', '/etc', /must be relative to the workspace folder/],
  ];
  for (const [name, value, message] of impossible) {
    it(`of an impossible ${name}, “${value}”, are told before anything is sent`, async () => {
      const restore = await setSettings({ [name]: value });
      try {
        const before = stand().simulator.count();
        await assert.rejects(run('generate', { prompt: 'no way' }), { message });
        assert.equal(stand().simulator.count(), before);
      } finally {
        await restore();
      }
    });
  }

  it('of a wrong type give way to the defaults', async () => {
    const restore = await setSettings({
      ...{ outputFolder: 5, fileNameTemplate: [], maxConcurrentJobs: 'many', notifications: 7 },
      defaults: { 'qwen-image': { steps: 900, guidance: 5 } },
    });
    try {
      const job = await stand().make('generate', { prompt: 'wrong settings' });
      assert.equal(pathInWorkspace(job.files[0] ?? ''), 'assets/images/wrong-settings.png');
      assert.equal(job.parameters['steps'], 30);
      assert.equal(job.parameters['guidance'], 5);
    } finally {
      await restore();
    }
  });

  it('of folder, name and parameters are followed', async () => {
    const restore = await setSettings({
      ...{ outputFolder: 'public/img', fileNameTemplate: '${model}/${prompt}-${seed}-${ratio}' },
      defaults: { 'qwen-image': { aspect_ratio: '1:1', image_format: 'webp' } },
    });
    try {
      const order = { prompt: 'my way', parameters: { seed: 5 } };
      const job = await stand().make('generate', order);
      assert.match(pathInWorkspace(job.files[0] ?? ''), /^public\/img\/qwen-image\/my-way-5-1.1\.webp$/);
    } finally {
      await restore();
    }
  });

  it('that decide where key and pictures go cannot be set by a workspace', async () => {
    const other = { apiBaseUrl: 'http://127.0.0.1:9', uploadUrl: 'http://127.0.0.1:9/x', transport: 'async' };
    await mkdir(inWorkspace('.vscode').fsPath, { recursive: true });
    const file = inWorkspace('.vscode/settings.json').fsPath;
    const values = Object.entries(other).map(([name, value]) => [`qwenImage.${name}`, value] as const);
    const told = new Promise<void>((resolve) => {
      const subscription = vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration('qwenImage.notifications')) {
          subscription.dispose();
          resolve();
        }
      });
    });
    // One that a workspace may set, so that the change can be awaited.
    const mine = [['qwenImage.notifications', 'failures']] as const;
    await writeFile(file, JSON.stringify(Object.fromEntries([...values, ...mine])));
    await told;
    try {
      const job = await stand().make('generate', { prompt: 'not astray' });
      assert.equal(job.state, 'saved');
      assert.equal(stand().submissions('not astray')[0]?.endpoint, 'sync');
      const configuration = vscode.workspace.getConfiguration('qwenImage');
      for (const name of Object.keys(other)) {
        await assert.rejects(async () => {
          await configuration.update(name, 'x', vscode.ConfigurationTarget.Workspace);
        });
      }
    } finally {
      await rm(file);
    }
  });
});

/** Resolves when the job has been taken up and has failed once more. */
function untilFailedAgain(api: PublicApi, id: string): Promise<JobSnapshot> {
  let isTakenUp = false;
  return new Promise((resolve) => {
    const subscription = api.onDidChangeJob((job) => {
      if (job.id !== id) return;
      isTakenUp ||= job.state === 'ready';
      if (!isTakenUp || job.state !== 'failed') return;
      subscription.dispose();
      resolve(job);
    });
  });
}
