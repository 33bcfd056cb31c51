import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { QwenImageError } from '../../../src/core/qwenImageError';
import { systemDisk } from '../../../src/host/disk';
import { MoveNotes } from '../../../src/host/moveNotes';
import { temporaryFolder } from './temporaryFolder';

const job = '0b9f2c7e-3c1d-4a56-9b11-0a2d6f1f2b3c';
const otherJob = '1b9f2c7e-3c1d-4a56-9b11-0a2d6f1f2b3c';
const [a, b, c] = ['file:///p/a.png', 'file:///p/b.png', 'file:///p/c.png'];

describe('MoveNotes', () => {
  const folder = temporaryFolder();
  let path: string;
  let now = 0;

  /** Another window. */
  const open = (): MoveNotes => new MoveNotes(path, { now: () => now });
  const told = async (id: string): Promise<unknown> =>
    (await open().toldOf(id)).map(({ from, to }) => [from, to]);

  beforeEach(() => {
    path = join(folder.path, 'moves');
    now = 1_700_000_000_000;
  });

  it('keeps what one window tells another of a job, in order, until it is forgotten', async () => {
    assert.deepEqual(await told(job), []);
    assert.equal(existsSync(path), false);
    await open().tell(job, { from: a, to: b });
    now += 1;
    await open().tell(otherJob, { from: a, to: c });
    await open().tell(job, { from: b, to: c });
    assert.deepEqual(await told(job), [
      [a, b],
      [b, c],
    ]);
    await open().forget(await open().toldOf(job));
    assert.deepEqual([await told(job), await told(otherJob)], [[], [[a, c]]]);
  });

  it('takes nothing for a note that is none', async () => {
    mkdirSync(path);
    for (const [index, text] of ['', '{', 'null', '[]', '{"from":1,"to":"x"}', `{"from":"${a}"}`].entries()) {
      writeFileSync(join(path, `${job}.00000000000000${index}.0123456789ab.json`), text);
    }
    writeFileSync(join(path, `${job}.json`), JSON.stringify({ from: a, to: b }));
    writeFileSync(join(path, `${job}.000000000000009.0123456789ab.json.1.0123456789ab.tmp`), '{}');
    assert.deepEqual(await told(job), []);
    await assert.rejects(open().tell('../evil', { from: a, to: b }), TypeError);
  });

  it('sweeps away what nobody came for in a week', async () => {
    await open().tell(job, { from: a, to: b });
    // A window that died while it wrote.
    writeFileSync(join(path, `${job}.00${now}.0123456789ab.json.1.0123456789ab.tmp`), '{');
    now += 8 * 86_400_000;
    await open().tell(otherJob, { from: a, to: b });
    assert.deepEqual([await told(job), readdirSync(path).length], [[], 1]);
  });

  it('rejects with what the disk says', async () => {
    const disk = {
      ...systemDisk,
      readdir: () => Promise.reject(Object.assign(new Error(), { code: 'EIO' })),
    };
    await assert.rejects(
      new MoveNotes(path, { now: () => now }, disk).toldOf(job),
      (error) => error instanceof QwenImageError && error.code === 'disk',
    );
  });
});
