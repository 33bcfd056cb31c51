import type { SecretStorage } from 'vscode';
import * as z from 'zod/mini';
import type { UploadOrigins } from '../core/ports/uploadOrigins';
import { foreignUploadOrigin } from '../core/uploadOrigin';
import { uploadOriginsKey } from './secretApiKey';
import { Sequences } from './sequences';
import type { Endpoints } from './settings';

const pairs = z.array(z.tuple([z.string(), z.string()]));

/**
 * The upload origins that a person has agreed to, each for one API origin. In the secret storage, as no settings file, and
 * so nothing that writes one, can put anything there.
 */
export class SecretUploadOrigins implements UploadOrigins {
  readonly #secrets: Pick<SecretStorage, 'get' | 'store'>;
  readonly #endpoints: () => Endpoints;
  readonly #sequences = new Sequences();

  constructor(secrets: Pick<SecretStorage, 'get' | 'store'>, endpoints: () => Endpoints) {
    this.#secrets = secrets;
    this.#endpoints = endpoints;
  }

  async pending(): Promise<string | undefined> {
    const { apiBaseUrl, uploadUrl } = this.#endpoints();
    const foreign = foreignUploadOrigin(apiBaseUrl, uploadUrl);
    return foreign === undefined || (await this.isAllowed(apiBaseUrl, foreign)) ? undefined : foreign;
  }

  /** Whether the key of that API may go to a foreign origin. */
  async isAllowed(apiBaseUrl: string, origin: string): Promise<boolean> {
    const api = new URL(apiBaseUrl).origin;
    return (await this.#read()).some((pair) => pair[0] === api && pair[1] === origin);
  }

  allow(origin: string): Promise<void> {
    const api = new URL(this.#endpoints().apiBaseUrl).origin;
    return this.#sequences.run('stored', async () => {
      await this.#secrets.store(uploadOriginsKey, JSON.stringify([...(await this.#read()), [api, origin]]));
    });
  }

  async #read(): Promise<readonly (readonly [api: string, upload: string])[]> {
    try {
      const parsed = pairs.safeParse(JSON.parse((await this.#secrets.get(uploadOriginsKey)) ?? '[]'));
      return parsed.success ? parsed.data : [];
    } catch {
      // What cannot be read is no yes.
      return [];
    }
  }
}
