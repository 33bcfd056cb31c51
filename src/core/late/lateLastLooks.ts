import { DisposableStore } from '../disposable';
import type { Disposable } from '../disposable';
import { lastChanceOf } from '../lastChance';
import type { LastLookPorts } from '../lastLooks';
import { once } from './once';

/** Last looks, loaded with the first job that needs one. */
export function lateLastLooks(ports: LastLookPorts): Disposable {
  const held = new DisposableStore();
  const load = once(async () => {
    const { LastLooks } = await import('../lastLooks');
    return held.add(new LastLooks(ports));
  });
  held.add(
    ports.jobs.onDidChange(({ job }) => {
      const expiry = lastChanceOf(job);
      if (expiry !== undefined && expiry > ports.clock.now()) {
        load().catch((error: unknown) => {
          ports.log.warn('Last looks could not be loaded', error);
        });
      }
    }),
  );
  return held;
}
