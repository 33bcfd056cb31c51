import assert from 'node:assert/strict';
import { costWords } from '../../../media/panel/costs';
import { averageCost } from '../../../src/core/averageCost';
import { durationWords, elapsedOf, progressOf } from '../../../media/panel/elapsed';
import { filterJobs, noFilter, standingOf } from '../../../media/panel/filter';
import { layOut, moveInGrid, visibleRange } from '../../../media/panel/gridLayout';
import { actionsFor } from '../../../media/panel/jobActions';
import { stateWords } from '../../../media/panel/jobWords';
import { relatedJobs } from '../../../media/panel/related';
import { Store } from '../../../media/panel/store';
import { findResult, resultsOf } from '../../../media/panel/result';
import type { JobView } from '../../../src/protocol/jobView';
import { jobStates, view } from './view';

describe('results', () => {
  it('are filtered by every word, model, state and star', () => {
    const jobs = [
      view('a', 'saved', { prompt: 'A red Fox', isStarred: true }),
      view('b', 'failed', { prompt: 'a fox' }),
      view('c', 'saved', { prompt: 'whale', model: 'qwen-image-edit', parameters: { seed: 4711 } }),
    ];
    const ids = (filter: Partial<typeof noFilter>) =>
      filterJobs(jobs, { ...noFilter, ...filter }).map((job) => job.id);
    assert.deepEqual(ids({}), ['a', 'b', 'c']);
    assert.deepEqual(ids({ text: 'fox RED' }), ['a']);
    assert.deepEqual(ids({ text: '4711' }), ['c']);
    assert.deepEqual(ids({ model: 'qwen-image-edit' }), ['c']);
    assert.deepEqual(ids({ state: 'attention' }), ['b']);
    assert.deepEqual(ids({ isStarred: true }), ['a']);
  });

  it('have words for every state, and actions that fit it', () => {
    for (const state of jobStates) {
      assert.notEqual(stateWords(view('a', state)), '', state);
    }
    assert.equal(stateWords(view('a', 'queued')), 'Not sent yet');
    const actions = (state: (typeof jobStates)[number], steps: JobView['steps'], more = {}) =>
      actionsFor(view('a', state, { steps, ...more }), 100).map(({ action }) => action);
    assert.deepEqual(actions('queued', ['stop']), ['cancel']);
    assert.deepEqual(actions('waiting', ['stop']), ['stop']);
    assert.deepEqual(actions('submitting', []), []);
    assert.deepEqual(actions('unconfirmed', ['checkCharge', 'recover', 'retry', 'stop', 'remove']), [
      ...['checkCharge', 'retry', 'stop', 'recover'],
    ]);
    assert.deepEqual(actions('failed', ['retry', 'saveElsewhere', 'remove']), [
      ...['retry', 'saveElsewhere', 'showError', 'remove'],
    ]);
    assert.deepEqual(actions('dismissed', ['resume', 'runAgain', 'remove']), ['resume', 'remove']);
    assert.deepEqual(actions('failed', ['retry', 'runAgain', 'remove'], { expiresAt: 101 }), [
      ...['retry', 'showError', 'remove'],
    ]);
    assert.deepEqual(actions('failed', ['retry', 'runAgain', 'remove'], { expiresAt: 100 }), [
      ...['runAgain', 'showError', 'remove'],
    ]);
    assert.deepEqual(actions('failed', ['remove']), ['showError', 'remove']);
    assert.equal(standingOf(view('a', 'dismissed', { steps: ['resume'] })), 'attention');
    assert.equal(standingOf(view('a', 'dismissed')), 'dismissed');
  });

  it('say how long a result can still be fetched, and that one is gone', () => {
    const words = (more: Partial<JobView>): string =>
      stateWords(view('a', 'dismissed', { steps: ['resume', 'runAgain'], ...more }));
    const now = Date.now();
    assert.equal(
      words({ reason: 'deadline', expiresAt: now + 9.5 * 60_000 }),
      'Took too long; can be resumed for 9 min more.',
    );
    assert.equal(
      words({ reason: 'stopped', expiresAt: now + 20_000 }),
      'No longer watched; can be resumed for 1 min more.',
    );
    assert.match(words({ reason: 'stopped', expiresAt: now - 1 }), /^The result has expired/);
    assert.equal(words({ reason: 'stopped' }), 'No longer watched; can be resumed.');
    assert.equal(words({ reason: 'letBe', steps: ['retry'] }), 'No longer watched.');
  });

  it('are one a picture, found again by their keys', () => {
    const pictures = ['u1', 'u2', 'u3'].map((uri) => ({ uri, src: uri, name: uri }));
    const jobs = [
      view('one', 'saved', { pictures: pictures.slice(0, 1) }),
      view('three', 'saved', { pictures }),
    ];
    assert.deepEqual(
      jobs.flatMap(resultsOf).map(({ key, picture }) => [key, picture?.uri]),
      [
        ['one', 'u1'],
        ['three', 'u1'],
        ['three~1', 'u2'],
        ['three~2', 'u3'],
      ],
    );
    assert.equal(findResult(jobs, 'three~2')?.picture?.uri, 'u3');
    assert.equal(findResult(jobs, 'three~3'), undefined);
    assert.equal(findResult(jobs, 'gone'), undefined);
    assert.equal(resultsOf(view('failed', 'failed')).length, 1);
  });

  it('tell what belongs together: variations, sources and edits', () => {
    const picture = (uri: string) => [{ uri, src: uri, name: uri }];
    const jobs = [
      view('other', 'saved', { prompt: 'whale' }),
      view('edit', 'saved', { prompt: 'snow', source: { uri: 'u1', name: 'x' }, createdAt: 3 }),
      view('twin', 'saved', { prompt: 'fox', createdAt: 2 }),
      view('first', 'saved', { prompt: 'fox', pictures: picture('u1'), createdAt: 1 }),
    ];
    const first = jobs[3] ?? view('', 'saved');
    assert.deepEqual(
      relatedJobs(first, jobs).map(({ id }) => id),
      ['first', 'twin', 'edit'],
    );
  });

  it('belong together when their words were chosen from the same prompt', () => {
    const promptAsWritten = '{red|green|blue} fox';
    const variation = (id: string, prompt: string, createdAt: number): JobView =>
      view(id, 'saved', { prompt, promptAsWritten, createdAt });
    const jobs = [
      ...[variation('v0', 'red fox', 1), variation('v1', 'green fox', 2), variation('v2', 'blue fox', 3)],
      ...[
        view('plain', 'saved', { prompt: 'red fox', createdAt: 4 }),
        view('other', 'saved', { createdAt: 5 }),
      ],
      view('edit', 'saved', { model: 'qwen-image-edit', promptAsWritten, createdAt: 6 }),
    ];
    const relatedTo = (index: number): readonly string[] =>
      relatedJobs(jobs[index] ?? view('', 'saved'), jobs).map(({ id }) => id);
    assert.deepEqual(relatedTo(0), ['v0', 'v1', 'v2', 'plain']);
    assert.deepEqual(relatedTo(1), ['v0', 'v1', 'v2']);
    assert.deepEqual(relatedTo(4), ['other']);
  });

  it('cost what they really cost, and are unknown until one is known', () => {
    const jobs = [view('a', 'saved', { cost: 0.1 }), view('b', 'saved', { cost: 0.2 }), view('c', 'saved')];
    assert.equal(averageCost([], 'qwen-image'), undefined);
    assert.equal(averageCost(jobs, 'qwen-image-edit'), undefined);
    assert.equal(costWords(averageCost(jobs, 'qwen-image'), 4), 'About $0.60');
    assert.equal(costWords(undefined, 4), 'Cost unknown yet');
  });

  it('take the time that passes', () => {
    assert.equal(elapsedOf(view('a', 'waiting', { createdAt: 0, startedAt: 1000 }), 4000), 3000);
    assert.equal(elapsedOf(view('a', 'saved', { createdAt: 0, endedAt: 2000 }), 9999), 2000);
    assert.equal(durationWords(65_000), '1 min 5 s');
    assert.equal(durationWords(7_380_000), '2 h 3 min');
    let before = -1;
    for (const elapsed of [0, 10, 100, 1000, 10_000, 1e7]) {
      const now = progressOf(elapsed, 100);
      assert.ok(now > before && now < 1, `${elapsed}: ${now}`);
      before = now;
    }
  });
});

describe('the grid', () => {
  const layout = layOut({ count: 1000, width: 800, smallest: 148, gap: 6 });

  it('fills the row', () => {
    assert.deepEqual(layout, { columns: 5, rows: 200, cell: 155, height: 200 * 161 - 6 });
    assert.equal(layOut({ count: 3, width: 10, smallest: 148, gap: 6 }).columns, 1);
    assert.equal(layOut({ count: 0, width: 0, smallest: 148, gap: 6 }).height, 0);
  });

  it('draws what is in sight and a row around it', () => {
    assert.deepEqual(visibleRange(layout, 6, 0, 600, 1000), { first: 0, end: 25 });
    assert.deepEqual(visibleRange(layout, 6, 1610, 600, 1000), { first: 45, end: 75 });
    assert.deepEqual(visibleRange(layout, 6, 1e6, 600, 1000), { first: 1000, end: 1000 });
  });

  it('is walked with keys and never left by them', () => {
    const move = (key: string, index: number) => moveInGrid(key, index, 5, 3, 12);
    assert.deepEqual(
      ['ArrowRight', 'ArrowLeft', 'ArrowDown', 'ArrowUp', 'PageDown', 'Home', 'End', 'x'].map((key) =>
        move(key, 6),
      ),
      [7, 5, 11, 1, 11, 0, 11, undefined],
    );
    assert.equal(move('ArrowUp', 2), 2);
    assert.equal(move('ArrowDown', 11), 11);
  });
});

describe('the page’s store', () => {
  it('takes changes of jobs, newest first, and tells what matters', () => {
    const store = new Store(undefined, () => {});
    store.takeJobs([view('a', 'queued', { createdAt: 1, prompt: 'fox' })], []);
    assert.equal(store.announcement, 'Started: fox.');
    store.takeJobs([view('b', 'saved', { createdAt: 2 })], []);
    store.takeJobs([view('a', 'waiting', { createdAt: 1, prompt: 'fox' })], []);
    assert.equal(store.announcement, 'Started: fox.');
    assert.deepEqual(
      store.jobs.map(({ id }) => id),
      ['b', 'a'],
    );
    store.takeJobs([view('a', 'saved', { createdAt: 1, prompt: 'fox' })], ['b']);
    assert.equal(store.announcement, 'Finished: fox.');
    assert.deepEqual(
      store.jobs.map(({ id }) => id),
      ['a'],
    );
  });

  it('tells of each variation, though all have the same words', () => {
    const store = new Store(undefined, () => {});
    const said: string[] = [];
    for (const id of ['a', 'b', 'c']) {
      store.takeJobs([view(id, 'waiting')], []);
      said.push(store.announcement);
    }
    assert.deepEqual(
      said.map((words) => words.trim()),
      ['Started: a fox.', 'Started: a fox.', 'Started: a fox.'],
    );
    // A live region speaks only when its text changes.
    assert.ok(said[0] !== said[1] && said[1] !== said[2]);
  });

  it('keeps its own state at once, and once more for many changes', async () => {
    const kept: string[] = [];
    const store = new Store(undefined, (state) => kept.push(state.forms.generate.prompt));
    for (const prompt of ['f', 'fo', 'fox']) store.changeForm({ prompt });
    assert.deepEqual(kept, ['f']);
    await new Promise((resolve) => {
      setTimeout(resolve, 300);
    });
    assert.deepEqual(kept, ['f', 'fox']);
  });
});
