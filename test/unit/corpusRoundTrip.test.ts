import assert from 'node:assert/strict';
import { plainLine } from '../../src/assets/plainLine';
import { absolutePath } from '../../src/assets/relativePath';
import { findImageMentions } from '../../src/assets/mentions/findImageMentions';
import { mentionLanguages } from '../../src/assets/mentions/mentionLanguages';
import { placeAt } from '../../src/assets/references/place/placeAt';
import { corpusCases, type CorpusCase } from '../corpus/corpusCase';
import { foundByParser } from '../corpus/parsers';
import { resolvePath } from '../corpus/resolvePath';

/** What is not read back, and why. */
const exceptions: Readonly<Record<string, string>> = {
  'script/template-string': 'a text in backquotes that holds `${` is taken for computed',
  'markdown/front-matter-toml': 'TOML is not read',
  'markdown/windows-other-drive': 'addresses with a scheme are no business of the project',
};

/** A person's own form may be anything; code that is only shown, and comments, refer to nothing. */
function refers({ request }: CorpusCase): boolean {
  const { text, start, end } = request.document ?? { text: '', start: 0, end: 0 };
  const { spot } = placeAt(text, start, end, request.languageId);
  return spot.kind !== 'text' && Object.keys(request.templates ?? {}).length === 0;
}

function leadsBack(paths: readonly string[], { request }: CorpusCase): boolean {
  const asset = absolutePath(request.imagePath);
  return paths.some((path) =>
    resolvePath(path, request).some((one) => one === asset || one.toLowerCase() === asset.toLowerCase()),
  );
}

describe('what was inserted', () => {
  const cases = corpusCases().filter((one) => refers(one) && !Object.hasOwn(exceptions, one.name));
  const document = ({ after }: CorpusCase): string => after.replaceAll(/[⟦⟧]/g, '');
  // Documents that were never saved have no way back but the workspace's.
  const saved = cases.filter(({ request }) => request.documentPath !== undefined);

  describe('is found again by the search for images', () => {
    for (const one of saved.filter(({ request }) => mentionLanguages.includes(request.languageId))) {
      it(one.name, () => {
        const mentions = findImageMentions(document(one), one.request.languageId);
        assert.ok(
          leadsBack(
            mentions.map(({ path }) => path),
            one,
          ),
          mentions.map(({ path }) => path).join('\n') || 'nothing is found',
        );
      });
    }
  });

  describe("is found again by the language's own parser", () => {
    for (const one of saved) {
      const found = (): ReturnType<typeof foundByParser> =>
        foundByParser(document(one), one.request.languageId);
      if (!hasParser(one.request.languageId)) continue;
      it(one.name, () => {
        const { paths = [], alts = [] } = found() ?? {};
        assert.ok(leadsBack(paths, one), paths.join('\n') || 'nothing is found');
        const placeholder = /⟦(.*?)⟧/s.exec(one.after);
        if (placeholder !== null && one.request.languageId !== 'mdx') {
          assert.ok(alts.includes(plainLine(one.request.alt)), alts.join('\n') || 'no alt text is found');
        }
      });
    }
  });
});

function hasParser(languageId: string): boolean {
  return [
    'markdown',
    'html',
    'css',
    'scss',
    'less',
    'typescript',
    'javascript',
    'typescriptreact',
    'javascriptreact',
    'vue',
    'svelte',
    'json',
    'yaml',
  ].includes(languageId);
}
