import assert from 'node:assert/strict';
import { embedMetadata } from '../../../../src/assets/metadata/embedMetadata';
import { InputPictures } from '../../../../src/ui/panel/inputPictures';
import { drawn } from '../../assets/metadata/realPictures';
import { MemoryFiles } from './memoryFiles';

const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0]);

function inputs(disk: Readonly<Record<string, Uint8Array>>): { files: MemoryFiles; inputs: InputPictures } {
  const files = new MemoryFiles();
  const say = (what: string) => (name: string) => `${name}: ${what}`;
  return {
    files,
    inputs: new InputPictures(files, {
      isWithinReach: (uri) => uri.startsWith('file:///work/') || uri.startsWith('file:///storage/'),
      leadsOut: (uri) => Promise.resolve(uri.endsWith('link.png')),
      size: (uri) => Promise.resolve(disk[uri]?.byteLength),
      read: (uri) => Promise.resolve(disk[uri] ?? new Uint8Array()),
      src: (uri) => `src:${uri}`,
      words: {
        ...{ missing: say('missing'), tooLarge: say('too large') },
        ...{ notAnImage: say('no image'), outside: say('outside'), notHttps: 'https only' },
      },
    }),
  };
}

describe('InputPictures', () => {
  it('takes a picture of the workspace as it is; the result goes beside it', async () => {
    const { inputs: given, files } = inputs({ 'file:///work/a%20b.png': png });
    const { src, ...taken } = await given.take('file:///work/a%20b.png');
    assert.deepEqual(taken, {
      ...{ uri: 'file:///work/a%20b.png', name: 'a b.png', size: 12 },
      ...{ mediaType: 'image/png', original: 'file:///work/a%20b.png' },
    });
    assert.match(src ?? '', /^src:file:\/\/\/work\/a%20b\.png\?[0-9a-f]{24}$/);
    assert.equal(files.files.size, 0);
  });

  it('gives a picture that was changed another address, so that no browser shows it as it was', async () => {
    const disk = { 'file:///work/a.png': png };
    const { inputs: given } = inputs(disk);
    const before = await given.take('file:///work/a.png');
    assert.equal((await given.take('file:///work/a.png')).src, before.src);
    disk['file:///work/a.png'] = Uint8Array.from([...png, 1]);
    assert.notEqual((await given.take('file:///work/a.png')).src, before.src);
  });

  it('copies one that was picked elsewhere, and lets the page name none there', async () => {
    const { inputs: given, files } = inputs({ 'file:///home/me/a.png': png });
    await assert.rejects(given.take('file:///home/me/a.png'), { message: 'a.png: outside' });
    const taken = await given.takeChosen('file:///home/me/a.png');
    assert.match(taken.uri, /^file:\/\/\/storage\/panel\/inputs\/[0-9a-f]{24}\.png$/);
    assert.equal(taken.original, undefined);
    assert.equal(files.files.size, 1);
  });

  it('follows no link out of the workspace, whoever names it', async () => {
    const { inputs: given } = inputs({ 'file:///work/link.png': png });
    await assert.rejects(given.take('file:///work/link.png'), { message: 'link.png: outside' });
    await assert.rejects(given.takeChosen('file:///work/link.png'), { message: 'link.png: outside' });
  });

  it('takes a picture of the web by https alone, and says so of other addresses', async () => {
    const { inputs: given } = inputs({});
    const web = { uri: 'https://example.com/a.png', name: 'a.png' };
    assert.deepEqual(await given.take(web.uri), web);
    assert.deepEqual(await given.takeChosen(web.uri), web);
    for (const uri of [
      'http://example.com/a.png',
      'HTTP://example.com/a.png',
      'blob:https://a/b',
      'data:,x',
    ]) {
      await assert.rejects(given.take(uri), { message: 'https only' });
      await assert.rejects(given.takeChosen(uri), { message: 'https only' });
    }
    await assert.rejects(given.take('vscode-vfs://github/a.png'), { message: 'a.png: outside' });
  });

  it('refuses what is missing or no picture, in words', async () => {
    const { inputs: given } = inputs({ 'file:///work/a.png': new TextEncoder().encode('<!doctype html>') });
    await assert.rejects(given.take('file:///work/none.png'), { message: 'none.png: missing' });
    await assert.rejects(given.take('file:///work/a.png'), { message: 'a.png: no image' });
    await assert.rejects(given.keep('x', new TextEncoder().encode('text'), undefined), {
      message: 'x: no image',
    });
  });

  it('keeps bytes under their content’s name, never under one that was given', async () => {
    const { inputs: given, files } = inputs({});
    const kept = await given.keep('../../evil.exe', png, 'file:///work/a.png');
    await given.keep('again.png', png, 'file:///storage/panel/inputs/x.png');
    assert.equal(files.files.size, 1);
    assert.equal(kept.name, 'evil.png');
    assert.equal(kept.original, 'file:///work/a.png');
  });

  it('tells what made a picture, where that tells', async () => {
    const told = embedMetadata(drawn('jpeg'), {
      isEdit: false,
      recipe: { prompt: 'a fox, asleep', parameters: {} },
    });
    const { inputs: given } = inputs({ 'file:///work/a.jpg': told });
    assert.equal((await given.take('file:///work/a.jpg')).prompt, 'a fox, asleep');
    assert.equal((await given.keep('dropped.jpg', told, undefined)).prompt, 'a fox, asleep');
  });

  it('says of a picture on the web only where it is', async () => {
    const { inputs: given } = inputs({});
    assert.deepEqual(await given.take('https://example.com/a/fox.png?x=1'), {
      uri: 'https://example.com/a/fox.png?x=1',
      name: 'fox.png',
    });
  });
});
