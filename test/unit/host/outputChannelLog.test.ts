import assert from 'node:assert/strict';
import { QwenImageError } from '../../../src/core/qwenImageError';
import { OutputChannelLog } from '../../../src/host/outputChannelLog';

describe('OutputChannelLog', () => {
  let lines: string[];
  let log: OutputChannelLog;

  beforeEach(() => {
    lines = [];
    const write =
      (level: string) =>
      (line: string | Error): void => {
        lines.push(`${level}: ${String(line)}`);
      };
    log = new OutputChannelLog(
      { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') },
      () => ['my-secret-key'],
    );
  });

  it('writes each level with its facts', () => {
    log.debug('one', { a: 1 });
    log.info('two', 'fact');
    log.warn('three');
    log.error('four', new QwenImageError('disk', { detail: 'ENOSPC (write record)' }));
    assert.deepEqual(lines.slice(0, 3), ['debug: one {"a":1}', 'info: two fact', 'warn: three']);
    assert.match(lines[3] ?? '', /^error: four QwenImageError: disk: ENOSPC \(write record\)/);
    assert.equal(lines.length, 4);
  });

  it('never throws: the channel of a window that closes does, while an answer that was paid for comes in', () => {
    const closed = (): never => {
      throw new Error('Channel has been closed');
    };
    const last = new OutputChannelLog({ debug: closed, info: closed, warn: closed, error: closed });
    last.debug('Answer', { status: 200 });
    last.info('Job is request');
    last.warn('late');
    last.error('later', new Error('anything'));
    assert.deepEqual(
      last.recent().map(({ level }) => level),
      ['debug', 'info', 'warn', 'error'],
    );
  });

  it('shows the causes of an error, with their codes', () => {
    const cause = Object.assign(new Error('connect failed'), { code: 'ECONNREFUSED' });
    log.error('lost', new QwenImageError('network', {}, { cause: new TypeError('fetch failed', { cause }) }));
    const text = lines.join('\n');
    assert.match(text, /caused by TypeError: fetch failed/);
    assert.match(text, /caused by Error \[ECONNREFUSED\]: connect failed/);
  });

  it('says where our own mistakes come from', () => {
    log.error('oops', new TypeError('x is not a function'));
    assert.match(lines.join('\n'), /outputChannelLog\.test\.ts/);
  });

  it('writes no key, header, body, prompt or bytes, wherever they stand', () => {
    const answer = {
      headers: { cookie: 'choc' },
      body: 'b0dy',
      prompt: 'pr0mpt',
      bytes: new Uint8Array([77, 78]),
    };
    log.info('my-secret-key', { answer, more: new Uint8Array(5), note: 'my-secret-key' });
    log.error('my-secret-key', new Error('sent my-secret-key', { cause: new Error('x-api-key: other1') }));
    const text = lines.join('\n');
    for (const leak of ['my-secret-key', 'choc', 'b0dy', 'pr0mpt', '77', 'other1']) {
      assert.ok(!text.includes(leak), leak);
    }
    assert.match(text, /5 bytes/);
  });

  it('stays short and does not fail, whatever it is given', () => {
    const ring: { self?: unknown } = {};
    ring.self = ring;
    for (const facts of [
      ring,
      null,
      Symbol('x'),
      10n,
      (): void => {},
      'x'.repeat(100_000),
      { deep: 'y'.repeat(100_000) },
    ]) {
      log.warn('odd', facts);
    }
    assert.equal(lines.length, 7);
    assert.ok(lines.every((line) => line.length < 5000));
  });

  it('ends at causes that go in circles', () => {
    const error = new Error('ring');
    error.cause = error;
    log.error('round', error);
    assert.equal((lines[0]?.match(/ring/g) ?? []).length, 5);
  });

  it('remembers the last three hundred lines for a bug report, with less in them', () => {
    for (let count = 0; count < 310; count += 1) {
      log.info(`line ${count}`, { detail: 'from outside', milliseconds: count });
    }
    const recent = log.recent();
    assert.equal(recent.length, 300);
    assert.equal(recent[0]?.text, 'line 10 milliseconds 10');
    assert.deepEqual([recent.at(-1)?.level, recent.at(-1)?.text], ['info', 'line 309 milliseconds 309']);
    assert.match(lines.at(-1) ?? '', /from outside/);
  });

  it('remembers no key', () => {
    log.warn('my-secret-key', { host: 'my-secret-key' });
    assert.doesNotMatch(JSON.stringify(log.recent()), /my-secret-key/);
  });
});
