import assert from 'node:assert/strict';
import { answerError } from '../../../../src/segmind/errors/answerError';
import { describeWithout } from '../../../../src/segmind/errors/describe';
import type { Body } from '../../../../src/segmind/http/answer';
import type { Call } from '../../../../src/segmind/http/deadline';

const html: Body = { kind: 'text', text: '<html><head><title>Oh no</title></head><body>nginx</body></html>' };
const empty: Body = { kind: 'text', text: '' };

function json(value: unknown): Body {
  return { kind: 'json', value };
}

function error(call: Call, status: number, body: Body) {
  return answerError(call, { status, headers: new Headers(), body }, describeWithout(), 0);
}

describe('an answer that is no success', () => {
  for (const [status, body, code, delivery] of [
    [400, json({ error: 'Invalid value for steps' }), 'invalid', 'answered'],
    [400, json({ error: 'Your prompt was flagged by our content policy' }), 'blocked', 'answered'],
    [400, html, 'invalid', 'answered'],
    [401, json({ error: 'Invalid API key' }), 'badKey', 'answered'],
    [401, empty, 'badKey', 'answered'],
    [402, empty, 'noCredits', 'answered'],
    [403, json({ detail: 'Forbidden' }), 'noPermission', 'answered'],
    [403, json({ detail: 'Out of credits' }), 'noCredits', 'answered'],
    [404, json({ error: 'Model not found' }), 'modelGone', 'answered'],
    [405, html, 'server', 'answered'],
    [406, json({ error: 'Insufficient credits' }), 'noCredits', 'answered'],
    [406, json({ error: 'Not enough credits to process request' }), 'noCredits', 'answered'],
    [406, json({ error: 'Team spend limit reached' }), 'noCredits', 'answered'],
    [406, empty, 'noCredits', 'answered'],
    [406, json({ error: 'Content-Type must be application/json' }), 'invalid', 'answered'],
    [406, json({ error: 'Invalid value for steps: must be at most 50' }), 'invalid', 'answered'],
    [406, json({ error: 'NSFW content detected' }), 'blocked', 'answered'],
    [407, html, 'network', 'neverSent'],
    [408, empty, 'network', 'unknown'],
    [409, json({ error: 'odd' }), 'invalid', 'answered'],
    [410, json({ error: 'retired' }), 'modelGone', 'answered'],
    [413, html, 'invalid', 'answered'],
    [
      422,
      json({ detail: [{ loc: ['body', 'steps'], msg: 'too many', type: 'value_error' }] }),
      'invalid',
      'answered',
    ],
    [429, empty, 'rateLimited', 'answered'],
    [500, json({ error: 'Worker crashed' }), 'server', 'answered'],
    [500, json({ error: 'Missing required parameter: steps' }), 'invalid', 'answered'],
    [500, json({ error: { message: 'Blocked by moderation' } }), 'blocked', 'answered'],
    [500, json({ message: 'Internal server error' }), 'server', 'unknown'],
    [500, json({ error: null }), 'server', 'unknown'],
    [500, json('Worker crashed'), 'server', 'unknown'],
    [500, json({}), 'server', 'unknown'],
    [500, json(null), 'server', 'unknown'],
    [500, html, 'server', 'unknown'],
    [500, empty, 'server', 'unknown'],
    [502, json({ error: 'Bad gateway' }), 'server', 'unknown'],
    [501, json({ error: 'Not implemented' }), 'server', 'unknown'],
    [503, json({ error: 'No worker is free' }), 'server', 'unknown'],
    [503, json({ detail: 'first byte timeout' }), 'server', 'unknown'],
    [503, html, 'server', 'unknown'],
    [504, json({ error: 'Timed out' }), 'server', 'unknown'],
    [521, html, 'server', 'unknown'],
    [
      524,
      json({ title: 'Error 524', status: 524, detail: 'The origin took too long.' }),
      'server',
      'unknown',
    ],
    [520, json({ error: 'unknown error' }), 'server', 'unknown'],
    [530, json({ error: { message: 'origin DNS error' } }), 'server', 'unknown'],
    [304, empty, 'badAnswer', 'unknown'],
  ] as const) {
    it(`${status} ${JSON.stringify(body).slice(0, 70)}: ${code}, ${delivery}`, () => {
      const thrown = error('submit', status, body);
      assert.equal(thrown.code, code);
      assert.equal(thrown.facts.delivery, delivery);
      assert.equal(thrown.facts.status, status);
    });
  }

  for (const [call, status, code] of [
    ['look', 404, 'expired'],
    ['result', 410, 'expired'],
    ['download', 404, 'expired'],
    ['upload', 404, 'server'],
    ['credits', 404, 'server'],
    ['upload', 413, 'badInput'],
    ['upload', 415, 'badInput'],
    ['submitSync', 404, 'modelGone'],
  ] as const) {
    it(`${status} to ${call}: ${code}`, () => {
      assert.equal(error(call, status, empty).code, code);
    });
  }

  it('names the parameter that the entry names', () => {
    const body = json({ detail: [{ loc: ['body', 'steps'], msg: 'must be at most 50', type: 'x' }] });
    const { facts } = error('submit', 422, body);
    assert.equal(facts.parameter, 'steps');
    assert.equal(facts.detail, 'steps: must be at most 50');
  });

  it('says what kept an upload out', () => {
    assert.equal(error('upload', 413, empty).facts.inputProblem, 'tooLarge');
    assert.equal(error('upload', 415, empty).facts.inputProblem, 'unsupportedType');
  });
});
