import assert from 'node:assert/strict';
import type { JobSnapshot } from '../../src/core/jobSnapshot';
import type { Fault } from '../simulator/fault';
import type { Endpoint } from '../simulator/requestLog';
import { onSimulator, run, untilJob } from './stand';

interface Trouble {
  readonly on: Endpoint;
  readonly fault: Fault;
  readonly times?: number | 'always';
}

const json = { type: 'json', value: { detail: 'Bad gateway' } } as const;

/** The answer to the submission is lost or unreadable, so nobody knows whether it is billed. By prompt. */
const lost: Readonly<Record<string, Trouble>> = {
  'reset after the body': { on: 'submit', fault: { kind: 'resetAfterBody', handled: true } },
  'reset in mid-answer': { on: 'submit', fault: { kind: 'resetMidAnswer' } },
  'a gateway in trouble': { on: 'submit', fault: { kind: 'http', status: 502, body: json, handled: true } },
  'a gateway that waits': { on: 'submit', fault: { kind: 'http', status: 504, handled: true } },
  'a page for an answer': {
    on: 'submit',
    fault: { kind: 'http', status: 200, body: { type: 'html', message: 'Welcome' }, handled: true },
  },
  'an empty answer': { on: 'submit', fault: { kind: 'http', status: 200, handled: true } },
  'moved elsewhere': { on: 'submit', fault: { kind: 'redirect', to: 'elsewhere' } },
};

/** It passes, and costs one request. */
const passing: Readonly<Record<string, Trouble>> = {
  'a state nobody knows': { on: 'status', fault: { kind: 'unknownStatus', word: 'PONDERING' } },
  'a state that is garbage': {
    on: 'status',
    fault: { kind: 'http', status: 200, body: { type: 'text', text: '<<<' } },
  },
  'a state that is out of reach': { on: 'status', fault: { kind: 'resetBeforeBody' } },
  'a result with an error': { on: 'result', fault: { kind: 'http', status: 503 } },
  'half a picture': { on: 'download', fault: { kind: 'truncated', keep: 0.5 } },
  'a download that breaks off': { on: 'download', fault: { kind: 'resetMidAnswer' } },
};

/** What comes back is not what may be saved. */
const unsafe: Readonly<Record<string, Trouble>> = {
  'a page as a picture': { on: 'download', fault: { kind: 'disguised', as: 'html' }, times: 'always' },
  'a drawing as a picture': { on: 'download', fault: { kind: 'disguised', as: 'svg' }, times: 'always' },
  'a picture of absurd size': { on: 'download', fault: { kind: 'absurdDimensions' }, times: 'always' },
  'a picture in the cellar': {
    on: 'download',
    fault: { kind: 'redirect', to: 'linkLocal' },
    times: 'always',
  },
  'a picture next door': {
    on: 'download',
    fault: { kind: 'redirect', to: 'privateHost' },
    times: 'always',
  },
  'a picture on this disk': { on: 'download', fault: { kind: 'redirect', to: 'file' }, times: 'always' },
};

describe('what is paid for', () => {
  const stand = onSimulator();
  const jobs = new Map<string, JobSnapshot>();

  before(async function () {
    // Looks that fail are repeated ever more slowly.
    this.timeout(40_000);
    const { simulator, start, rest, isAbout } = stand();
    const started: [string, string][] = [];
    for (const [prompt, { on, fault, times = 1 }] of Object.entries({ ...lost, ...passing, ...unsafe })) {
      simulator.faults.add(on, fault, { times, when: isAbout(prompt) });
      started.push([prompt, await start('generate', { prompt })]);
    }
    for (const [prompt, id] of started) jobs.set(prompt, await rest(id));
  });

  for (const prompt of Object.keys(lost)) {
    it(`is left to the person after ${prompt}, and sent once`, () => {
      assert.equal(jobs.get(prompt)?.state, 'unconfirmed');
      assert.equal(stand().submissions(prompt).length, 1);
    });
  }

  for (const [prompt, { on }] of Object.entries(passing)) {
    it(`is saved in spite of ${prompt}, and sent once`, () => {
      assert.equal(jobs.get(prompt)?.state, 'saved');
      assert.equal(stand().submissions(prompt).length, 1);
      const asked = stand().simulator.requests.filter(stand().isAbout(prompt));
      assert.ok(asked.filter(({ endpoint }) => endpoint === on).length >= 2, 'the fault struck');
    });
  }

  for (const prompt of Object.keys(unsafe)) {
    it(`is refused, and can be fetched again: ${prompt}`, () => {
      const job = jobs.get(prompt);
      assert.equal(job?.state, 'failed');
      assert.equal(job.error?.code, 'unsafe');
      assert.equal(stand().submissions(prompt).length, 1);
    });
  }

  it('is fetched again by a retry, never asked for again', async () => {
    const { simulator, api, submissions } = stand();
    simulator.faults.clear();
    const id = jobs.get('a page as a picture')?.id ?? '';
    await run('retryJob', id);
    const job = await untilJob(api, id, ({ state }) => state === 'saved');
    assert.equal(job.files.length, 1);
    assert.equal(submissions('a page as a picture').length, 1);
  });

  it('is not asked for again behind the back of the person', () => {
    const counts = Object.keys({ ...lost, ...passing, ...unsafe }).map(
      (prompt) => stand().submissions(prompt).length,
    );
    assert.deepEqual(
      counts,
      counts.map(() => 1),
    );
  });
});

describe('too many requests', () => {
  const stand = onSimulator();

  it('are repeated when Segmind says so, and no more often', async () => {
    const { simulator, make, submissions } = stand();
    simulator.faults.add('submit', { kind: 'rateLimited', seconds: 1, header: 'retryAfterSeconds' });
    simulator.faults.add('submit', {
      kind: 'error',
      ...{ status: 429, message: 'Slow down', headers: { 'x-rate-limit-reset-at-utc': soon() } },
    });
    const job = await make('generate', { prompt: 'too quick' });
    assert.equal(job.state, 'saved');
    const [first, second, third, ...more] = submissions('too quick');
    assert.ok(first !== undefined && second !== undefined && third !== undefined);
    assert.deepEqual(more, []);
    assert.ok(second.atMs - first.atMs >= 950, `${second.atMs - first.atMs} ms`);
    assert.ok(third.atMs - second.atMs >= 300, `${third.atMs - second.atMs} ms`);
    assert.deepEqual([second.body, third.body], [first.body, first.body]);
  });
});

function soon(): string {
  return new Date(Date.now() + 1500).toISOString();
}
