import assert from 'node:assert/strict';
import { QwenImageError } from '../../../../src/core/qwenImageError';
import { guarded } from '../../../../src/ui/commands/guarded';
import { JobError } from '../../../../src/ui/jobError';
import { Refusal } from '../../../../src/ui/refusal';
import { english, jobIn, silentLog } from '../sampleJobs';

function guard(told: string[], logged: unknown[] = []): Parameters<typeof guarded>[1] {
  return {
    t: english,
    log: { ...silentLog, error: (_message, error) => logged.push(error) },
    tell: ({ message }) => {
      told.push(message);
      return Promise.resolve();
    },
  };
}

const fails = (): Promise<never> => Promise.reject(new QwenImageError('badKey'));

describe('guarded', () => {
  it('passes arguments and result through', async () => {
    const handler = guarded((...args) => Promise.resolve(args), guard([]));
    assert.deepEqual(await handler(1, 2), [1, 2]);
  });

  it('tells a person who clicked, and does not throw', async () => {
    const told: string[] = [];
    assert.equal(await guarded(fails, guard(told))({ jobId: 'row' }), undefined);
    assert.deepEqual(told, ['Segmind refused the API key. Nothing was charged.']);
  });

  it('logs what went wrong with a job, not what wraps it for the words', async () => {
    const logged: unknown[] = [];
    const cause = new QwenImageError('invalid', { refused: 'state' });
    const told: string[] = [];
    await guarded(() => Promise.reject(new JobError(cause, jobIn.ready)), guard(told, logged))();
    assert.deepEqual(logged, [cause]);
    assert.match(told[0] ?? '', /“a red fox” has gone on meanwhile.*it cost \$0\.0123\.$/);
  });

  it('throws a plain sentence to a program, and shows nothing', async () => {
    const told: string[] = [];
    await assert.rejects(
      guarded(fails, guard(told))({ prompt: 'x' }),
      (error) =>
        error instanceof Refusal && error.message === 'Segmind refused the API key. Nothing was charged.',
    );
    assert.deepEqual(told, []);
  });

  it('catches what is thrown before the first wait', async () => {
    const told: string[] = [];
    await guarded(() => {
      throw new Refusal('No.');
    }, guard(told))();
    assert.deepEqual(told, ['No.']);
  });

  it('logs failures, not refusals', async () => {
    const logged: unknown[] = [];
    await guarded(() => Promise.reject(new Refusal('No.')), guard([], logged))();
    assert.equal(logged.length, 0);
    await guarded(fails, guard([], logged))();
    assert.equal(logged.length, 1);
  });
});
