import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  findImageMentions,
  readLanguages,
  scanImageMentions,
} from '../../../../src/assets/mentions/findImageMentions';
import { mentionLanguages } from '../../../../src/assets/mentions/mentionLanguages';

/** What scanners trip over. */
const fragments = [
  ...[
    '![',
    '![a](',
    '![a](a.png',
    '![a](a.png)',
    '](',
    '[a]: a.png',
    '![a][b]',
    '[',
    ']',
    '\\',
    '`',
    '``',
    '```',
  ],
  ...[
    '<img',
    '<img src="',
    '<img src="a.png"',
    '<img src={',
    "<a a='",
    '>',
    '<',
    '</',
    '<!--',
    '-->',
    '<script>',
  ],
  ...[
    '</script>',
    '<style>',
    '</style>',
    '<?',
    '<%',
    'srcset="a.png 2x, b.png"',
    'style="url(a.png"',
    '{',
    '}',
  ],
  ...['url(', 'url("', "url('a.png')", '/*', '*/', '//', '"', "'", '"a.png"', 'import a from ', "'./a.png'"],
  ...[
    'require(',
    'new URL(',
    '.. image:: a.png',
    '   :alt: a',
    '::',
    'image::a.png[',
    'image:a.png[b]',
    '----',
  ],
  ...[
    '\\includegraphics',
    '\\includegraphics[',
    '{a.png}',
    '\\caption{',
    '\\begin{verbatim}',
    '%',
    '\\graphicspath{',
  ],
  ...[
    '---',
    'a: a.png',
    '- ',
    '#',
    '&amp;',
    '&#',
    '%20',
    '%',
    '\\"',
    '\n',
    '\n\n',
    '\r\n',
    '    ',
    '> ',
    'a.png',
    '.png',
  ],
  ...['é', '😀', '\ud800', '\0', '.jpg ', ', ', ' = ', '(', ')', '~~~', '$', '${'],
];

const document = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...fragments) },
      fc.string({ maxLength: 6, unit: 'binary' }),
    ),
    {
      maxLength: 60,
    },
  )
  .map((parts) => parts.join(''));

describe('findImageMentions on hostile documents', function () {
  this.timeout(120_000);

  it('are of the languages that the editor is told of', () => {
    assert.deepEqual([...mentionLanguages].sort(), [...readLanguages].sort());
  });

  it('never throws, and its offsets are right', () => {
    fc.assert(
      fc.property(document, fc.constantFrom(...readLanguages), (text, language) => {
        for (const { span, whole, alt, path } of findImageMentions(text, language)) {
          assert.ok(0 <= whole.start && whole.start <= span.start, `${whole.start} ${span.start}`);
          assert.ok(span.start < span.end && span.end <= whole.end && whole.end <= text.length);
          assert.ok(!/[\r\n]/.test(text.slice(span.start, span.end)));
          assert.ok(alt === undefined || (0 <= alt.span.start && alt.span.start <= alt.span.end));
          const extension = /\.[a-z]+$/i.exec(path)?.[0] ?? '';
          assert.ok(text.slice(span.start, span.end).includes(extension.slice(1, 2)));
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('finds a plain path where it stands', () => {
    const frames: readonly (readonly [string, string, string])[] = [
      ['markdown', '![alt](', ')'],
      ['html', '<img alt="alt" src="', '">'],
      ['css', 'a { b: url("', '") }'],
      ['typescriptreact', '<img alt="alt" src="', '" />'],
      ['typescript', "import a from './", "';"],
      ['json', '["', '"]'],
      ['yaml', '- "', '"'],
      ['restructuredtext', '.. image:: ', ''],
      ['asciidoc', 'image::', '[alt]'],
      ['latex', '\\includegraphics{', '}'],
    ];
    const name = fc.stringMatching(/^[a-z\d_-]{1,8}(?:\/[a-z\d_-]{1,8}){0,3}\.(?:png|jpg|webp)$/);
    fc.assert(
      fc.property(fc.constantFrom(...frames), name, fc.nat(3), ([language, before, after], path, lines) => {
        const head = '\n'.repeat(lines);
        const [mention, ...others] = findImageMentions(`${head}${before}${path}${after}\n`, language);
        assert.deepEqual(others, []);
        assert.equal(mention?.path.replace(/^\.\//, ''), path);
        assert.equal(mention.span.end, head.length + before.length + path.length);
        assert.equal(mention.whole.end <= head.length + before.length + path.length + after.length, true);
      }),
    );
  });

  it('takes no longer than in proportion to their length', () => {
    const slow: string[] = [];
    for (const fragment of fragments) {
      const text = fragment.repeat(Math.ceil(150_000 / fragment.length));
      for (const language of [
        'markdown',
        'mdx',
        'svelte',
        'typescriptreact',
        'scss',
        'json',
        'yaml',
        'restructuredtext',
        'asciidoc',
        'latex',
      ]) {
        // The time of this process alone, so that a busy machine fails nothing; in the square it would be minutes.
        const begun = process.cpuUsage();
        findImageMentions(text, language);
        const { user } = process.cpuUsage(begun);
        if (user > 2_000_000) {
          slow.push(`${language} ${JSON.stringify(fragment)} ${Math.round(user / 1000)} ms`);
        }
      }
    }
    assert.deepEqual(slow, []);
  });

  it('stops often, so that others can work', () => {
    for (const fragment of ['![a](a.png) ', '`a` <b c="d"> [', 'text\n\n']) {
      const text = fragment.repeat(Math.ceil(1_000_000 / fragment.length));
      const scan = scanImageMentions(text, 'markdown');
      let stops = 0;
      while (scan.next().done !== true) {
        stops += 1;
      }
      assert.ok(stops >= text.length / 50_000, `${fragment}: ${stops} stops`);
    }
  });
});
