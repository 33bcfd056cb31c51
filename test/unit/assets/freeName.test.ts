import assert from 'node:assert/strict';
import { candidateNames, firstFree, nameKey, takenAmong } from '../../../src/assets/freeName';

describe('freeName', () => {
  it('counts from 2, after the plain name', () => {
    const names = candidateNames('fox', 'png');
    assert.deepEqual(
      [names.next().value, names.next().value, names.next().value],
      ['fox.png', 'fox-2.png', 'fox-3.png'],
    );
    assert.equal(candidateNames('fox', 'png', 7).next().value, 'fox-7.png');
  });

  it('takes the first that is free', async () => {
    assert.equal(await firstFree(candidateNames('fox', 'png'), takenAmong([])), 'fox.png');
    assert.equal(
      await firstFree(candidateNames('fox', 'png'), takenAmong(['fox.png', 'fox-3.png'])),
      'fox-2.png',
    );
  });

  it('waits for an answer before asking about the next', async () => {
    const asked: string[] = [];
    const name = await firstFree(candidateNames('fox', 'png'), async (candidate) => {
      asked.push(candidate);
      return Promise.resolve(asked.length < 3);
    });
    assert.equal(name, 'fox-3.png');
    assert.deepEqual(asked, ['fox.png', 'fox-2.png', 'fox-3.png']);
  });

  it('gives up when all are taken', async () => {
    assert.equal(await firstFree(candidateNames('fox', 'png'), () => true), undefined);
  });

  it('lets names collide that are one file on macOS or Windows', async () => {
    assert.equal(nameKey('Fox.PNG'), nameKey('fox.png'));
    assert.equal(nameKey('CAFE\u0301.png'), nameKey('caf\u00e9.png'));
    assert.notEqual(nameKey('fox.png'), nameKey('fox.jpg'));
    assert.equal(await firstFree(candidateNames('fox', 'png'), takenAmong(['Fox.png'])), 'fox-2.png');
  });
});
