import assert from 'node:assert/strict';
import { findImageMentions } from '../../../../src/assets/mentions/findImageMentions';
import { removalOf } from '../../../../src/assets/mentions/removal';

/** The document without its picture `fox.png`; undefined when only a person can change it. */
function without(text: string, languageId: string): string | undefined {
  const mentions = findImageMentions(text, languageId);
  const removals = mentions
    .filter(({ path }) => path.endsWith('fox.png'))
    .map((mention) => removalOf(mention, { text, languageId, mentions }));
  assert.ok(removals.length > 0, 'nothing found');
  if (removals.includes(undefined)) {
    return undefined;
  }
  return removals
    .flatMap((one) => one ?? [])
    .sort((one, other) => other.start - one.start)
    .reduce((left, one) => left.slice(0, one.start) + one.text + left.slice(one.end), text);
}

describe('removalOf', () => {
  for (const [languageId, text, expected] of [
    ['markdown', 'A ![fox](img/fox.png "x") here', 'A  here'],
    ['html', '<p><img src="img/fox.png" alt="A fox"></p>', '<p></p>'],
    ['html', '<link rel="icon" href="fox.png"><title>x</title>', '<title>x</title>'],
    ['css', 'a { color: red; background: url(fox.png); top: 0 }', 'a { color: red;  top: 0 }'],
    ['css', 'a{background-image:url("fox.png")}', 'a{}'],
    ['html', '<p style="background: url(fox.png)">x</p>', '<p style="">x</p>'],
    ['yaml', 'cover: img/fox.png\nx: 1\n', 'cover: \nx: 1\n'],
    ['markdown', '---\ncover: img/fox.png\n---\n# x\n', '---\ncover: \n---\n# x\n'],
    ['restructuredtext', 'x\n\n.. image:: fox.png\n   :alt: A fox\n\ny\n', 'x\n\n\n\ny\n'],
    ['asciidoc', 'image::fox.png[A fox]\n', '\n'],
    ['latex', '\\includegraphics[alt={x}]{fox.png}\n', '\n'],
    // The import and what shows it, together; where a value stood, one stands.
    [
      'typescriptreact',
      `import fox from './img/fox.png';\nexport const A = () => <img src={fox} alt="A fox" />;\n`,
      'export const A = () => <></>;\n',
    ],
    [
      'typescriptreact',
      `import a from './a';\nimport fox from './fox.png';\n\nexport default () => (\n  <main>\n    <Image src={fox} alt="A fox" />\n  </main>\n);\n`,
      `import a from './a';\n\nexport default () => (\n  <main>\n    \n  </main>\n);\n`,
    ],
    ['javascriptreact', `const A = () => x && <img src="/fox.png" />;`, 'const A = () => x && <></>;'],
    [
      'javascriptreact',
      `const A = () => <p><img src={require('./fox.png')} /></p>;`,
      'const A = () => <p></p>;',
    ],
    [
      'svelte',
      `<script>\n\timport fox from './img/fox.png';\n\tlet x;\n</script>\n\n<img src={fox} alt="A fox" />\n`,
      '<script>\n\tlet x;\n</script>\n\n\n',
    ],
    [
      'astro',
      `---\nimport { Image } from 'astro:assets';\nimport fox from '../fox.png';\n---\n<Image src={fox} alt="A fox" />\n`,
      `---\nimport { Image } from 'astro:assets';\n---\n\n`,
    ],
    [
      'astro',
      `---\nimport fox from './fox.png';\n---\n{x && <img src={fox.src} />}`,
      '---\n---\n{x && <></>}',
    ],
    [
      'vue',
      `<script setup>\nimport fox from './fox.png'\n</script>\n<template><img :src="fox" alt="A fox"></template>\n`,
      '<script setup>\n</script>\n<template></template>\n',
    ],
    ['mdx', `import fox from './fox.png'\n\n# Hi\n\n<img src={fox} alt="A" />\n`, '\n# Hi\n\n\n'],
    ['typescript', `import fox from './fox.png';\nlet x = 1;\n`, 'let x = 1;\n'],
    ['typescript', `import './fox.png';\n`, ''],
    ['typescript', `import fox from './fox.png'\nimport a from './a'\n`, `import a from './a'\n`],
    ['typescript', `import fox from './fox.png' import a from './a'`, ` import a from './a'`],
    // Words in other attributes are no uses.
    [
      'svelte',
      `<script>\n\timport fox from './fox.png';\n</script>\n<a class="fox" href="#fox">x</a>\n<img src={fox} />`,
      '<script>\n</script>\n<a class="fox" href="#fox">x</a>\n',
    ],
    [
      'typescriptreact',
      `import fox from './fox.png';\nimport cat from './cat.png';\nconst A = () => <p><img src={ fox.src } alt="A fox and a cat" /><img src={cat} /></p>;`,
      `import cat from './cat.png';\nconst A = () => <p><img src={cat} /></p>;`,
    ],
    // In MDX too, a program may want a value, and blank lines do not end it.
    [
      'mdx',
      `import fox from './fox.png'\n\nexport const Logo = () => <img src={fox} />\n`,
      '\nexport const Logo = () => <></>\n',
    ],
    [
      'mdx',
      `import fox from './fox.png'\n\nexport const Logo = () =>\n\n  <img src={fox} />\n`,
      '\nexport const Logo = () =>\n\n  <></>\n',
    ],
    [
      'mdx',
      `import fox from './fox.png'\n\nexport const logo = (\n\n  <img src={fox} />\n\n)\n`,
      '\nexport const logo = (\n\n  <></>\n\n)\n',
    ],
    [
      'mdx',
      `import fox from './fox.png'\n\nexport default\n\n<img src={fox} />\n`,
      '\nexport default\n\n<></>\n',
    ],
    ['mdx', `import fox from './fox.png'\n\n<p>\n<img src={fox} /></p>\n`, '\n<p>\n</p>\n'],
    ['mdx', `<img src="fox.png" />\n`, '\n'],
  ] as const) {
    it(`leaves ${JSON.stringify(expected)} in ${languageId}`, () => {
      assert.equal(without(text, languageId), expected);
    });
  }

  for (const [languageId, text] of [
    ['html', '<p><a href="img/fox.png">See the fox</a></p>'],
    ['html', '<video poster="fox.png"><source src="a.mp4"></video>'],
    ['html', '<img src="cat.png" srcset="fox.png 2x">'],
    ['vue', '<template><img v-if="x" src="./fox.png"><b v-else /></template>'],
    ['astro', '<Card image="img/fox.png">Body</Card>'],
    ['astro', '<Card image="img/fox.png" title="Words" />'],
    ['typescriptreact', 'const x = <Card image="./img/fox.png">Body</Card>;'],
    ['markdown', 'See [the fox](img/fox.png) here'],
    ['markdown', '![fox][f]\n\n[f]: img/fox.png\n'],
    ['markdown', '[![fox](fox.png)](page.html)'],
    ['json', '{"hero": "img/fox.png", "x": 1}'],
    ['json5', '{\n  hero: "img/fox.png"\n}'],
    ['toml', 'hero = "img/fox.png"'],
    ['yaml', 'all: [fox.png, cat.png]'],
    ['css', ':root { --wave: url(fox.png); }'],
    ['css', 'a { background: url(fox.png), red; }'],
    ['javascript', "const hero = 'img/fox.png';"],
    ['javascript', "const hero = require('./fox.png');"],
    ['javascript', "export { default } from './fox.png';"],
    ['typescriptreact', `import fox from './fox.png';\nconst style = { background: fox };`],
    [
      'typescriptreact',
      `import fox from './fox.png';\nexport const A = () => <Card image={fox} title="x" />;`,
    ],
    ['typescriptreact', `import fox, { x } from './fox.png';\nexport const A = () => <img src={fox} />;`],
    ['typescriptreact', `import fox from './fox.png';\nconst A = () => <img src={fox} srcSet={cat} />;`],
    ['restructuredtext', '.. |fox| image:: fox.png\n'],
    // Used in an attribute that is more than words.
    ['javascript', `import fox from './fox.png';\napp.innerHTML = \`<img src="\${fox}" />\`;`],
    ['javascript', `import fox from './fox.png';\nconst a = html\`<img src=\${fox}>\`;`],
    ['javascript', `import fox from './fox.png';\nconst a = html\`<my-card .image=\${fox}></my-card>\`;`],
    ['javascript', `import fox from './fox.png';\nconst a = '<img src="' + fox + '">';`],
    ['javascript', `import fox from './fox.png';\nconst a = "<img src=" + fox + " >";`],
    ['javascript', `import fox from './fox.png';\nfor (; i<n; ) {}\nlet y = fox;\nconst f = () => y;`],
    ['svelte', `<script>\n\timport fox from './fox.png';\n</script>\n<img src="{fox}" />`],
    [
      'svelte',
      `<script>\n\timport fox from './fox.png';\n</script>\n<p style="background: url({fox})">x</p>`,
    ],
    ['astro', `---\nimport fox from './fox.png';\n---\n<img src=\`\${fox.src}\` />`],
    // Used where three dots, or a comment, stand before or behind it.
    ['astro', `---\nimport fox from './fox.png';\n---\n<Image {...fox} />`],
    ['typescript', `import fox from './fox.png';\nexport const all = [...fox];`],
    ['typescript', `import fox from './fox.png';\nexport const all = [/* 1 */fox/* 2 */];`],
    // Shows another picture, too, or at times.
    [
      'typescriptreact',
      `import fox from './fox.png';\nimport dark from './dark.png';\nconst A = () => <img src={d ? dark : fox} />;`,
    ],
    ['typescriptreact', `import fox from './fox.png';\nconst A = () => <img src={d ? other : fox} />;`],
    [
      'vue',
      `<script setup>\nimport fox from './fox.png'\n</script>\n<template><img :src="d ? dark : fox"></template>`,
    ],
    [
      'typescriptreact',
      `import fox from './fox.png';\nimport cat from './cat.png';\nconst A = () => <Image src={fox} placeholder={cat} />;`,
    ],
    [
      'typescriptreact',
      `import fox from './fox.png';\nconst A = () => <Image src={fox} fallback="/img/cat.png" />;`,
    ],
    // Something follows that belongs to the import.
    ['typescript', `import fox from './fox.png' with { type: 'file' };\n`],
    ['typescript', `import fox from './fox.png'\n  with { type: 'file' };\n`],
    ['typescript', `import './fox.png' assert { type: 'file' };\n`],
  ] as const) {
    it(`is a person's to make: ${text}`, () => {
      assert.equal(without(text, languageId), undefined);
    });
  }
});
