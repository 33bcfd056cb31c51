import assert from 'node:assert/strict';
import { copyFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as vscode from 'vscode';
import { imageTypeOf } from '../../src/assets/imageType';
import { actionsIn, hoverAt, titlesAt, titlesOn } from './offers';
import { inWorkspace, pathInWorkspace } from './places';
import { withSettings } from './settings';
import { atOnce, fieldOf, onSimulator, run } from './stand';

const generate = 'Generate This Image with Qwen…';
const edit = 'Edit This Image with Qwen…';
const fromSelection = 'Generate Image from Selection…';
const replace = 'Generate a Replacement with Qwen…';
const all = 'Generate All Missing Images in This File…';

/** The document, what is at the cursor, and where the missing file belongs. */
const holes: readonly (readonly [path: string, text: string, at: string, file: string])[] = [
  ['holes/a.md', '# T\n\n![a fox](img/fox-a.png)\n', 'a fox', 'holes/img/fox-a.png'],
  [
    'holes/b.html',
    '<img src="/shown/fox-b.jpeg" alt="a fox" width=900 height=1600>',
    'src',
    'public/shown/fox-b.jpeg',
  ],
  ['holes/c.css', '.a { background: url("../img/fox%20c.webp") }', 'url', 'img/fox c.webp'],
  ['holes/d.ts', "import fox from '@/fox-d.png';\nshow(fox);\n", '@/', 'holes/src/fox-d.png'],
  [
    'holes/e.tsx',
    'const a = (\n  <img\n    alt="a fox"\n    src="./fox-e.JPG"\n  />\n);\n',
    'alt',
    'holes/fox-e.JPG',
  ],
  [
    'holes/f.tex',
    '\\begin{figure}\\includegraphics{img/fox-f}\\caption{A fox}\\end{figure}',
    'fox-f',
    'holes/img/fox-f.png',
  ],
  ['holes/g.yaml', 'cover: img/fox-g.png\n', 'img/', 'holes/img/fox-g.png'],
];

describe('a reference to an image that does not exist', () => {
  const stand = onSimulator({}, atOnce);

  before(async () => {
    await mkdir(inWorkspace('public').fsPath, { recursive: true });
    await mkdir(inWorkspace('holes/img').fsPath, { recursive: true });
    await write('holes/tsconfig.json', '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }');
  });

  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  for (const [path, text, at, file] of holes) {
    it(`in ${path}, is filled at ${file}`, async () => {
      const document = await open(path, text);
      const before = await titlesAt(document, at);
      assert.ok(before.includes(generate), before.join(', '));
      assert.ok(!before.includes(edit));
      const position = document.positionAt(text.indexOf(at) + 1);
      const { line, character } = position;
      const id = await run('generateMissing', {
        document: document.uri,
        line,
        character,
        prompt: `fill ${path}`,
      });
      const job = await stand().rest(String(id));
      assert.deepEqual(job.files.map(pathInWorkspace), [file]);
      const type = imageTypeOf(await readFile(inWorkspace(file).fsPath));
      assert.equal(type, /jpe?g$/i.test(file) ? 'jpeg' : /\.(\w+)$/.exec(file)?.[1]);
      const after = await titlesAt(document, at);
      assert.ok(after.includes(edit) && after.includes(replace), after.join(', '));
      assert.ok(!after.includes(generate), after.join(', '));
      assert.equal(document.getText(), text);
    });
  }

  it('gets a placeholder at once where the setting wants one', async () => {
    await withSettings({ 'insert.placeholders': true, transport: 'async' }, async () => {
      const document = await open('holes/later.md', '![a late fox](img/late.webp)');
      const id = await run('generateMissing', { document: document.uri, character: 3, prompt: 'late' });
      const uri = inWorkspace('holes/img/late.webp');
      assert.equal(stand().api.getJob(String(id))?.replaces, uri.toString());
      assert.equal(imageTypeOf(await readFile(uri.fsPath)), 'webp');
      const job = await stand().rest(String(id));
      assert.deepEqual([job.state, job.files], ['saved', [uri.toString()]]);
    });
  });

  it('gets the proportion that the page gives it', () => {
    const [request] = stand().submissions('fill holes/b.html');
    assert.equal(fieldOf(request?.body, 'aspect_ratio'), '9:16');
    assert.equal(fieldOf(request?.body, 'image_format'), 'jpeg');
  });

  it('gets a name that its bytes can have, and the reference follows in one step', async () => {
    const text = '![a fox](img/odd%20fox.gif) ![again](img/odd%20fox.gif)\n';
    const document = await open('holes/odd.md', text);
    const titles = await titlesAt(document, 'a fox');
    assert.ok(titles.includes('Generate This Image with Qwen, as odd fox.png…'), titles.join(', '));
    const id = await run('generateMissing', {
      document: document.uri,
      line: 0,
      character: 4,
      prompt: 'an odd fox',
    });
    const job = await stand().rest(String(id));
    assert.deepEqual(job.files.map(pathInWorkspace), ['holes/img/odd fox.png']);
    assert.equal(document.getText(), text.replaceAll('.gif', '.png'));
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), text);
    await document.save();
  });

  it('comes with an action for all of the file, where there are several', async () => {
    const document = await open(
      'holes/all.md',
      '![one](one.png) ![two](two.png) ![lake](../images/lake.jpg)\n',
    );
    const titles = await titlesAt(document, 'one');
    assert.ok(titles.includes(generate) && titles.includes(all), titles.join(', '));
    assert.ok(!(await titlesAt(document, 'lake')).includes(all));
  });

  it('is no hole when it leads elsewhere, stands in code, or is no image', async () => {
    const text = '![web](https://example.com/a.png) `![code](b.png)` ![out](../../../c.png) [doc](d.pdf)\n';
    const document = await open('holes/none.md', text);
    for (const at of ['web', 'code', 'out', 'doc']) {
      const titles = await titlesOn(document, at);
      assert.ok(titles.includes(fromSelection), titles.join(', '));
      assert.ok(!titles.includes(generate), `${at}: ${titles.join(', ')}`);
    }
  });

  it('is read in the language that the document is given', async () => {
    const document = await open('holes/language.txt', '![a fox](fox.png)\n');
    assert.deepEqual(await titlesOn(document, 'a fox'), [fromSelection]);
    await vscode.languages.setTextDocumentLanguage(document, 'markdown');
    assert.ok((await titlesOn(document, 'a fox')).includes(generate));
  });

  it('is refused where there is none', async () => {
    const document = await open('holes/full.md', '![lake](../images/lake.jpg) ![out](../../../c.png)\n');
    const at = (character: number) => ({ document: document.uri, line: 0, character, prompt: 'x' });
    await assert.rejects(run('generateMissing', at(3)), { message: '“lake.jpg” is there already.' });
    await assert.rejects(run('generateMissing', at(30)), /leads out of the folders/);
    const none = await open('holes/empty.md', 'words\n');
    await assert.rejects(
      run('generateMissing', { document: none.uri, prompt: 'x' }),
      /no image that is missing/,
    );
    await assert.rejects(run('generateMissing', { documents: 1 }), /Name the document/);
  });

  it('never leads into a folder of a tool', async () => {
    const document = await open('holes/tool.md', '![x](../.git/x.png)\n');
    const order = { document: document.uri, line: 0, character: 3, prompt: 'x' };
    await assert.rejects(run('generateMissing', order), /nothing is saved/);
  });
});

describe('selected words', () => {
  onSimulator({}, atOnce);

  it('can become a picture', async () => {
    const document = await open('holes/words.md', 'A red fox in the snow.\n');
    const titles = await titlesOn(document, 'A red fox in the snow');
    assert.ok(titles.includes(fromSelection), titles.join(', '));
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });
});

describe('the hover on a reference', () => {
  const stand = onSimulator({}, atOnce);

  it('tells how the picture came to be, where that is known', async () => {
    const prompt = '<style of Monet> A [wild](command:x) fox <b>in</b> snow';
    await stand().make('generate', { prompt, folder: 'hovered', name: 'fox (1)' });
    const text = '![fox](hovered/fox%20%281%29.png) ![lake](images/lake.jpg) ![none](none.png)\n';
    const document = await open('hovered.md', text);
    const shown = await hoverAt(document, text.indexOf('hovered') + 2);
    assert.match(shown, /!\[Preview\]\(file:\/\/\/[^()|\s]*hovered\/fox%20%281%29\.png\|width=240\)/);
    assert.ok(!shown.includes('&nbsp;'), 'its lines could not be broken');
    assert.ok(shown.includes('A \\[wild\\]\\(command:x\\) fox &lt;b\\>in'), shown);
    // As a tag it would hide all that follows.
    assert.ok(shown.includes('&lt;style of Monet\\>'), shown);
    assert.match(shown, /Qwen Image · \d+ × \d+/);
    assert.match(shown, /\[Run Again\]\(command:_qwenImage\.runRecord\?/);
    assert.equal(await hoverAt(document, text.indexOf('lake.jpg')), '');
    assert.equal(await hoverAt(document, text.indexOf('none.png')), '');
  });

  it('runs it again beside the first', async () => {
    const uri = inWorkspace('hovered/fox (1).png');
    const added = new Promise<string>((resolve) => {
      const listening = stand().api.onDidChangeJob(({ id, state }) => {
        if (state === 'queued') {
          listening.dispose();
          resolve(id);
        }
      });
    });
    await vscode.commands.executeCommand('_qwenImage.runRecord', uri.toJSON());
    const job = await stand().rest(await added);
    assert.deepEqual(job.files.map(pathInWorkspace), ['hovered/fox (1)-2.png']);
    assert.notEqual(job.parameters['seed'], -1);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });
});

describe('the command qwenImage.checkAssets', () => {
  const stand = onSimulator({}, { ...atOnce, provenance: true });

  it('finds holes, changed pictures, lost records and unused pictures, and lets them be mended', async () => {
    const { make } = stand();
    const names = ['shown', 'changed', 'gone', 'moved', 'idle'];
    for (const name of names) {
      await make('generate', { prompt: `checked ${name}`, folder: 'checked', name });
    }
    const file = (name: string): vscode.Uri => inWorkspace(`checked/${name}.png`);
    await copyFile(inWorkspace('images/forest.png').fsPath, file('changed').fsPath);
    await rm(file('gone').fsPath);
    await rename(file('moved').fsPath, inWorkspace('checked/elsewhere.png').fsPath);
    await write('checked/page.md', '![shown](shown.png)\n\n![x](never%20made.png) ![y](https://x.y/z.png)\n');
    const sentences = await check();
    assert.deepEqual(sentences, [
      'The image “never made.png” does not exist.',
      '“checked/changed.png” was changed since it was generated.',
      '“checked/gone.png” is on record, but the picture is gone.',
      '“checked/moved.png” is on record, but the picture lies at “checked/elsewhere.png” now.',
      'No document refers to the generated picture “checked/idle.png”.',
    ]);
    const [problem] = vscode.languages
      .getDiagnostics(inWorkspace('checked/page.md'))
      .filter(({ source }) => source === 'Qwen Image');
    assert.deepEqual(problem?.range, new vscode.Range(2, 5, 2, 21));

    await fix('the picture is gone', 'Remove the Record');
    await fix('lies at “checked/elsewhere.png”', 'Let the Record Name the Image’s New Place');
    await fix('was changed', 'Keep the Image as It Is and Remove the Record');
    const page = await vscode.workspace.openTextDocument(inWorkspace('checked/page.md'));
    const order = { document: page.uri, line: 2, character: 6, prompt: 'checked hole' };
    await stand().rest(String(await run('generateMissing', order)));
    assert.deepEqual(await check(), [
      'No document refers to the generated picture “checked/elsewhere.png”.',
      'No document refers to the generated picture “checked/idle.png”.',
    ]);
  });

  /** What is said of the pictures of this test. */
  async function check(): Promise<readonly string[]> {
    const findings = await run('checkAssets');
    assert.ok(Array.isArray(findings));
    const sentences = findings.map((finding: unknown) => String(fieldOf(finding, 'message')));
    return sentences
      .filter((sentence) => /checked\/|never made/.test(sentence))
      .sort((one, other) => rank(one) - rank(other));
  }

  function rank(sentence: string): number {
    return ['does not exist', 'was changed', 'is gone', 'lies at', 'elsewhere', 'idle'].findIndex((words) =>
      sentence.includes(words),
    );
  }

  /** By the quick fix on the record's own problem. */
  async function fix(words: string, title: string): Promise<void> {
    const problems = vscode.languages.getDiagnostics();
    const [uri] = problems.find(([, own]) => own.some(({ message }) => message.includes(words))) ?? [];
    assert.ok(uri !== undefined, words);
    const document = await vscode.workspace.openTextDocument(uri);
    const actions = await actionsIn(document, new vscode.Range(0, 0, 0, 1));
    // VS Code asks for the actions of other problems whenever it likes, and runs this one then.
    for (const [other, own] of problems) {
      if (other.path.endsWith('.json') && own.some(({ source }) => source === 'Qwen Image')) {
        await actionsIn(await vscode.workspace.openTextDocument(other), new vscode.Range(0, 0, 0, 1));
      }
    }
    const command = actions.find((action) => action.title === title)?.command;
    assert.ok(command, actions.map((action) => action.title).join(', '));
    const given: readonly unknown[] = command.arguments ?? [];
    await vscode.commands.executeCommand(command.command, ...given);
    assert.ok(!vscode.languages.getDiagnostics(uri).some(({ message }) => message.includes(words)));
  }
});

async function write(path: string, text: string): Promise<void> {
  const uri = inWorkspace(path);
  await mkdir(dirname(uri.fsPath), { recursive: true });
  await writeFile(uri.fsPath, text);
}

async function open(path: string, text: string): Promise<vscode.TextDocument> {
  await write(path, text);
  return (await vscode.window.showTextDocument(inWorkspace(path))).document;
}
