import assert from 'node:assert/strict';
import { Shelf } from '../../../../src/ui/panel/shelf';
import { Stars } from '../../../../src/ui/panel/stars';
import { Thumbnails } from '../../../../src/ui/panel/thumbnails';
import { MemoryFiles } from './memoryFiles';

const preset = {
  id: 'p/1',
  name: 'Ink',
  model: 'qwen-image',
  prompt: '{prompt}, ink',
  parameters: { steps: 20 },
};
const webp = new TextEncoder().encode('RIFF\0\0\0\0WEBPVP8 ');

describe('what the panel keeps', () => {
  it('keeps presets, one file each, and passes over what does not parse without touching it', async () => {
    const files = new MemoryFiles();
    files.files.set('presets/broken.json', new TextEncoder().encode('{'));
    const shelf = new Shelf(files);
    await shelf.savePreset(preset);
    await shelf.savePreset({ ...preset, id: 'p2', name: 'Chalk' });
    assert.deepEqual(
      shelf.library.presets.map(({ name }) => name),
      ['Chalk', 'Ink'],
    );
    await shelf.deletePreset('p2');
    const later = new Shelf(files);
    await later.load();
    assert.deepEqual(later.library.presets, [preset]);
    assert.ok(files.files.has('presets/broken.json'));
  });

  it('has its presets also where the prompts cannot be read, and does not write over those', async () => {
    const files = new MemoryFiles();
    await new Shelf(files).savePreset(preset);
    const read = files.read.bind(files);
    files.read = (path) => (path === 'prompts.json' ? Promise.reject(new Error('EISDIR')) : read(path));
    const shelf = new Shelf(files);
    await assert.rejects(shelf.load(), /EISDIR/);
    assert.deepEqual(shelf.library.presets, [preset]);
    await assert.rejects(shelf.rememberPrompt('a fox'), /EISDIR/);
    assert.ok(!files.files.has('prompts.json'));
  });

  it('remembers prompts newest first, each once, also those of another window', async () => {
    const files = new MemoryFiles();
    const [one, other] = [new Shelf(files), new Shelf(files)];
    await Promise.all([one.rememberPrompt('a'), one.rememberPrompt('b')]);
    await other.rememberPrompt('c');
    await one.rememberPrompt('a');
    assert.deepEqual(one.library.prompts, ['a', 'c', 'b']);
    await one.forgetPrompt('c');
    assert.deepEqual(one.library.prompts, ['a', 'b']);
    for (let index = 0; index < 210; index += 1) await one.rememberPrompt(`p${index}`);
    assert.equal(one.library.prompts.length, 200);
  });

  it('keeps stars so that two windows do not overwrite each other', async () => {
    const files = new MemoryFiles();
    const [one, other] = [new Stars(files), new Stars(files)];
    await Promise.all([one.load(), other.load()]);
    await one.set('a', true);
    await other.set('b', true);
    await one.load();
    assert.deepEqual([one.has('a'), one.has('b')], [true, true]);
    await one.set('a', false);
    assert.equal(one.has('a'), false);
    assert.deepEqual([...files.files.keys()], ['stars/b']);
  });

  it('keeps thumbnails, takes nothing but WebP, and forgets those of a job', async () => {
    const files = new MemoryFiles();
    const thumbnails = new Thumbnails(files);
    assert.equal(thumbnails.find('a', 0), undefined);
    const uri = await thumbnails.keep('a', 0, 'v', webp);
    assert.equal(thumbnails.find('a', 0), uri);
    await assert.rejects(thumbnails.keep('a', 0, 'v', new TextEncoder().encode('<svg>')), {
      name: 'PanelRefusal',
    });
    const later = new Thumbnails(files);
    await later.load();
    assert.equal(later.find('a', 0), uri);
    await later.forget('a');
    assert.equal(files.files.size, 0);
    assert.equal(later.find('a', 0), undefined);
  });

  it('keeps one thumbnail a picture, of what its file held last, and shows no other once that is known', async () => {
    const files = new MemoryFiles();
    // As they were named before they knew.
    files.files.set('thumbnails/a-1.webp', webp);
    const thumbnails = new Thumbnails(files);
    await thumbnails.load();
    assert.equal(thumbnails.find('a', 1), files.uri('thumbnails/a-1.webp'));
    assert.equal(thumbnails.version('a', 1), '');
    assert.equal(thumbnails.find('a', 1, 'v1'), undefined);
    const first = await thumbnails.keep('a', 1, 'v1', webp);
    assert.equal(thumbnails.find('a', 1, 'v1'), first);
    assert.equal(thumbnails.find('a', 1, 'v2'), undefined);
    const second = await thumbnails.keep('a', 1, 'v2', webp);
    assert.notEqual(second, first);
    assert.equal(thumbnails.find('a', 1), second);
    assert.deepEqual(
      [...files.files.keys()].map((path) => files.uri(path)),
      [second],
    );
    const later = new Thumbnails(files);
    await later.load();
    assert.equal(later.version('a', 1), 'v2');
    await later.keepOnly(new Set(['a']));
    assert.equal(files.files.size, 1);
  });
});
