import type { Job, KeptOutput } from '../../src/core/job';
import type { AssetFiles } from '../../src/core/ports/assetFiles';
import type { ByteSink } from '../../src/core/ports/byteSink';
import type { ResultVault } from '../../src/core/ports/resultVault';
import { QwenImageError } from '../../src/core/qwenImageError';
import type { Disk } from './disk';
import type { Actor } from './stage';

/** A picture here is a text between these marks, so that a truncated one is told from a whole one. */
export function pictureOf(requestId: string): string {
  return `<${requestId}>`;
}

function isWhole(text: string): boolean {
  return /^<[^<>]+>$/.test(text);
}

export class DiskVault implements ResultVault {
  readonly #disk: Disk;
  readonly #actor: Actor;

  constructor(disk: Disk, actor: Actor) {
    this.#disk = disk;
    this.#actor = actor;
  }

  async keep(jobId: string, index: number, fill: (sink: ByteSink) => Promise<void>): Promise<KeptOutput> {
    let text = '';
    let refusal: unknown;
    await this.#disk.write(this.#actor, 'open picture', () => {});
    try {
      await fill({
        write: async (chunk) => {
          try {
            await this.#disk.write(this.#actor, 'write picture', () => {
              text += Buffer.from(chunk).toString();
            });
          } catch (error) {
            refusal = error;
            throw error;
          }
        },
      });
    } catch (error) {
      throw refusal ?? error;
    }
    if (!isWhole(text)) {
      throw new QwenImageError('badAnswer', { detail: 'truncated' });
    }
    const file = `${jobId}-${index}.png`;
    await this.#disk.write(this.#actor, 'keep picture', () => this.#disk.kept.set(file, text));
    return describe(file, text);
  }

  find(jobId: string): Promise<readonly KeptOutput[]> {
    return this.#disk.read(this.#actor, 'find pictures', () =>
      [...this.#disk.kept].flatMap(([file, text]) =>
        file.startsWith(`${jobId}-`) ? [describe(file, text)] : [],
      ),
    );
  }

  async discard(jobId: string): Promise<void> {
    await this.#disk.take(this.#actor, 'discard pictures', () => {
      for (const file of [...this.#disk.kept.keys()].filter((name) => name.startsWith(`${jobId}-`))) {
        this.#disk.kept.delete(file);
      }
    });
  }
}

function describe(file: string, text: string): KeptOutput {
  return { kind: 'kept', file, type: 'png', width: 1, height: 1, size: text.length, sha256: text };
}

export class DiskFiles implements AssetFiles {
  readonly #disk: Disk;
  readonly #actor: Actor;

  constructor(disk: Disk, actor: Actor) {
    this.#disk = disk;
    this.#actor = actor;
  }

  choosePlace(job: Job): Promise<string> {
    return this.#disk.read(this.#actor, 'choose name', () => {
      for (let counter = 1; ; counter += 1) {
        const uri = `${job.request.destination.folder}/picture-${counter}.png`;
        if (!this.#disk.workspace.has(uri)) {
          return uri;
        }
      }
    });
  }

  async place(kept: KeptOutput, target: string): Promise<'placed' | 'present' | 'taken'> {
    const there = await this.#disk.read(this.#actor, 'look at target', () =>
      this.#disk.workspace.get(target),
    );
    if (there !== undefined) {
      return there === kept.sha256 ? 'present' : 'taken';
    }
    const copy = await this.#disk.write(this.#actor, 'copy picture', () => this.#disk.kept.get(kept.file));
    if (copy?.length !== kept.size) {
      throw new QwenImageError('disk', { detail: 'the kept picture is gone or has changed' });
    }
    return this.#disk.write(this.#actor, 'place picture', () => {
      const other = this.#disk.workspace.get(target);
      if (other !== undefined) {
        return other === kept.sha256 ? 'present' : 'taken';
      }
      this.#disk.workspace.set(target, copy);
      return 'placed';
    });
  }

  readInput(): Promise<{ readonly mediaType: string; readonly bytes: Uint8Array }> {
    return this.#disk.read(this.#actor, 'read input', () => ({
      mediaType: 'image/png',
      bytes: new Uint8Array([1]),
    }));
  }
}
