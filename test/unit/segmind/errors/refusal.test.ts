import assert from 'node:assert/strict';
import { refusalByWords } from '../../../../src/segmind/errors/refusal';

describe('the words of a refusal', () => {
  for (const [text, code] of [
    ['Content policy violation', 'blocked'],
    ['Your prompt was rejected by our safety system', 'blocked'],
    ['Flagged by moderation', 'blocked'],
    ['Output was filtered', 'blocked'],
    ['NSFW image detected', 'blocked'],
    ['blocked by the content filter', 'blocked'],
    ['Insufficient credits', 'noCredits'],
    ['You do not have enough credits: insufficient balance', 'noCredits'],
    ['Monthly spending limit reached for your team', 'noCredits'],
    ['Invalid API key', 'badKey'],
    ['steps must be at most 50', 'invalid'],
    ['Unsupported media type', 'invalid'],
    ['Worker crashed', undefined],
    ['CUDA out of memory', undefined],
    ['', undefined],
  ] as const) {
    it(`${text || 'none'}: ${code ?? 'nothing'}`, () => {
      assert.equal(refusalByWords(text), code);
    });
  }
});
