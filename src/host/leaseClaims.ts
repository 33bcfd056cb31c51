import { join } from 'node:path';
import type { Disk } from './disk';
import { errorCodeOf, isMissing, onDisk } from './diskError';
import { Folder } from './folder';
import { isJobId } from './jobId';
import { isRecord } from './plainShapes';

/** Who claimed a job, and when (ms since the epoch). */
export interface Claimant {
  readonly window: string;
  readonly at: number;
}

export interface Claim {
  readonly jobId: string;
  /** Each take-over counts one up; the highest owns the job. */
  readonly epoch: number;
}

/** Claims as files `<jobId>.<epoch>`, each made exclusively: of two windows that want the same epoch, one gets it. */
export class LeaseClaims {
  readonly #folder: Folder;
  readonly #disk: Disk;

  constructor(folder: string, disk: Disk) {
    this.#folder = new Folder(folder, disk);
    this.#disk = disk;
  }

  /** The claims of all jobs, or of one. */
  async list(jobId?: string): Promise<readonly Claim[]> {
    const folder = await this.#folder.ready();
    const names = await onDisk('list leases', () => this.#disk.readdir(folder));
    return names.flatMap((name): Claim[] => {
      const [id = '', epoch = '', ...rest] = name.split('.');
      const isClaim = isJobId(id) && /^[1-9]\d{0,14}$/.test(epoch) && rest.length === 0;
      return isClaim && (jobId === undefined || id === jobId) ? [{ jobId: id, epoch: Number(epoch) }] : [];
    });
  }

  /** True when the claim is made, false when another window was faster. */
  async create(claim: Claim, claimant: Claimant): Promise<boolean> {
    await this.#folder.ready();
    const path = this.#pathOf(claim);
    return onDisk('write lease', async () => {
      let file;
      try {
        file = await this.#disk.open(path, 'wx');
      } catch (error) {
        if (errorCodeOf(error) === 'EEXIST') {
          return false;
        }
        throw error;
      }
      try {
        await file.writeFile(JSON.stringify(claimant));
      } finally {
        await file.close();
      }
      return true;
    });
  }

  /** Who made a claim; `unclear` while it is being written, or for good after a crash in that moment. */
  async claimant(claim: Claim): Promise<Claimant | 'none' | 'unclear'> {
    let text: string;
    try {
      text = await this.#disk.readText(this.#pathOf(claim));
    } catch (error) {
      if (isMissing(error)) {
        return 'none';
      }
      throw error;
    }
    try {
      const content: unknown = JSON.parse(text);
      return isClaimant(content) ? content : 'unclear';
    } catch {
      return 'unclear';
    }
  }

  /** ms since a claim was last written to; undefined when it is gone. */
  async ageOf(claim: Claim): Promise<number | undefined> {
    try {
      return this.#disk.now() - (await this.#disk.stat(this.#pathOf(claim))).mtimeMs;
    } catch (error) {
      if (isMissing(error)) {
        return undefined;
      }
      throw error;
    }
  }

  async remove(claim: Claim): Promise<void> {
    await onDisk('remove lease', () => this.#disk.rm(this.#pathOf(claim), { force: true }));
  }

  #pathOf({ jobId, epoch }: Claim): string {
    return join(this.#folder.path, `${jobId}.${epoch}`);
  }
}

/** The claim that counts. */
export function highest(claims: readonly Claim[]): Claim | undefined {
  return claims.reduce<Claim | undefined>(
    (best, claim) => (best === undefined || claim.epoch > best.epoch ? claim : best),
    undefined,
  );
}

function isClaimant(content: unknown): content is Claimant {
  return isRecord(content) && typeof content['window'] === 'string' && Number.isFinite(content['at']);
}
