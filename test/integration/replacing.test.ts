import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import { imageSizeOf } from '../../src/assets/imageSize';
import { imageTypeOf } from '../../src/assets/imageType';
import { placeholder } from '../../src/assets/placeholder/placeholder';
import type { JobSnapshot } from '../../src/core/jobSnapshot';
import { inWorkspace } from './places';
import { atOnce, onSimulator, run } from './stand';

const grey = Buffer.from(placeholder('png', { width: 1328, height: 1328 }));

function bytesAt(uri: vscode.Uri): Promise<Buffer> {
  return readFile(uri.fsPath);
}

async function isThere(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}

describe('a placeholder now, the picture later', () => {
  const stand = onSimulator();

  it('writes the reference at once, with a placeholder behind it that the picture replaces', async () => {
    const uri = inWorkspace('placeholder/notes.md');
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode('Before\n\n'));
    const editor = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
    editor.selection = new vscode.Selection(2, 0, 2, 0);
    const order = {
      prompt: 'a fox that is made later',
      parameters: { aspect_ratio: '1:1', image_format: 'png' },
      folder: 'placeholder/img',
      name: 'later',
    };
    const id = await run('generateAndInsert', order);
    assert.ok(typeof id === 'string');
    const picture = inWorkspace('placeholder/img/later.png');
    assert.equal(editor.document.getText(), 'Before\n\n![a fox that is made later](img/later.png)');
    assert.equal(stand().api.getJob(id)?.replaces, picture.toString());
    assert.deepEqual(await bytesAt(picture), grey);
    const saved = await stand().rest(id);
    assert.deepEqual([saved.state, saved.files], ['saved', [picture.toString()]]);
    const bytes = await bytesAt(picture);
    assert.notDeepEqual(bytes, grey);
    assert.equal(imageSizeOf(bytes).kind, 'size');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('is ordered all the same when the reference cannot be written', async () => {
    const text = 'Not to be changed\n';
    const provider = vscode.workspace.registerTextDocumentContentProvider('still', {
      provideTextDocumentContent: () => text,
    });
    const uri = vscode.Uri.from({ scheme: 'still', path: '/notes.md' });
    const editor = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
    const order = { prompt: 'a fox for later', folder: 'placeholder/img', name: 'unwritten' };
    // An error in place of the id would look as if nothing had been sent.
    const id = await run('generateAndInsert', order);
    assert.ok(typeof id === 'string');
    assert.equal(editor.document.getText(), text);
    const saved = await stand().rest(id);
    assert.deepEqual(saved.files, [inWorkspace('placeholder/img/unwritten.png').toString()]);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    provider.dispose();
  });

  it('follows a placeholder that is renamed while its picture is made', async () => {
    const order = { prompt: 'a renamed fox', folder: 'placeholder/img', name: 'first', placeholder: true };
    const id = await stand().start('generate', order);
    const edit = new vscode.WorkspaceEdit();
    const second = inWorkspace('placeholder/img/second.png');
    edit.renameFile(inWorkspace('placeholder/img/first.png'), second);
    assert.ok(await vscode.workspace.applyEdit(edit));
    const saved = await stand().rest(id);
    assert.deepEqual([saved.state, saved.files], ['saved', [second.toString()]]);
    assert.equal(await isThere(inWorkspace('placeholder/img/first.png')), false);
  });

  it('leaves a placeholder that can be removed when the job is stopped', async () => {
    const order = { prompt: 'a stopped fox', folder: 'placeholder/img', name: 'stopped', placeholder: true };
    const id = await stand().start('generate', order);
    const picture = inWorkspace('placeholder/img/stopped.png');
    await untilStoppable(id);
    await run('stopWatching', id);
    assert.equal((await stand().rest(id)).state, 'dismissed');
    assert.equal(await isThere(picture), true);
    await run('removePlaceholder', id);
    assert.equal(await isThere(picture), false);
  });

  it('saves beside a picture that was changed while its replacement was made', async () => {
    const fox = inWorkspace('placeholder/img/fox.png');
    await vscode.workspace.fs.writeFile(fox, grey);
    const id = await stand().start('generate', { prompt: 'a late fox', replace: fox });
    const mine = Buffer.concat([grey, Buffer.of(0)]);
    await vscode.workspace.fs.writeFile(fox, mine);
    const { files, state } = await stand().rest(id);
    assert.deepEqual([state, files], ['saved', [inWorkspace('placeholder/img/fox-2.png').toString()]]);
    assert.deepEqual(await bytesAt(fox), mine);
  });

  async function untilStoppable(id: string): Promise<void> {
    const { api } = stand();
    const isStoppable = (job: JobSnapshot | undefined): boolean =>
      job?.state === 'queued' || job?.state === 'waiting';
    if (!isStoppable(api.getJob(id))) {
      await new Promise<void>((resolve) => {
        const subscription = api.onDidChangeJob((job) => {
          if (job.id === id && isStoppable(job)) {
            subscription.dispose();
            resolve();
          }
        });
      });
    }
  }
});

describe('replacing a picture, and going back', () => {
  const stand = onSimulator({}, atOnce);
  let fox: vscode.Uri;
  let first: Buffer;

  before(async () => {
    const order = { prompt: 'the first fox', folder: 'replacing', name: 'fox' };
    const { files } = await stand().make('generate', order);
    fox = vscode.Uri.parse(files[0] ?? '', true);
    first = await bytesAt(fox);
  });

  it('puts a result in the place of a picture, and takes that back', async () => {
    const { state, files } = await stand().make('generate', { prompt: 'another fox', replace: fox });
    assert.deepEqual([state, files], ['saved', [fox.toString()]]);
    assert.notDeepEqual(await bytesAt(fox), first);
    assert.equal(await run('undoReplacement', fox), fox.toString());
    assert.deepEqual(await bytesAt(fox), first);
    await assert.rejects(async () => run('undoReplacement', { asset: fox }), /has changed since/);
  });

  it('uses a variant in the place of another picture', async () => {
    const variant = await stand().make('generate', {
      prompt: 'a variant',
      folder: 'replacing',
      name: 'variant',
    });
    const file = vscode.Uri.parse(variant.files[0] ?? '', true);
    assert.equal(await run('useInstead', { job: variant.id, asset: fox }), fox.toString());
    assert.deepEqual(await bytesAt(fox), await bytesAt(file));
    await run('undoReplacement', fox);
    assert.deepEqual(await bytesAt(fox), first);
  });

  it('converts a variant of another type to what the name promises', async () => {
    const variant = await stand().make('generate', {
      prompt: 'a variant as WebP',
      folder: 'replacing',
      name: 'variant.webp',
    });
    assert.equal(await run('useInstead', { job: variant.id, asset: fox }), fox.toString());
    assert.equal(imageTypeOf(await bytesAt(fox)), 'png');
    await run('undoReplacement', fox);
    assert.deepEqual(await bytesAt(fox), first);
  });

  it('generates a replacement of the same shape, and takes that back', async () => {
    const tall = inWorkspace('replacing/tall.jpg');
    const old = placeholder('jpeg', { width: 90, height: 160 });
    await vscode.workspace.fs.writeFile(tall, old);
    const id = await run('generateReplacement', { asset: tall, prompt: 'a tall fox' });
    assert.ok(typeof id === 'string');
    const { state, files, parameters } = await stand().rest(id);
    assert.deepEqual([state, files], ['saved', [tall.toString()]]);
    assert.deepEqual([parameters['aspect_ratio'], parameters['image_format']], ['9:16', 'jpeg']);
    assert.equal(imageTypeOf(await bytesAt(tall)), 'jpeg');
    await run('undoReplacement', tall);
    assert.deepEqual(await bytesAt(tall), Buffer.from(old));
  });

  it('refuses what cannot be replaced, before anything is paid for', async () => {
    const page = inWorkspace('replacing/page.svg');
    await vscode.workspace.fs.writeFile(page, new Uint8Array());
    for (const replace of [page, vscode.Uri.file('/nowhere/at/all.png'), inWorkspace('.git/fox.png')]) {
      const prompt = `instead of ${replace.path}`;
      await assert.rejects(async () => run('generate', { prompt, replace }));
      assert.deepEqual(stand().submissions(prompt), []);
    }
  });

  it('lets jobs follow a folder that is renamed, with a dot in its name too', async () => {
    const { id, files } = await stand().make('generate', {
      prompt: 'an owl',
      folder: 'replacing/birds',
      name: 'owl',
    });
    assert.equal(files.length, 1);
    const to = inWorkspace('replacing/birds.v2/owl.png');
    const followed = new Promise<void>((resolve) => {
      const subscription = stand().api.onDidChangeJob((job) => {
        if (job.id === id && job.files[0] === to.toString()) {
          subscription.dispose();
          resolve();
        }
      });
    });
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(inWorkspace('replacing/birds'), inWorkspace('replacing/birds.v2'));
    assert.ok(await vscode.workspace.applyEdit(edit));
    await followed;
  });

  it('lets jobs follow a picture that is renamed in VS Code', async () => {
    const { id, files } = await stand().make('generate', {
      prompt: 'a wolf',
      folder: 'replacing',
      name: 'wolf',
    });
    const [from, to] = [vscode.Uri.parse(files[0] ?? '', true), inWorkspace('replacing/grey wolf.png')];
    const followed = new Promise<void>((resolve) => {
      const subscription = stand().api.onDidChangeJob((job) => {
        if (job.id === id && job.files[0] === to.toString()) {
          subscription.dispose();
          resolve();
        }
      });
    });
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(from, to);
    assert.ok(await vscode.workspace.applyEdit(edit));
    await followed;
  });
});
