import assert from 'node:assert/strict';
import { findImageMentions } from '../../../../src/assets/mentions/findImageMentions';
import type { ImageMention } from '../../../../src/assets/mentions/imageMention';

/** A document, and what is found in it: `place path "alt" width×height (caption) [bases]`. */
const cases: readonly (readonly [language: string, document: string, ...found: readonly string[]])[] = [
  // Markdown
  ['markdown', '![a red fox](img/fox.png)', 'markdownImage img/fox.png "a red fox"'],
  ['markdown', '![](<img/red fox.png>)', 'markdownImage img/red fox.png ""'],
  ['markdown', 'Text ![a](a.png "The title") text', 'markdownImage a.png "a" (The title)'],
  ['markdown', "![a](a.png 'It''s')![b](b.webp (c))", 'markdownImage b.webp "b" (c)'],
  ['markdown', '![a \\[b\\] &amp; c](img/50%25%20fox.png)', 'markdownImage img/50% fox.png "a [b] & c"'],
  ['markdown', '![a](img/fox%28final%29.png)', 'markdownImage img/fox(final).png "a"'],
  ['markdown', '![a](img/fox(final).png)', 'markdownImage img/fox(final).png "a"'],
  ['markdown', '![a](fox.png?raw=true#x)', 'markdownImage fox.png "a"'],
  [
    'markdown',
    '[![badge](b.svg)](https://x.y) [![a](a.png)](b.png)',
    'markdownImage b.svg "badge"',
    'markdownImage a.png "a"',
    'markdownLink b.png "![a](a.png)"',
  ],
  ['markdown', '![two\nlines](a.png)', 'markdownImage a.png "two\nlines"'],
  ['markdown', '![alt][fox]\n\n[fox]: img/fox.png "T"', 'markdownDefinition img/fox.png "alt"'],
  ['markdown', '![Fox  One][]\n\n[fox one]: <a b.png>', 'markdownDefinition a b.png "Fox  One"'],
  ['markdown', '![fox]\n\n[fox]: fox.png', 'markdownDefinition fox.png "fox"'],
  ['markdown', '[^1]: a.png', ''],
  ['markdown', '`![a](a.png)` ``a ` ![b](b.png)`` ![c](c.png)', 'markdownImage c.png "c"'],
  ['markdown', '```md\n![a](a.png)\n```\n![b](b.png)', 'markdownImage b.png "b"'],
  ['markdown', '~~~\n```\n![a](a.png)\n~~~\n![b](b.png)', 'markdownImage b.png "b"'],
  ['markdown', '````\n```\n![a](a.png)\n````\n![b](b.png)', 'markdownImage b.png "b"'],
  ['markdown', '> ```\n> ![a](a.png)\n\n![b](b.png)', 'markdownImage b.png "b"'],
  ['markdown', '    ![a](a.png)\n\ntext\n    ![b](b.png)', 'markdownImage b.png "b"'],
  ['markdown', '- item\n\n    ![a](a.png)\n\ntext\n\n    ![b](b.png)', 'markdownImage a.png "a"'],
  ['markdown', '- ```\n  ![a](a.png)\n  ```\n- ![b](b.png)', 'markdownImage b.png "b"'],
  ['markdown', '\\![a](a.png) \\`![b](b.png)`', 'markdownLink a.png "a"', 'markdownImage b.png "b"'],
  ['markdown', '<!-- ![a](a.png)\n\n![b](b.png) -->\n\n![c](c.png)', 'markdownImage c.png "c"'],
  ['markdown', '![a](https://x.y/a.png) ![b](//x.y/b.png) ![c](data:image/png;base64,aa.png)', ''],
  ['markdown', '![a](a.pdf) ![b](b) ![c](.png) ![d]({{ x }}/d.png)', ''],
  [
    'markdown',
    '# T\n\n<p align="center">\n  <img src="img/a b.png" alt="A &quot;b&quot;" width="400" height=300>\n</p>',
    'htmlImage img/a b.png "A "b"" 400×300',
  ],
  ['markdown', 'a <img src="a.png"> b', 'htmlImage a.png'],
  [
    'markdown',
    '| ![a](a.png) | ![b](b.png) |\n|--|--|',
    'markdownImage a.png "a"',
    'markdownImage b.png "b"',
  ],
  [
    'markdown',
    '---\ntitle: A page\ncover: /img/cover.png # why\nlist: ["a.png", \'b.png\', c.png]\n---\n\n![d](d.png)',
    ...['data /img/cover.png', 'data a.png', 'data b.png', 'data c.png', 'markdownImage d.png "d"'],
  ],
  [
    'markdown',
    '\r\n![a](a.png)\r\n\r\n![b](b.png)\r\n',
    'markdownImage a.png "a"',
    'markdownImage b.png "b"',
  ],
  ['markdown', '![лес 森](лес-森.png)', 'markdownImage лес-森.png "лес 森"'],
  [
    'mdx',
    'import fox from \'./fox.png\'\n\n# T\n\n<Image src={fox} alt="A fox" width={400} />\n\n![b](b.png)',
    'module ./fox.png "A fox" 400×?',
    'markdownImage b.png "b"',
  ],
  ['mdx', "<img src={'./a.png'} alt={'A'} />", 'htmlImage ./a.png "A"'],
  ['mdx', '<img src={require("./a.png").default} alt="A" />', 'module ./a.png "A"'],
  // HTML and what is made of it
  [
    'html',
    '<img src="img/fox.png" alt="A fox" width="640" height="360px">',
    'htmlImage img/fox.png "A fox" 640×360',
  ],
  ['html', "<IMG ALT='' SRC='a.png'>", 'htmlImage a.png ""'],
  ['html', '<img src=a.png alt=fox>', 'htmlImage a.png "fox"'],
  ['html', '<img src="a&amp;b.png?x=1&amp;y=2">', 'htmlImage a&b.png'],
  [
    'html',
    '<img srcset="a-400.png 400w, a%20800.png 800w,b.png, c.png 2x" src="a.png" alt="A">',
    ...['htmlSourceSet a-400.png "A"', 'htmlSourceSet a 800.png "A"', 'htmlSourceSet b.png "A"'],
    ...['htmlSourceSet c.png "A"', 'htmlImage a.png "A"'],
  ],
  [
    'html',
    '<picture><source srcset="a.webp" type="image/webp"><img src="a.png"></picture>',
    'htmlSourceSet a.webp',
    'htmlImage a.png',
  ],
  [
    'html',
    '<link rel="icon" href="/favicon.ico"><meta content="/og.png"><video poster="p.jpg">',
    'htmlAttribute /favicon.ico',
    'htmlAttribute /og.png',
    'htmlAttribute p.jpg',
  ],
  ['html', '<div style="background: url(\'a.png\') no-repeat">', 'css a.png'],
  [
    'html',
    '<style>\n.a { background: url("a.png") }\n</style><img src="b.png">',
    'css a.png',
    'htmlImage b.png',
  ],
  [
    'html',
    "<script>const a = new URL('./a.png', import.meta.url); if (1<2) b('<img src=\"b.png\">')</script>",
    'scriptUrl ./a.png',
  ],
  ['html', '<!-- <img src="a.png"> --><img src="b.png">', 'htmlImage b.png'],
  ['html', '<img alt="fox.png" title="see b.png" src="c.png">', 'htmlImage c.png "fox.png" (see b.png)'],
  ['html', '<img src="a.png" <img src="b.png">', 'htmlImage b.png'],
  ['html', '<img src="a.png', ''],
  ['html', '<p>a < b</p><img src="b.png">', 'htmlImage b.png'],
  ['html', '<img src="https://x.y/a.png"><img src="{{ url }}.png"><img src="<%= a %>.png">', ''],
  ['php', '<?php echo "<img src=\'a.png\'>"; ?><img src="b.png">', 'htmlImage b.png'],
  ['vue', '<template><img src="@/assets/a.png" :src="b" alt="A"></template>', 'htmlImage @/assets/a.png "A"'],
  ['vue', '<template><img :src="\'./a.png\'" alt="A"></template>', 'htmlImage ./a.png "A"'],
  ['vue', '<template><img :src="require(\'@/a.png\')" alt="A" /></template>', 'module @/a.png "A"'],
  [
    'vue',
    '<script setup>\nimport fox from "./fox.png"\n</script>\n<template><img :src="fox" alt="A fox" width="20"></template>\n<style lang="scss">\n// url(x.png)\n.a { background: url(a.png) }\n</style>',
    'module ./fox.png "A fox" 20×?',
    'css a.png',
  ],
  [
    'svelte',
    "<script>\n  import fox from '$lib/fox.png';\n</script>\n{#if a < b}<img src={fox} alt=\"A {b}\" />{/if}<img src='/a.png' alt={name} />",
    'module $lib/fox.png "A {b}"',
    'htmlImage /a.png',
  ],
  [
    'astro',
    "---\nimport { Image } from 'astro:assets';\nimport fox from '../fox.png';\n---\n<Image src={fox} alt=\"A fox\" />\n{list.map((x) => <img src=\"/a.png\" alt='B' />)}",
    'module ../fox.png "A fox"',
    'htmlImage /a.png "B"',
  ],
  // CSS
  ['css', '.a { background: url(img/fox.png) }', 'css img/fox.png'],
  ['css', '.a { background: URL( "img/fox.png" ), url(\'b.png\') }', 'css img/fox.png', 'css b.png'],
  ['css', 'a{b:url(img/fox\\ \\(1\\).png)}', 'css img/fox (1).png'],
  ['css', 'a{b:url(img/fox%20%281%29.png#x)}', 'css img/fox (1).png'],
  ['css', '/* url(a.png) */ a{b:image-set("b.png" 1x, url(c.png) 2x)}', 'css b.png', 'css c.png'],
  ['css', 'a{b:url(https://x.y/a.png);c:url(data:image/png;base64,x.png);d:url(a b.png)}', ''],
  ['css', 'a{b:url(//x.y/a.png)} c{d:url("unclosed.png)}\ne{f:url(g.png)}', 'css g.png'],
  ['scss', '// url(a.png)\n$a: "img/b.png";\n.a { b: url("#{$x}/c.png"); d: url($e) }', 'css img/b.png'],
  ['less', '@a: "x"; // url(a.png)\n.b { c: url("@{a}/d.png"); e: url(~@/f.png) }', 'css ~@/f.png'],
  // JavaScript and its relatives
  ['typescript', "import fox from './fox.png';\nimport './b.css';", 'module ./fox.png'],
  ['typescript', "import fox from './fox.png?url'", 'module ./fox.png'],
  [
    'typescript',
    "const a = require('../a.png'), b = await import('./b.webp')",
    'module ../a.png',
    'module ./b.webp',
  ],
  ['typescript', "new URL('./a%20b.png', import.meta.url).href", 'scriptUrl ./a b.png'],
  ['typescript', "export { default as fox } from './fox.png'", 'module ./fox.png'],
  [
    'typescript',
    "const a = 'img/a.png'; f(`img/b.png`, `img/${c}.png`)",
    'string img/a.png',
    'string img/b.png',
  ],
  ['typescript', "// 'a.png'\n/* 'b.png' */ const c = \"it's\" + 'c.png'", 'string c.png'],
  ['typescript', "x.endsWith('.png'); glob('**/*.png'); fetch('https://x.y/a.png')", ''],
  ['typescript', "const a: Foo<Bar> = b < c ? 'd.png' : f", 'string d.png'],
  [
    'typescriptreact',
    "import fox from './fox.png';\nexport const A = () => <p>don't <img src={fox} alt=\"A fox\" width={400} height={300} /></p>;",
    'module ./fox.png "A fox" 400×300',
  ],
  [
    'typescriptreact',
    'const a = <img alt="A &quot;b&quot;" src="/img/a.png" />;',
    'jsxAttribute /img/a.png "A "b""',
  ],
  [
    'javascriptreact',
    '<Image width={640} src="/a.png" height="360" alt={"B"} />',
    'jsxAttribute /a.png "B" 640×360',
  ],
  ['javascriptreact', "<img src={require('./a.png')} alt='A' onClick={() => a > b} />", 'module ./a.png "A"'],
  [
    'javascriptreact',
    "<div style={{ backgroundImage: 'url(./a.png)' }}><img src='b.png' /></div>",
    'jsxAttribute b.png',
  ],
  [
    'javascript',
    "const a = <Card image=\"a.png\"><img src='b.png' alt='B' /></Card>",
    'jsxAttribute a.png',
    'jsxAttribute b.png "B"',
  ],
  // Data
  [
    'json',
    '{ "icon": "media/icon.png", "a.png": 1, "list": ["b.jpg", "c.txt", "d\\u0020e.png"] }',
    'data media/icon.png',
    'data b.jpg',
    'data d e.png',
  ],
  ['jsonc', '// "a.png"\n{ "b": "b.png" }', 'data b.png'],
  ['json', '{ "a": "https://x.y/a.png", "b": "x/*.png" }', ''],
  [
    'yaml',
    "image: img/fox.png\nlist:\n  - a.png\n  - \"b c.png\" # x.png\n  - name: 'it''s.png'\n# d.png\nurl: https://x.y/a.png\nspaced: red fox.png\nflow: {src: e.png, n: 1}",
    ...['data img/fox.png', 'data a.png', 'data b c.png', "data it's.png", 'data red fox.png', 'data e.png'],
  ],
  ['toml', '[a]\ncover = "img/fox.png" # "x.png"\nlist = [\'b.png\']', 'data img/fox.png', 'data b.png'],
  // Documents
  [
    'restructuredtext',
    'T\n=\n\n.. image:: img/fox.png\n   :alt: A red fox\n   :width: 400px\n   :height: 300\n\nText',
    'restImage img/fox.png "A red fox" 400×300',
  ],
  [
    'restructuredtext',
    '.. |fox| image:: a b.png\n\n.. figure:: /b.png\n   :alt: B\n\n   The caption',
    'restImage a b.png',
    'restImage /b.png "B" (The caption)',
  ],
  [
    'restructuredtext',
    'Code::\n\n   .. image:: a.png\n\n.. code-block:: rst\n\n   .. image:: b.png\n\n.. note::\n\n   .. image:: c.png',
    'restImage c.png',
  ],
  ['asciidoc', 'image::img/fox.png[A red fox, 400, 300]', 'asciidocImage img/fox.png "A red fox" 400×300'],
  [
    'asciidoc',
    ':imagesdir: img\n\n.The title\nimage::fox.png["A, b",width=400,role=x]',
    'asciidocImage fox.png "A, b" 400×? (The title) [img]',
  ],
  [
    'asciidoc',
    'See image:a.png[] and image:https://x.y/b.png[B].\n----\nimage::c.png[]\n----\n// image::d.png[]',
    'asciidocImage a.png',
  ],
  ['latex', '\\includegraphics[width=\\textwidth]{img/fox}', 'latexImage img/fox'],
  [
    'latex',
    '\\graphicspath{{img/}{../fig/}}\n\\begin{figure}\n\\includegraphics[alt={A red, fox}]{fox.png} % \\includegraphics{x.png}\n\\caption{A \\emph{fox}}\n\\end{figure}',
    'latexImage fox.png "A red, fox" (A fox) [img/ ../fig/]',
  ],
  ['latex', '\\begin{figure}\\includegraphics{fox}\\caption{A fox}\\end{figure}', 'latexImage fox (A fox)'],
  [
    'latex',
    '\\begin{verbatim}\\includegraphics{a}\\end{verbatim}\\includegraphics{b.pdf}\\%\\includegraphics{c}',
    'latexImage c',
  ],
  [
    'latex',
    '\\includegraphics{img/fox\\csname c_hash_str\\endcsname 1 50\\csname c_percent_str\\endcsname \\space red.png}',
    'latexImage img/fox#1 50% red.png',
  ],
  ['latex', '\\includegraphics{a\\csname c_left_brace_str\\endcsname b}', 'latexImage a{b'],
  ['latex', '\\includegraphics{\\csname figures\\endcsname fox}', ''],
  ['plaintext', '![a](a.png)', ''],
];

function told({ place, path, alt, width, height, caption, bases }: ImageMention): string {
  return [
    place,
    path,
    ...(alt === undefined ? [] : [`"${alt.text}"`]),
    ...(width === undefined && height === undefined ? [] : [`${width ?? '?'}×${height ?? '?'}`]),
    ...(caption === undefined ? [] : [`(${caption})`]),
    ...(bases === undefined ? [] : [`[${bases.join(' ')}]`]),
  ].join(' ');
}

describe('findImageMentions', () => {
  for (const [language, document, ...found] of cases) {
    it(`${language}: ${document.replaceAll('\n', '⏎')}`, () => {
      assert.deepEqual(
        findImageMentions(document, language).map(told),
        found.filter((line) => line !== ''),
      );
    });
  }
});
