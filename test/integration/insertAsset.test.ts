import assert from 'node:assert/strict';
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as vscode from 'vscode';
import type { JobSnapshot } from '../../src/core/jobSnapshot';
import { ShelfFileSystem } from '../e2e/reliability/probe/shelfFileSystem';
import { inWorkspace, namesIn } from './places';
import { setSettings, withSettings } from './settings';
import { atOnce, onSimulator, run } from './stand';

const prompt = 'A "wild" fox <in> [the] snow. Golden light.';

/** What stands in a document after a picture without a job was inserted, by the document's path. */
const references: readonly (readonly [string, string, string])[] = [
  ['notes.md', 'images/forest.png', '![forest](images/forest.png)'],
  ['docs/deep/notes.md', 'images/forest.png', '![forest](../../images/forest.png)'],
  [
    'pages/index.html',
    'images/forest.png',
    '<img src="../images/forest.png" alt="forest" width="400" height="300">',
  ],
  ['pages/main.css', 'images/forest.png', 'url("../images/forest.png")'],
  ['pages/main.scss', 'images/forest.png', 'url("../images/forest.png")'],
  ['pages/main.less', 'images/forest.png', 'url("../images/forest.png")'],
  ['pages/plain.txt', 'images/forest.png', '../images/forest.png'],
  [
    'odd.md',
    'odd names/50% #1 (final) & more.png',
    '![50% #1 (final) &amp; more](odd%20names/50%25%20%231%20%28final%29%20%26%20more.png)',
  ],
  [
    'odd.html',
    'odd names/50% #1 (final) & more.png',
    '<img src="odd%20names/50%25%20%231%20%28final%29%20%26%20more.png" alt="50% #1 (final) &amp; more" width="400" height="300">',
  ],
  [
    'odd.css',
    'odd names/50% #1 (final) & more.png',
    'url("odd%20names/50%25%20%231%20%28final%29%20%26%20more.png")',
  ],
  ['odd.txt', 'odd names/50% #1 (final) & more.png', 'odd names/50% #1 (final) & more.png'],
  ['scripts.md', 'odd names/лес-森.png', '![лес 森](odd%20names/лес-森.png)'],
  ['dollar.md', 'odd names/$1 ${2}.png', '![\\$1 \\$&#123;2&#125;](odd%20names/%241%20%24%7B2%7D.png)'],
];

/** Documents that need more than a line, before and after; ‸ is the cursor. */
const programs: readonly (readonly [string, string, string])[] = [
  [
    'pages/App.jsx',
    "import a from './a';\n\nexport default () => (\n  <p>\n    ‸\n  </p>\n);\n",
    "import a from './a';\nimport forest from '../images/forest.png';\n\nexport default () => (\n  <p>\n    <img src={forest} alt=\"forest\" />\n  </p>\n);\n",
  ],
  [
    'pages/code.ts',
    "import a from './a'\n\nconst image = ‸\n",
    "import a from './a'\nimport forest from '../images/forest.png'\n\nconst image = forest\n",
  ],
  ['pages/text.ts', 'const image = "‸";\n', 'const image = "../images/forest.png";\n'],
  [
    'pages/style.html',
    '<style>a { background: ‸ }</style>',
    '<style>a { background: url("../images/forest.png") }</style>',
  ],
  [
    'pages/main.rst',
    'before\n\n‸\n\nafter\n',
    'before\n\n.. image:: ../images/forest.png\n   :alt: forest\n\nafter\n',
  ],
  ['App.tsx', '‸', "import forest from './images/forest.png';"],
];

describe('the command qwenImage.insertAsset', () => {
  const stand = onSimulator({}, atOnce);
  let job: JobSnapshot;

  before(async () => {
    await mkdir(inWorkspace('odd names').fsPath);
    for (const name of ['50% #1 (final) & more.png', 'лес-森.png', '$1 ${2}.png']) {
      await copyFile(inWorkspace('images/forest.png').fsPath, inWorkspace(`odd names/${name}`).fsPath);
    }
    job = await stand().make('generate', { prompt, folder: 'inserted', name: 'fox' });
  });

  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  for (const [path, asset, text] of references) {
    it(`writes ${text} into ${path}`, async () => {
      const editor = await openAt(path, 'before\n\nafter\n', 1);
      await run('insertAsset', { asset: inWorkspace(asset) });
      assert.equal(editor.document.getText(), `before\n${text}\nafter\n`);
    });
  }

  for (const [path, before, after] of programs) {
    it(`writes into ${path} what fits, and takes it back in one step`, async () => {
      const offset = before.indexOf('‸');
      const text = before.replace('‸', '');
      const editor = await openAt(path, text, 0);
      const position = editor.document.positionAt(offset);
      editor.selection = new vscode.Selection(position, position);
      await run('insertAsset', { asset: inWorkspace('images/forest.png') });
      assert.equal(editor.document.getText(), after);
      await vscode.commands.executeCommand('undo');
      assert.equal(editor.document.getText(), text);
    });
  }

  it('refers from the root of the site to what lies in a public folder', async () => {
    await mkdir(inWorkspace('part/public').fsPath, { recursive: true });
    await copyFile(inWorkspace('images/forest.png').fsPath, inWorkspace('part/public/forest.png').fsPath);
    const editor = await openAt('part/pages/about.md', '', 0);
    await run('insertAsset', { asset: inWorkspace('part/public/forest.png') });
    assert.equal(editor.document.getText(), '![forest](/forest.png)');
  });

  it('uses an alias of tsconfig.json where the other imports do, and next/image where the project has Next', async () => {
    await mkdir(inWorkspace('next/src/app').fsPath, { recursive: true });
    await mkdir(inWorkspace('next/src/assets').fsPath, { recursive: true });
    await writeFile(inWorkspace('next/package.json').fsPath, '{ "dependencies": { "next": "16" } }');
    await writeFile(
      inWorkspace('next/tsconfig.json').fsPath,
      '{ /* ours */ "compilerOptions": { "paths": { "@/*": ["./src/*"], } } }',
    );
    await copyFile(inWorkspace('images/forest.png').fsPath, inWorkspace('next/src/assets/forest.png').fsPath);
    const text = "import { Card } from '@/card';\n\nexport default () => <Card></Card>;\n";
    const editor = await openAt('next/src/app/page.tsx', text, 2);
    const position = editor.document.positionAt(text.indexOf('</Card>'));
    editor.selection = new vscode.Selection(position, position);
    await run('insertAsset', { asset: inWorkspace('next/src/assets/forest.png') });
    assert.equal(
      editor.document.getText(),
      "import { Card } from '@/card';\nimport Image from 'next/image';\nimport forest from '@/assets/forest.png';\n\nexport default () => <Card><Image src={forest} alt=\"forest\" /></Card>;\n",
    );
    assert.equal(editor.document.getText(editor.selection), 'forest');
  });

  it('takes another alt text, and none for a decoration', async () => {
    const editor = await openAt('alt.md', '', 0);
    await run('insertAsset', { asset: inWorkspace('images/forest.png'), alt: '' });
    assert.equal(editor.document.getText(), '![](images/forest.png)');
    const other = await openAt('other.md', '', 0);
    await run('insertAsset', { asset: inWorkspace('images/forest.png'), alt: 'Trees [1]' });
    assert.equal(other.document.getText(), '![Trees \\[1\\]](images/forest.png)');
  });

  it("writes a person's own form where the settings have one", async () => {
    const restore = await setSettings({
      'insert.templates': { markdown: '{{< figure src="${path}" alt="${alt}" class="$1" >}}' },
    });
    try {
      const editor = await openAt('own.md', '', 0);
      await run('insertAsset', { asset: inWorkspace('images/forest.png') });
      assert.equal(editor.document.getText(), '{{< figure src="images/forest.png" alt="forest" class="" >}}');
    } finally {
      await restore();
    }
  });

  describe('with smaller copies', () => {
    const page = '<img src="sets/forest.png" alt="forest" width="400" height="300">';
    const withSet =
      '<img src="sets/forest.png" srcset="sets/forest-100w.png 100w, sets/forest-200w.png 200w, sets/forest.png 400w" sizes="(max-width: 400px) 100vw, 400px" alt="forest" width="400" height="300">';
    const setNames = () => namesIn(inWorkspace('sets').fsPath);

    beforeEach(async () => {
      await rm(inWorkspace('sets').fsPath, { recursive: true, force: true });
      await mkdir(inWorkspace('sets').fsPath);
      await copyFile(inWorkspace('images/forest.png').fsPath, inWorkspace('sets/forest.png').fsPath);
    });

    it('names those that the setting wants, none larger than the picture, and makes none for a mere path', async () => {
      await withSettings({ 'insert.responsive': [200, 100, 900] }, async () => {
        const css = await openAt('set.css', '', 0);
        await run('insertAsset', { asset: inWorkspace('sets/forest.png') });
        assert.equal(css.document.getText(), 'url("sets/forest.png")');
        assert.deepEqual(await setNames(), ['forest.png']);
        const { document } = await openAt('set.html', '', 0);
        await run('insertAsset', { asset: inWorkspace('sets/forest.png') });
        assert.equal(document.getText(), withSet);
        assert.deepEqual(await setNames(), ['forest-100w.png', 'forest-200w.png', 'forest.png']);
        await vscode.commands.executeCommand('undo');
        assert.equal(document.getText(), '');
      });
    });

    it('takes the wish of a program before the setting, and writes over nothing', async () => {
      await writeFile(inWorkspace('sets/forest-100w.png').fsPath, 'mine');
      const { document } = await openAt('set.html', '', 0);
      await run('insertAsset', { asset: inWorkspace('sets/forest.png'), responsive: [100, 200] });
      assert.equal(document.getText(), withSet.replace('forest-100w.png', 'forest-100w-2.png'));
      assert.equal(await readFile(inWorkspace('sets/forest-100w.png').fsPath, 'utf8'), 'mine');
      await withSettings({ 'insert.responsive': [50] }, async () => {
        const other = await openAt('other.html', '', 0);
        await run('insertAsset', { asset: inWorkspace('sets/forest.png'), responsive: false });
        assert.equal(other.document.getText(), page);
      });
    });

    it('is what qwenImage.insertWithCopies does, with the usual widths where the setting has none', async () => {
      const { document } = await openAt('set.md', '', 0);
      // The usual widths: 400 and more, and the picture has 400.
      await run('insertWithCopies', { asset: inWorkspace('sets/forest.png') });
      assert.equal(document.getText(), '![forest](sets/forest.png)');
      assert.deepEqual(await setNames(), ['forest.png']);
    });

    it('goes with a copied reference where the setting wants it', async () => {
      await withSettings({ 'insert.responsive': [100] }, async () => {
        await openAt('set.html', '', 0);
        await run('copyReference', job.id);
        assert.match(
          await vscode.env.clipboard.readText(),
          /srcset="inserted\/fox-100w\.png 100w, inserted\/fox\.png \d+w"/,
        );
      });
    });
  });

  it('takes the alt text from the prompt, and the size from the picture', async () => {
    const markdown = await openAt('told.md', '', 0);
    await run('insertAsset', { asset: vscode.Uri.parse(job.files[0] ?? '', true) });
    assert.equal(markdown.document.getText(), '![A "wild" fox &lt;in&gt; \\[the\\] snow.](inserted/fox.png)');
    const page = await openAt('told.html', '', 0);
    await run('insertAsset', { job: job.id });
    assert.match(
      page.document.getText(),
      /^<img src="inserted\/fox\.png" alt="A &quot;wild&quot; fox &lt;in&gt; \[the\] snow\." width="\d+" height="\d+">$/,
    );
  });

  it('selects the alt text, to be put right', async () => {
    const editor = await openAt('selected.md', '', 0);
    await run('insertAsset', { asset: inWorkspace('images/forest.png') });
    assert.equal(editor.document.getText(editor.selection), 'forest');
  });

  it('writes at each cursor, and over what is selected', async () => {
    const editor = await openAt('cursors.txt', 'one\ntwo\n', 0);
    editor.selections = [new vscode.Selection(0, 0, 0, 3), new vscode.Selection(1, 3, 1, 3)];
    await run('insertAsset', { asset: inWorkspace('images/forest.png') });
    assert.equal(editor.document.getText(), 'images/forest.png\ntwoimages/forest.png\n');
  });

  it('is undone in one step', async () => {
    const editor = await openAt('undone.md', 'as it was', 0);
    await run('insertAsset', { asset: inWorkspace('images/forest.png') });
    assert.notEqual(editor.document.getText(), 'as it was');
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), 'as it was');
  });

  it('writes the way from the workspace folder into a document that was never saved', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: '' });
    await vscode.window.showTextDocument(document);
    await run('insertAsset', { asset: inWorkspace('images/forest.png') });
    assert.equal(document.getText(), '![forest](images/forest.png)');
  });

  it('inserts on a file system that only VS Code reaches, copies beside the picture too', async () => {
    const shelf = inWorkspace('shelf').fsPath;
    await mkdir(join(shelf, 'docs'), { recursive: true });
    await mkdir(join(shelf, 'img'));
    await copyFile(inWorkspace('images/forest.png').fsPath, join(shelf, 'img', 'a forest.png'));
    await writeFile(join(shelf, 'docs', 'page.html'), '');
    const registered = vscode.workspace.registerFileSystemProvider('inserted', new ShelfFileSystem(shelf));
    try {
      const document = await vscode.workspace.openTextDocument(vscode.Uri.parse('inserted:/docs/page.html'));
      await vscode.window.showTextDocument(document);
      const asset = vscode.Uri.parse('inserted:/img/a%20forest.png');
      await run('insertAsset', { asset, responsive: [100] });
      assert.equal(
        document.getText(),
        '<img src="../img/a%20forest.png" srcset="../img/a%20forest-100w.png 100w, ../img/a%20forest.png 400w" sizes="(max-width: 400px) 100vw, 400px" alt="a forest" width="400" height="300">',
      );
      assert.deepEqual(await namesIn(join(shelf, 'img')), ['a forest-100w.png', 'a forest.png']);
      await vscode.commands.executeCommand('undo');
      assert.equal(document.getText(), '');
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    } finally {
      registered.dispose();
    }
  });

  it('asks for a document where none is open', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await assert.rejects(run('insertAsset', { asset: inWorkspace('images/forest.png') }), {
      message: 'Open the document that should show the picture, and put the cursor there.',
    });
  });

  it('refuses what is no picture of a job', async () => {
    await openAt('refused.md', '', 0);
    await assert.rejects(run('insertAsset', { job: 'no-such-job' }), {
      message: 'There is no job “no-such-job” any more.',
    });
    await assert.rejects(run('insertAsset', { picture: 'x' }), /a field that is not known: picture/);
  });

  it('has its reference copied by qwenImage.copyReference, as the document in front writes it', async () => {
    await openAt('pages/copied.css', '', 0);
    await run('copyReference', job.id);
    assert.equal(await vscode.env.clipboard.readText(), 'url("../inserted/fox.png")');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await run('copyReference', job.id);
    assert.equal(
      await vscode.env.clipboard.readText(),
      '![A "wild" fox &lt;in&gt; \\[the\\] snow.](inserted/fox.png)',
    );
  });

  it('has its prompt copied by qwenImage.copyPrompt', async () => {
    await run('copyPrompt', job.id);
    assert.equal(await vscode.env.clipboard.readText(), prompt);
  });
});

async function openAt(path: string, text: string, line: number): Promise<vscode.TextEditor> {
  const uri = inWorkspace(path);
  await mkdir(dirname(uri.fsPath), { recursive: true });
  await writeFile(uri.fsPath, text);
  const editor = await vscode.window.showTextDocument(uri);
  editor.selection = new vscode.Selection(line, 0, line, 0);
  return editor;
}
