import assert from 'node:assert/strict';
import { copyFile, mkdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { inWorkspace } from './places';
import { atOnce, onSimulator } from './stand';

const Answer = z.object({
  jobs: z.array(
    z.looseObject({
      id: z.string(),
      state: z.string(),
      files: z.optional(z.array(z.looseObject({ path: z.string() }))),
      alt: z.optional(z.string()),
    }),
  ),
});

async function call(name: string, input: object): Promise<z.infer<typeof Answer>['jobs']> {
  const { content } = await vscode.lm.invokeTool(name, { input, toolInvocationToken: undefined });
  const [part] = content;
  assert.ok(part instanceof vscode.LanguageModelTextPart);
  return Answer.parse(JSON.parse(part.value)).jobs;
}

describe('the tools for language models', () => {
  const stand = onSimulator({}, atOnce);

  it('make a picture and tell where it is', async () => {
    const [started] = await call('qwenImage_generate', { prompt: 'asked by an agent', folder: 'agent' });
    assert.ok(started);
    const [finished] = await call('qwenImage_jobs', { ids: [started.id], wait_seconds: 60 });
    assert.equal(finished?.state, 'saved');
    assert.deepEqual(
      finished.files?.map(({ path }) => path),
      ['agent/asked-by-an-agent.png'],
    );
    assert.equal(finished.alt, 'asked by an agent');
  });

  it('edit a picture of the workspace, by its path in it', async () => {
    const [started] = await call('qwenImage_edit', {
      prompt: 'by an agent',
      image: 'images/lake.jpg',
      folder: 'agent',
    });
    assert.ok(started);
    const [finished] = await call('qwenImage_jobs', { ids: [started.id], wait_seconds: 60 });
    assert.equal(finished?.state, 'saved');
  });

  it('touch nothing outside of the workspace, and send nothing', async () => {
    const before = stand().api.listJobs().length;
    for (const image of ['../../.ssh/id_rsa', '/etc/passwd', 'file:///etc/hostname']) {
      await assert.rejects(
        call('qwenImage_edit', { prompt: 'read this', image }),
        /no picture of an open folder/,
      );
    }
    for (const place of [{ folder: '../out' }, { folder: '/tmp' }, { folder: '.git' }]) {
      await assert.rejects(call('qwenImage_generate', { prompt: 'put this', ...place }));
    }
    assert.equal(stand().api.listJobs().length, before);
  });

  it('follow no link out of the workspace, and send nothing', async () => {
    const before = [stand().api.listJobs().length, stand().simulator.count('upload')];
    const home = join(tmpdir(), `qwen-image-home-${process.pid}`);
    await mkdir(home);
    await copyFile(inWorkspace('images/forest.png').fsPath, join(home, 'id.png'));
    await symlink(join(home, 'id.png'), inWorkspace('logo.png').fsPath);
    await symlink(home, inWorkspace('brand').fsPath, 'junction');
    try {
      for (const image of ['logo.png', 'brand/id.png', './images/../brand/id.png']) {
        await assert.rejects(
          call('qwenImage_edit', { prompt: 'read this', image }),
          /no picture of an open folder|leads out of the open folders/,
          image,
        );
      }
      await assert.rejects(
        call('qwenImage_generate', { prompt: 'put this', folder: 'brand' }),
        /behind a link/,
      );
    } finally {
      await Promise.all(
        [inWorkspace('logo.png').fsPath, inWorkspace('brand').fsPath].map((path) => rm(path)),
      );
      await rm(home, { recursive: true });
    }
    assert.deepEqual([stand().api.listJobs().length, stand().simulator.count('upload')], before);
  });
});
