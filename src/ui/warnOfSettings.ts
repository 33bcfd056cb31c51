import { catalogue } from '../core/catalogue';
import { DisposableStore } from '../core/disposable';
import type { Disposable } from '../core/disposable';
import type { Log } from '../core/log';
import type { Preferences } from '../core/ports/preferences';
import { afterStart } from './afterStart';
import type { Counter } from './counter';

/** Tells each problem of the settings once, with a way to the setting. Loads the words only when there may be one. */
export function warnOfSettings(
  preferences: Preferences,
  counter: () => Promise<Pick<Counter, 'tellOfSettings'>>,
  log: Log,
): Disposable {
  let told: ReadonlySet<string> = new Set();
  const update = async (): Promise<void> => {
    try {
      // A problem that was mended and made again is told again.
      told = (await counter()).tellOfSettings(told);
    } catch (error) {
      log.error('The settings could not be checked', error);
    }
  };
  const store = new DisposableStore();
  store.add(
    afterStart(() => {
      if (isWorthALook(preferences)) {
        void update();
      }
    }),
  );
  store.add(preferences.onDidChange(() => void update()));
  return store;
}

function isWorthALook(preferences: Preferences): boolean {
  return (
    preferences.problems().length > 0 ||
    catalogue.some(({ id }) => Object.keys(preferences.defaults(id)).length > 0)
  );
}
