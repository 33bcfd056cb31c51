import assert from 'node:assert/strict';
import type { StartTimer } from '../../../../src/core/timer';
import { deadlines } from '../../../../src/segmind/http/deadline';
import { Guard } from '../../../../src/segmind/http/guard';

/** Timers as an event loop runs them: what is overdue first, and only then whatever has come in meanwhile. */
class EventLoop {
  #timers: { readonly at: number; readonly run: () => void }[] = [];
  #now = 0;

  get running(): number {
    return this.#timers.length;
  }

  readonly startTimer: StartTimer = (milliseconds, run) => {
    const timer = { at: this.#now + milliseconds, run };
    this.#timers.push(timer);
    return {
      dispose: () => {
        this.#timers = this.#timers.filter((other) => other !== timer);
      },
    };
  };

  /** Its next turn comes at this time. */
  turn(now: number): void {
    this.#now = now;
    for (const timer of this.#timers.filter(({ at }) => at <= now)) {
      this.#timers = this.#timers.filter((other) => other !== timer);
      timer.run();
    }
  }
}

describe('Guard', () => {
  const { submit } = deadlines;
  let loop: EventLoop;
  let guard: Guard;

  beforeEach(() => {
    loop = new EventLoop();
    guard = new Guard(new AbortController().signal, submit, loop.startTimer);
  });

  it('ends an exchange when its time is over, not before and not later', () => {
    guard.expect('headers');
    for (let now = 0; now < submit.headers; now += 50) {
      loop.turn(now);
      assert.equal(guard.signal.aborted, false);
    }
    loop.turn(submit.headers);
    assert.deepEqual([guard.signal.aborted, guard.timedOut, loop.running], [true, 'headers', 0]);
  });

  it('hears the answer that came while the window hung, though its time is over', async () => {
    guard.expect('headers');
    let answer: (text: string) => void = () => {};
    const heard = guard.race(
      new Promise<string>((resolve) => {
        answer = resolve;
      }),
    );
    loop.turn(50_000);
    loop.turn(110_000);
    answer('request-1');
    assert.equal(await heard, 'request-1');
    guard.rest();
    loop.turn(115_000);
    assert.equal(guard.timedOut, undefined);
    guard.dispose();
    assert.equal(loop.running, 0);
  });

  it('hears it also when the hang began in the last second', async () => {
    guard.expect('headers');
    let answer: (text: string) => void = () => {};
    const heard = guard.race(
      new Promise<string>((resolve) => {
        answer = resolve;
      }),
    );
    loop.turn(submit.headers - 500);
    loop.turn(submit.headers + 60_000);
    answer('request-1');
    assert.equal(await heard, 'request-1');
    assert.equal(guard.timedOut, undefined);
    guard.dispose();
    assert.equal(loop.running, 0);
  });

  it('ends it all the same when nothing has come', () => {
    guard.expect('headers');
    loop.turn(50_000);
    loop.turn(300_000);
    loop.turn(302_000);
    assert.equal(guard.signal.aborted, false);
    loop.turn(303_000);
    assert.deepEqual([guard.signal.aborted, loop.running], [true, 0]);
  });
});
