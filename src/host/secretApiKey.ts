import type { SecretStorage } from 'vscode';
import { DisposableStore } from '../core/disposable';
import type { Disposable } from '../core/disposable';
import { Emitter } from '../core/emitter';
import type { Event } from '../core/emitter';
import type { ApiKey } from '../core/ports/apiKey';
import { isLoopback } from '../core/loopback';
import { isTextList } from './plainShapes';
import { Sequences } from './sequences';

type Secrets = Pick<SecretStorage, 'get' | 'store' | 'delete' | 'onDidChange'>;

const prefix = 'qwenImage.apiKey:';

/** The origins that keys are stored for: a secret storage cannot be listed. */
const originsKey = 'qwenImage.apiKeyOrigins';

/** Where the yes to other upload addresses is kept; it goes with the keys. */
export const uploadOriginsKey = 'qwenImage.uploadOrigins';

const defaultOrigin = 'https://api.segmind.com';

/**
 * The API key in VS Code's secret storage. Each is bound to the origin it was entered for, so that a changed address
 * never gets the key of another one. Failures of the storage reject; none is swallowed.
 */
export class SecretApiKey implements ApiKey, Disposable {
  readonly #secrets: Secrets;
  readonly #origin: () => string;
  readonly #environment: Readonly<Record<string, string | undefined>>;
  readonly #changes = new Emitter<void>();
  readonly #store = new DisposableStore();
  readonly #sequences = new Sequences();
  readonly #seen = new Set<string>();
  /** That a key was last asked for or stored for; unknown until then. */
  #lastOrigin: string | undefined;

  /**
   * @param origin of the API address in force, such as `https://api.segmind.com`
   * @param onDidChangeOrigin fires when that may have changed
   */
  constructor(
    secrets: Secrets,
    origin: () => string,
    onDidChangeOrigin: Event<void>,
    environment: Readonly<Record<string, string | undefined>>,
  ) {
    this.#secrets = secrets;
    this.#origin = origin;
    this.#environment = environment;
    this.#store.add(this.#changes);
    this.#store.add(
      secrets.onDidChange(({ key }) => {
        if (key.startsWith(prefix)) {
          this.#changes.fire();
        }
      }),
    );
    this.#store.add(
      onDidChangeOrigin(() => {
        const last = this.#lastOrigin;
        this.#lastOrigin = origin();
        if (this.#lastOrigin !== last) {
          this.#changes.fire();
        }
      }),
    );
  }

  get onDidChange(): Event<void> {
    return this.#changes.event;
  }

  async get(): Promise<string | undefined> {
    const origin = this.#originNow();
    const stored = (await this.#secrets.get(prefix + origin))?.trim();
    const key = stored === undefined || stored === '' ? this.#fromEnvironment(origin) : stored;
    if (key !== undefined) {
      this.#seen.add(key);
    }
    return key;
  }

  set(value: string): Promise<void> {
    const origin = this.#originNow();
    const key = value.trim();
    if (key === '') {
      return Promise.reject(new TypeError('the key is empty'));
    }
    this.#seen.add(key);
    return this.#sequences.run('stored', async () => {
      // The list first: a key that no list names could not be cleared.
      const origins = await this.#origins();
      if (!origins.includes(origin)) {
        await this.#secrets.store(originsKey, JSON.stringify([...origins, origin]));
      }
      await this.#secrets.store(prefix + origin, key);
    });
  }

  clear(): Promise<void> {
    return this.#sequences.run('stored', async () => {
      const origins = new Set([...(await this.#origins()), this.#origin(), defaultOrigin]);
      for (const origin of origins) {
        await this.#secrets.delete(prefix + origin);
      }
      await this.#secrets.delete(uploadOriginsKey);
      await this.#secrets.delete(originsKey);
    });
  }

  /** Every key that was in use since the start, for redaction. */
  seen(): readonly string[] {
    return [...this.#seen];
  }

  dispose(): void {
    this.#store.dispose();
  }

  #originNow(): string {
    this.#lastOrigin = this.#origin();
    return this.#lastOrigin;
  }

  /** The environment's key is Segmind's: it goes there, or to a stand-in on this machine, and to no other host. */
  #fromEnvironment(origin: string): string | undefined {
    const key = this.#environment['SEGMIND_API_KEY']?.trim();
    const mayHaveIt = origin === defaultOrigin || isLoopback(new URL(origin));
    return mayHaveIt && key !== undefined && key !== '' ? key : undefined;
  }

  async #origins(): Promise<readonly string[]> {
    const text = await this.#secrets.get(originsKey);
    if (text === undefined) {
      return [];
    }
    try {
      const stored: unknown = JSON.parse(text);
      return isTextList(stored) ? stored : [];
    } catch {
      return [];
    }
  }
}
