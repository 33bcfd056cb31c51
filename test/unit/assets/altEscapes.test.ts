import assert from 'node:assert/strict';
import fc from 'fast-check';
import ts from 'typescript';
import { escapeHtmlAttribute, escapeJsxAttribute, escapeMarkdownAlt } from '../../../src/assets/altEscapes';
import { plainLine } from '../../../src/assets/plainLine';
import { unruly } from './unruly';

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

/** What a browser reads from the entities that the escapes write. */
function decoded(text: string): string {
  return text.replace(/&(?:#(\d+)|(\w+));/g, (whole, code?: string, name?: string) =>
    code === undefined ? (named[name ?? ''] ?? whole) : String.fromCodePoint(Number(code)),
  );
}

/** The strings a compiler makes of the attributes of `<img alt="…" />`. */
function compiledAlt(alt: string): string {
  const { outputText, diagnostics } = ts.transpileModule(`(<img alt="${alt}" />);`, {
    reportDiagnostics: true,
    compilerOptions: { jsx: ts.JsxEmit.React, target: ts.ScriptTarget.ES2022 },
  });
  assert.deepEqual(diagnostics, []);
  const literal = /\(React\.createElement\("img", \{ alt: (".*") \}\)\);\s*$/u.exec(outputText)?.[1];
  assert.ok(literal !== undefined, outputText);
  const value: unknown = JSON.parse(
    literal.replace(/\\u\{([0-9A-F]+)\}/gi, (_, hex: string) => String.fromCodePoint(parseInt(hex, 16))),
  );
  assert.ok(typeof value === 'string');
  return value;
}

describe('altEscapes', () => {
  it('keeps ordinary text as it is', () => {
    for (const escape of [escapeMarkdownAlt, escapeHtmlAttribute, escapeJsxAttribute]) {
      assert.equal(escape('A red fox, 4:3 (in snow) – 狐狸!'), 'A red fox, 4:3 (in snow) – 狐狸!');
    }
  });

  it('escapes what each language would read', () => {
    assert.equal(
      escapeMarkdownAlt('a](x) *b* `c` <i> &lt; {d} $e$ | ~f~ \\'),
      'a\\](x) \\*b\\* \\`c\\` &lt;i&gt; &amp;lt; &#123;d&#125; \\$e\\$ \\| \\~f\\~ \\\\',
    );
    assert.equal(
      escapeHtmlAttribute('"><b> \'&amp; {{x}} @y'),
      '&quot;&gt;&lt;b&gt; &#39;&amp;amp; &#123;&#123;x&#125;&#125; &#64;y',
    );
    assert.equal(escapeJsxAttribute('" & \' {x}'), "&quot; &amp; ' &#123;x&#125;");
  });

  it('Markdown: inert, and still the same text', () => {
    fc.assert(
      fc.property(unruly(), (text) => {
        const alt = escapeMarkdownAlt(text);
        assert.doesNotMatch(alt, /[<>{}\n\r]|(?<!\\)(?:\\\\)*(?:[`*_[\]~|$])|&(?!(?:amp|lt|gt|#123|#125);)/);
        assert.equal(decoded(alt.replace(/\\([\\`*_[\]~|$])/g, '$1')), plainLine(text));
      }),
      { numRuns: 500 },
    );
  });

  it('HTML: inert, and still the same text', () => {
    fc.assert(
      fc.property(unruly(), (text) => {
        const alt = escapeHtmlAttribute(text);
        assert.doesNotMatch(alt, /[<>"'`{}@\n\r]|&(?!(?:amp|lt|gt|quot|#\d+);)/);
        assert.equal(decoded(alt), plainLine(text));
      }),
      { numRuns: 500 },
    );
  });

  it('JSX: a compiler reads back the same text', () => {
    fc.assert(
      fc.property(unruly(), (text) => {
        assert.equal(compiledAlt(escapeJsxAttribute(text)), plainLine(text));
      }),
    );
  });
});
