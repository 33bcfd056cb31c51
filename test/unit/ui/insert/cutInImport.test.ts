import assert from 'node:assert/strict';
import { referenceTo } from '../../../../src/assets/reference';
import { cutInImport } from '../../../../src/ui/insert/cutInImport';

function cut(languageId: string, name: string): string | undefined {
  const facts = { root: '/site', publicFolders: [], aliases: [], usesNext: false };
  const document = { text: '', start: 0, end: 0 };
  const paths = { documentPath: '/site/src/a', imagePath: `/site/src/${name}` };
  return cutInImport(referenceTo({ languageId, document, ...paths, alt: 'A fox', facts }), name);
}

describe('a name at which bundlers end the path of an import', () => {
  it('is told of where the picture is imported', () => {
    for (const languageId of ['typescriptreact', 'svelte', 'astro', 'javascript']) {
      assert.equal(cut(languageId, 'fox?.png'), '?', languageId);
      assert.equal(cut(languageId, 'fox#1.png'), '#', languageId);
      assert.equal(cut(languageId, 'fox.png'), undefined, languageId);
    }
  });

  it('is no matter where it is escaped', () => {
    for (const languageId of ['markdown', 'html', 'css']) {
      assert.equal(cut(languageId, 'fox?.png'), undefined, languageId);
    }
  });
});
