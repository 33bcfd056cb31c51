import assert from 'node:assert/strict';
import { languageOfFile, readLanguage } from '../../../../src/assets/mentions/languageOfFile';
import { readableDocuments } from '../../../../src/ui/documents/readableDocuments';

describe('the language of a document', () => {
  it('is what VS Code says, and else what its name says, as where an extension is missing', () => {
    assert.equal(readLanguage('vue-html', '/site/a.vue'), 'vue-html');
    assert.equal(readLanguage('plaintext', '/site/a.vue'), 'vue');
    assert.equal(readLanguage('plaintext', '/site/a.txt'), undefined);
  });

  it('is known of all documents that are looked for by name', () => {
    const extensions = /\{(.*)\}/.exec(readableDocuments)?.[1]?.split(',') ?? [];
    const some = [
      'md',
      'toml',
      'php',
      'hbs',
      'twig',
      'erb',
      'ejs',
      'asciidoc',
      'sass',
      'jsonc',
      'mts',
      'xhtml',
    ];
    assert.ok(some.every((one) => extensions.includes(one)));
    for (const extension of extensions) {
      assert.notEqual(languageOfFile(`/site/a.${extension}`), undefined, extension);
    }
  });
});
