import assert from 'node:assert/strict';
import { candidatesOf } from '../../../../src/assets/mentions/candidates';
import { findImageMentions } from '../../../../src/assets/mentions/findImageMentions';
import { whereItLeads } from '../../../../src/assets/mentions/whereItLeads';
import type { Whereabouts } from '../../../../src/assets/mentions/whereItLeads';
import type { ProjectFacts } from '../../../../src/core/ports/projectLayout';

const facts: ProjectFacts = { root: '/site', publicFolders: ['/site/public'], aliases: [], usesNext: false };

/** @param there paths of files; what is above them are folders */
function lead(
  languageId: string,
  text: string,
  there: readonly string[] = [],
  more: Partial<ProjectFacts> = {},
): Promise<Whereabouts> {
  const [mention] = findImageMentions(text, languageId);
  assert.ok(mention);
  const path = '/site/src/components/A.vue';
  return whereItLeads(candidatesOf(mention, path, { ...facts, ...more }), (one) => {
    const isFolder = [path, ...there].some((file) => file.startsWith(`${one}/`));
    return Promise.resolve(there.includes(one) ? 'file' : isFolder ? 'folder' : 'nothing');
  });
}

describe('where a mention leads', () => {
  it('is the file that is there, else where it belongs', async () => {
    const text = '<template><img src="img/fox.png"></template>';
    assert.deepEqual(await lead('vue', text), { kind: 'missing', path: '/site/src/components/img/fox.png' });
    assert.deepEqual(await lead('vue', text, ['/site/src/components/img/fox.png']), {
      kind: 'there',
      path: '/site/src/components/img/fox.png',
    });
    assert.deepEqual(await lead('html', '<img src="/fox.png">'), { kind: 'missing', path: '/site/fox.png' });
    assert.deepEqual(await lead('html', '<img src="/fox.png">', ['/site/public/owl.png']), {
      kind: 'missing',
      path: '/site/public/fox.png',
    });
  });

  it('is for nobody but the bundler to tell where an alias is not known here: nothing is missing there', async () => {
    for (const [languageId, text] of [
      ['vue', '<template><img src="@/assets/fox.png" alt="a fox"></template>'],
      ['vue', '<template><img src="~/assets/fox.png"></template>'],
      ['vue', '<template><img src="~@/assets/fox.png"></template>'],
      ['svelte', '<img src="$lib/fox.png">'],
      ['css', 'a{background:url("@/assets/fox.png")}'],
      ['scss', 'a{background:url("@assets/fox.png")}'],
      ['astro', '<img src="@/assets/fox.png">'],
      ['mdx', '![a fox](@/assets/fox.png)'],
      ['html', '<img src="%PUBLIC_URL%/fox.png">'],
      ['javascript', "const hero = '@/assets/fox.png'"],
    ] as const) {
      assert.deepEqual(await lead(languageId, text), { kind: 'unknown' }, text);
    }
  });

  it('is known of an alias that the project tells of, and of a folder that is named like one', async () => {
    const text = '<template><img src="@/assets/fox.png"></template>';
    const aliases = [{ pattern: '@/*', targets: ['/site/src/*'] }];
    assert.deepEqual(await lead('vue', text, [], { aliases }), {
      kind: 'missing',
      path: '/site/src/assets/fox.png',
    });
    const folder = '/site/src/components/@';
    assert.deepEqual(await lead('vue', text, [`${folder}/assets/fox.png`]), {
      kind: 'there',
      path: `${folder}/assets/fox.png`,
    });
    assert.deepEqual(await lead('vue', text, [`${folder}/owl.png`]), {
      kind: 'missing',
      path: `${folder}/assets/fox.png`,
    });
  });

  it('is unknown when the disk does not say', async () => {
    const [mention] = findImageMentions('![x](fox.png)', 'markdown');
    assert.ok(mention);
    const candidates = candidatesOf(mention, '/site/a.md', facts);
    assert.deepEqual(await whereItLeads(candidates, () => Promise.resolve('unknown')), { kind: 'unknown' });
    assert.deepEqual(await whereItLeads([], () => Promise.resolve('file')), { kind: 'unknown' });
  });
});
