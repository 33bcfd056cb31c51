import assert from 'node:assert/strict';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { inWorkspace } from './places';
import { onSimulator, run } from './stand';

/** What is handed over; a function where the window must be there first. */
type Order = string | Readonly<Record<string, unknown>> | (() => Readonly<Record<string, unknown>>);

const types = /PNG, JPEG (and|or) WebP/;

describe('an order that cannot be carried out', () => {
  const stand = onSimulator();
  let jobsBefore = 0;

  before(async () => {
    await write('wrong/words.png', 'These are words.');
    await write('wrong/page.png', '<!doctype html><html><body>A page</body></html>');
    await write('wrong/drawing.svg', '<svg xmlns="http://www.w3.org/2000/svg"><circle r="4"/></svg>');
    await write('wrong/moving.gif', 'GIF89a\x01\x00\x01\x00\x80\x00\x00');
    await write('wrong/cut.png', '\x89PNG\r\n\x1a\n\x00\x00');
    await write('wrong/empty.png', '');
    const png = '\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01';
    await write('wrong/large.png', png.padEnd(20_000_001, '\0'));
    await mkdir(inWorkspace('wrong/folder.png').fsPath);
    jobsBefore = stand().api.listJobs().length;
  });

  afterEach('nothing was sent, and no job was made', () => {
    assert.deepEqual(stand().simulator.requests, []);
    assert.equal(stand().api.listJobs().length, jobsBefore);
  });

  describe('with parameters that are not right', () => {
    refused('an empty prompt', { prompt: '' }, /^The prompt is empty\. Describe the picture in words\.$/);
    refused('a prompt of white space', { prompt: ' \n\t ' }, /^The prompt is empty\./);
    refused(
      'a prompt of 20,001 letters',
      { prompt: 'x'.repeat(20_001) },
      /^“Prompt” has 20001 characters; 20000 are the most\.$/,
    );
    refused('too few steps', { prompt: 'x', parameters: { steps: 0 } }, /^“Steps” must be from 1 to 50\.$/);
    refused(
      'several at once',
      { prompt: 'x', parameters: { steps: 51, guidance: 20.5 } },
      /^“Steps” must be from 1 to 50\. “[^”]+” must be from 1 to 20\.$/,
    );
    refused('a broken number', { prompt: 'x', parameters: { steps: 3.5 } }, /“Steps” must be a whole number/);
    refused('words for a number', { prompt: 'x', parameters: { guidance: 'high' } }, /must be a number/);
    refused(
      'a negative seed',
      { prompt: 'x', parameters: { seed: -2 } },
      /^“Seed” must be from -1 to \d+\.$/,
    );
    refused(
      'an unknown choice',
      { prompt: 'x', parameters: { aspect_ratio: '5:7' } },
      /must be one of 1:1, 16:9, /,
    );
    refused('an unknown parameter', { prompt: 'x', parameters: { stpes: 3 } }, /no parameter “stpes”/);
    refused('base64', { prompt: 'x', parameters: { base64: true } }, /no parameter “base64”/);
    refused(
      'an unknown model',
      { prompt: 'x', model: 'qwen-image-9' },
      /^There is no model “qwen-image-9”\.$/,
    );
    refused('an unknown field', { prompt: 'x', promt: 'y' }, /a field that is not known: promt/);
    refused('no prompt', { model: 'qwen-image' }, /“prompt” must be of type string/);
    refused('no object', 'a red fox', /must be of type object/);
  });

  describe('with a picture that cannot be edited', () => {
    const picture = (path: string) => () => ({ prompt: 'x', image: inWorkspace(path) });
    refused('a missing file', picture('wrong/none.png'), /no longer there.*PNG, JPEG or WebP/, 'editImage');
    refused('words', picture('wrong/words.png'), /is not a picture.*PNG, JPEG and WebP/, 'editImage');
    refused('a page', picture('wrong/page.png'), /is not a picture/, 'editImage');
    refused('a folder', picture('wrong/folder.png'), /is not a picture/, 'editImage');
    refused('an empty file', picture('wrong/empty.png'), /is not a picture/, 'editImage');
    refused('a file that is cut off', picture('wrong/cut.png'), /is not a picture/, 'editImage');
    refused('a drawing', picture('wrong/drawing.svg'), /of this type are not supported/, 'editImage');
    refused('a GIF', picture('wrong/moving.gif'), types, 'editImage');
    refused(
      'a file that is too large',
      picture('wrong/large.png'),
      /too large.*PNG, JPEG or WebP/,
      'editImage',
    );
    refused(
      'a plain http address',
      { prompt: 'x', image: 'http://example.com/a.png' },
      /begins with https:\/\//,
      'editImage',
    );
    refused('a bare path', { prompt: 'x', image: 'images/lake.jpg' }, /must be a file URI or/, 'editImage');
    refused(
      'a model that takes none',
      { prompt: 'x', model: 'qwen-image', image: 'https://example.com/a.png' },
      /^The model “Qwen Image” takes no picture\.$/,
      'editImage',
    );
    refused('no picture for the model that needs one', { prompt: 'x', model: 'qwen-image-edit' }, /missing/);
  });

  describe('with a folder that nothing may be saved in', () => {
    refused(
      'outside',
      { prompt: 'x', folder: '../elsewhere' },
      /“\.\.\/elsewhere” lies outside the workspace/,
    );
    refused('by a detour', { prompt: 'x', folder: 'a/../../b' }, /lies outside the workspace folder/);
    refused('absolute', { prompt: 'x', folder: '/etc' }, /must be relative to the workspace folder/);
    refused('of git', { prompt: 'x', folder: '.git/hooks' }, /lies in “\.git”, where nothing is saved/);
    refused('of git, as Windows takes it', { prompt: 'x', folder: 'a/.GIT. /b' }, /where nothing is saved/);
    refused('of VS Code', { prompt: 'x', folder: '.vscode' }, /lies in “\.vscode”/);
    refused('of packages', { prompt: 'x', folder: 'web/node_modules/x' }, /lies in “node_modules”/);
    refused('empty', { prompt: 'x', folder: ' ' }, /The output folder is empty/);
    refused('a URI outside', { prompt: 'x', folder: 'file:///etc' }, /lies in no folder that is open here/);
    refused(
      'a URI inside that is not allowed',
      () => ({ prompt: 'x', folder: inWorkspace('.git') }),
      /where nothing is saved/,
    );
  });

  it('is told by the public API in the same words', async () => {
    await assert.rejects(stand().api.submit({ prompt: ' ' }), {
      message: 'The prompt is empty. Describe the picture in words.',
    });
    await assert.rejects(stand().api.submit(undefined), { message: 'The argument must be of type object.' });
    await assert.rejects(stand().api.submit({ prompt: 'x', image: inWorkspace('wrong/words.png') }), {
      message: 'The input file is not a picture. PNG, JPEG and WebP are supported. Nothing was charged.',
    });
  });

  it('does not follow a link to a picture that is none', async () => {
    await symlink('/dev/zero', inWorkspace('wrong/zero.png').fsPath);
    await assert.rejects(run('editImage', { prompt: 'x', image: inWorkspace('wrong/zero.png') }), {
      message: types,
    });
  });

  function refused(what: string, order: Order, sentence: RegExp, command = 'generate'): void {
    it(`refuses ${what}`, async () => {
      await assert.rejects(run(command, typeof order === 'function' ? order() : order), {
        message: sentence,
      });
    });
  }
});

async function write(path: string, text: string): Promise<void> {
  const file = inWorkspace(path).fsPath;
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text, 'latin1');
}
