import type { KeptOutput } from '../../src/core/job';
import type { JobRequest, ReplacedFile } from '../../src/core/jobRequest';
import type { AssetFiles, ReadInput } from '../../src/core/ports/assetFiles';
import type { ByteSink } from '../../src/core/ports/byteSink';
import type { ResultVault } from '../../src/core/ports/resultVault';
import { QwenImageError } from '../../src/core/qwenImageError';

/** The extension's storage, in memory. */
export class MemoryVault implements ResultVault {
  readonly kept = new Map<string, Uint8Array>();
  failures: Error[] = [];

  async keep(jobId: string, index: number, fill: (sink: ByteSink) => Promise<void>): Promise<KeptOutput> {
    const chunks: Uint8Array[] = [];
    await fill({
      write: (chunk) => {
        chunks.push(chunk);
        return Promise.resolve();
      },
    });
    const failure = this.failures.shift();
    if (failure !== undefined) {
      throw failure;
    }
    const bytes = Buffer.concat(chunks);
    const file = `${jobId}-${index}.png`;
    this.kept.set(file, bytes);
    return describeKept(file, bytes);
  }

  find(jobId: string): Promise<readonly KeptOutput[]> {
    return Promise.resolve(
      [...this.kept].flatMap(([file, bytes]) => (file.startsWith(jobId) ? [describeKept(file, bytes)] : [])),
    );
  }

  discard(jobId: string): Promise<void> {
    for (const file of [...this.kept.keys()].filter((name) => name.startsWith(jobId))) {
      this.kept.delete(file);
    }
    return Promise.resolve();
  }
}

function describeKept(file: string, bytes: Uint8Array): KeptOutput {
  const sha256 = Buffer.from(bytes).toString('hex');
  return { kind: 'kept', file, type: 'png', width: 1, height: 1, size: bytes.length, sha256 };
}

/** A workspace in memory: file contents by URI. */
export class MemoryFiles implements AssetFiles {
  readonly files = new Map<string, string>();
  failure: Error | undefined;
  linked: string | undefined;
  input: Uint8Array | undefined = new Uint8Array([9]);

  choosePlace(job: { readonly request: Pick<JobRequest, 'destination'> }): Promise<string> {
    const { replaces } = job.request.destination;
    const expected = replaces?.expected;
    if (replaces !== undefined && (this.files.get(replaces.uri) ?? expected) === expected) {
      return Promise.resolve(replaces.uri);
    }
    for (let counter = 1; ; counter += 1) {
      const uri = `${job.request.destination.folder}/picture${counter === 1 ? '' : `-${counter}`}.png`;
      if (!this.files.has(uri)) {
        return Promise.resolve(uri);
      }
    }
  }

  place(
    kept: KeptOutput,
    target: string,
    ...[, replaced]: readonly [root?: string, replaced?: ReplacedFile]
  ): Promise<'placed' | 'present' | 'taken'> {
    if (this.failure !== undefined) {
      return Promise.reject(this.failure);
    }
    const there = this.files.get(target);
    if (there === undefined || there === replaced?.expected) {
      this.files.set(target, kept.sha256);
      return Promise.resolve('placed');
    }
    return Promise.resolve(there === kept.sha256 ? 'present' : 'taken');
  }

  linkedFolder(): Promise<string | undefined> {
    return Promise.resolve(this.linked);
  }

  readInput(): Promise<ReadInput> {
    return this.input === undefined
      ? Promise.reject(new QwenImageError('badInput', { inputProblem: 'missing' }))
      : Promise.resolve({ mediaType: 'image/png', bytes: this.input, sha256: 'hash of the input' });
  }
}
