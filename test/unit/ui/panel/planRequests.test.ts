import assert from 'node:assert/strict';
import type { Draft } from '../../../../src/protocol/fromPanel';
import { CreditsCache } from '../../../../src/ui/panel/creditsCache';
import { makeNonce, panelHtml } from '../../../../src/ui/panel/panelHtml';
import { planRequests } from '../../../../src/ui/panel/planRequests';

const draft: Draft = { model: 'qwen-image', prompt: 'a fox', parameters: { seed: -1 }, images: {}, count: 1 };

function plan(change: Partial<Draft>) {
  let drawn = 100;
  return planRequests({ ...draft, ...change }, { id: () => 'id', integer: () => drawn++ });
}

function requests(change: Partial<Draft>) {
  const made = plan(change);
  return made.kind === 'ready' ? made.requests : assert.fail(JSON.stringify(made));
}

describe('planRequests', () => {
  it('draws a seed for each variation, or counts on from the one that is kept', () => {
    assert.deepEqual(
      requests({ count: 3 }).map(({ parameters }) => parameters['seed']),
      [100, 101, 102],
    );
    const kept = requests({ count: 2, parameters: { seed: 2_147_483_647 } });
    assert.deepEqual(
      kept.map(({ parameters }) => parameters['seed']),
      [2_147_483_647, 0],
    );
  });

  it('records the prompt that each seed makes', () => {
    const prompts = requests({ prompt: '# note\n{red|green|blue} fox', count: 8 }).map(
      ({ prompt }) => prompt,
    );
    assert.ok(prompts.every((prompt) => /^(red|green|blue) fox$/.test(prompt)));
    assert.ok(new Set(prompts).size > 1);
    assert.equal(requests({ prompt: '{red|green} fox' })[0]?.promptAsWritten, '{red|green} fox');
    assert.equal(requests({ prompt: 'a fox' })[0]?.promptAsWritten, undefined);
  });

  it('sends pictures of the web as addresses and others as files, and knows what they were made from', () => {
    const [request] = requests({
      model: 'qwen-image-edit',
      images: { image: { uri: 'file:///storage/x.png', original: 'file:///work/a.png' } },
    });
    assert.deepEqual(request?.images, {
      image: { kind: 'file', uri: 'file:///storage/x.png', original: 'file:///work/a.png' },
    });
    assert.equal(request.original, 'file:///work/a.png');
    const [other] = requests({
      model: 'qwen-image-edit',
      images: { image: { uri: 'https://a.example/b.png' } },
    });
    assert.deepEqual(other?.images, { image: { kind: 'url', url: 'https://a.example/b.png' } });
  });

  it('refuses choices that may leave nothing, whatever is drawn', () => {
    const refused = { kind: 'refused', issue: { kind: 'emptyChoice', field: 'prompt' } };
    assert.deepEqual(plan({ prompt: '{fox|}' }), refused);
    assert.deepEqual(plan({ prompt: '{fox|}', count: 8, parameters: { seed: 7 } }), refused);
    assert.equal(requests({ prompt: 'a fox{ in snow|}', count: 8 }).length, 8);
  });

  it('refuses what the page should not have sent', () => {
    for (const wrong of [
      { model: 'gone' },
      { prompt: '# only a comment' },
      { parameters: { steps: 99 } },
      { parameters: { base64: true } },
      { model: 'qwen-image-edit' },
    ]) {
      assert.equal(plan(wrong).kind, 'refused', JSON.stringify(wrong));
    }
  });
});

describe('CreditsCache', () => {
  it('asks at most once a minute, and answers null when it cannot know', async () => {
    let [now, asked] = [0, 0];
    const cache = new CreditsCache(
      () => {
        asked += 1;
        return asked === 1
          ? Promise.resolve({ credits: 1, freeCredits: 0 })
          : Promise.reject(new Error('no key'));
      },
      { now: () => now },
    );
    assert.deepEqual(await cache.read(), { credits: 1, freeCredits: 0 });
    now = 59_999;
    assert.deepEqual(await cache.read(), { credits: 1, freeCredits: 0 });
    now = 60_000;
    assert.equal(await cache.read(), null);
    assert.equal(asked, 2);
  });
});

describe('CreditsCache of another key', () => {
  it('asks anew, whatever it was told a moment ago', async () => {
    let asked = 0;
    const cache = new CreditsCache(
      () => {
        asked += 1;
        return asked === 1
          ? Promise.reject(new Error('no key'))
          : Promise.resolve({ credits: asked, freeCredits: 0 });
      },
      { now: () => 0 },
    );
    assert.equal(await cache.read(), null);
    cache.forget();
    assert.deepEqual(await cache.read(), { credits: 2, freeCredits: 0 });
    assert.deepEqual(await cache.read(), { credits: 2, freeCredits: 0 });
  });

  it('does not show what was asked for with the key before', async () => {
    const answers: ((credits: { credits: number; freeCredits: number }) => void)[] = [];
    const cache = new CreditsCache(
      () =>
        answers.length === 0
          ? new Promise((resolve) => answers.push(resolve))
          : Promise.reject(new Error('no key')),
      { now: () => 0 },
    );
    const before = cache.read();
    cache.forget();
    assert.equal(await cache.read(), null);
    answers[0]?.({ credits: 42, freeCredits: 0 });
    assert.equal(await before, null);
  });
});

describe('panelHtml', () => {
  const parts = {
    cspSource: 'https://*.src',
    nonce: 'n0',
    script: 's.js',
    style: 's.css',
    language: 'en',
    title: '<b>"',
  };

  it('allows nothing but its own script by nonce and the webview’s own source', () => {
    const html = panelHtml(parts);
    const policy = /content="([^"]*)"/.exec(html)?.[1] ?? '';
    assert.match(policy, /^default-src 'none'; script-src 'nonce-n0'; style-src https:\/\/\*\.src;/);
    assert.doesNotMatch(policy, /unsafe|data:|blob:|connect-src/);
    assert.doesNotMatch(html, /<style|style=|<script>|onclick/);
  });

  it('escapes what it is given, and has a new nonce each time', () => {
    assert.ok(panelHtml(parts).includes('<title>&#60;b&#62;&#34;</title>'));
    assert.match(makeNonce(), /^[0-9a-f]{32}$/);
    assert.notEqual(makeNonce(), makeNonce());
  });
});
