import assert from 'node:assert/strict';
import type { Job } from '../../../../src/core/job';
import type { FoundRecord } from '../../../../src/core/ports/assetRecords';
import { altFor, promptOf } from '../../../../src/ui/insert/altFor';
import { jobIn } from '../sampleJobs';

const hero = 'file:///p/hero.png';
const old: Job = { ...jobIn.saved, files: [hero] };

const found: FoundRecord = {
  record: {
    ...{ sha256: 'ab', file: 'x.png', type: 'png', width: 8, height: 8, model: 'qwen-image', prompt: '' },
    ...{ parameters: {}, createdAt: 1, sources: [] },
  },
  ...{ root: 'file:///p', file: 'file:///p/x.png', kept: 'folder' },
};

/** Records by the address of the file that has such bytes now. */
function makers(jobs: readonly Job[], prompts: Readonly<Record<string, string>> = {}) {
  const records = {
    find: (uri: string): Promise<FoundRecord | undefined> => {
      const prompt = prompts[uri];
      return Promise.resolve(
        prompt === undefined ? undefined : { ...found, record: { ...found.record, prompt } },
      );
    },
  };
  return { jobs, records: () => Promise.resolve(records) };
}

describe('altFor', () => {
  it('says what the prompt said, or else what the name says', () => {
    assert.equal(altFor('file:///p/x.png', 'a red fox'), 'a red fox');
    assert.equal(altFor('file:///p/red_fox-2.final.png', undefined), 'red fox 2.final');
    assert.equal(altFor('file:///p/red_fox.png', ' '), 'red fox');
  });
});

describe('promptOf', () => {
  it('goes by the bytes: another picture may have taken the place of what a job saved there', async () => {
    const known = makers([old], { [hero]: 'a grey wolf' });
    assert.equal(await promptOf(hero, undefined, known), 'a grey wolf');
    assert.equal(await promptOf(hero, old, known), 'a grey wolf');
  });

  it('knows what another machine made', async () => {
    assert.equal(await promptOf(hero, undefined, makers([], { [hero]: 'a grey wolf' })), 'a grey wolf');
  });

  it('is that of the newest job there when the bytes are not on record, however the address is spelled', async () => {
    const known = makers([{ ...old, files: ['file:///p/(site)/hero%20(1).png'] }]);
    assert.equal(await promptOf('file:///p/%28site%29/hero%20%281%29.png', undefined, known), 'a red fox');
    assert.equal(await promptOf('file:///p/other.png', undefined, known), undefined);
    assert.equal(await promptOf('file:///p/other.png', old, known), 'a red fox');
  });

  it('is that of the picture to come, whatever lies there until then', async () => {
    const known = makers([old], { [hero]: 'a red fox' });
    const request = { ...jobIn.waiting.request, prompt: 'a grey wolf' };
    assert.equal(await promptOf(hero, { ...jobIn.waiting, request }, known), 'a grey wolf');
  });
});
