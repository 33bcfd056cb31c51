import { createRunner } from '../../src/core/jobRunner';
import type { Job } from '../../src/core/job';
import type { TrackerPorts } from '../../src/core/trackerPorts';
import { QwenImageError } from '../../src/core/qwenImageError';
import type { Sabotage } from './shopWindow';

/** Mistakes on purpose, by name: each must be caught. They are put between the core and its ports, as a wrong line would be. */
export const mutants: Readonly<Record<string, Sabotage>> = {
  repeatThePostWhenItsAnswerIsLost: {
    ports: (ports) => ({
      ...ports,
      service: {
        ...ports.service,
        submit: (request, signal) =>
          ports.service.submit(request, signal).catch((error: unknown) => {
            if (error instanceof QwenImageError && error.facts.delivery === 'unknown') {
              return ports.service.submit(request, signal);
            }
            throw error;
          }),
      },
    }),
  },
  takeALostAnswerForNeverSent: {
    ports: (ports) => ({
      ...ports,
      service: {
        ...ports.service,
        submit: (request, signal) =>
          ports.service.submit(request, signal).catch((error: unknown) => {
            throw error instanceof QwenImageError && error.facts.delivery === 'unknown'
              ? new QwenImageError('network', { delivery: 'neverSent' })
              : error;
          }),
      },
    }),
  },
  doNotWriteTheIntent: {
    ports: (ports) => withWrite(ports, (job, write) => (job.state === 'submitting' ? undefined : write())),
  },
  doNotWriteTheRequestId: {
    ports: (ports) => withWrite(ports, (job, write) => (job.state === 'waiting' ? undefined : write())),
  },
  doNotWriteWhatWasSaved: {
    ports: (ports) => withWrite(ports, (job, write) => (job.state === 'saved' ? undefined : write())),
  },
  swallowDiskErrorsOfRecords: {
    ports: (ports) => withWrite(ports, (_job, write) => write().catch(() => {})),
  },
  askNobodyForTheLease: {
    ports: (ports) => ({
      ...ports,
      leases: {
        duration: ports.leases.duration,
        acquire: () => Promise.resolve(true),
        seize: () => Promise.resolve(),
        isHeld: () => Promise.resolve(true),
        release: () => Promise.resolve(),
      },
    }),
  },
  chooseANameAnewEachTime: {
    createRunner: (ports, places, durations) =>
      createRunner(
        {
          ...ports,
          files: {
            choosePlace: (job, kept, index, count) => ports.files.choosePlace(job, kept, index, count),
            readInput: (uri) => ports.files.readInput(uri),
            place: async (kept, target, root) => {
              const answer = await ports.files.place(kept, target, root);
              return answer === 'present' ? 'taken' : answer;
            },
          },
        },
        places,
        durations,
      ),
  },
  keepWhatIsTruncated: {
    ports: (ports) => ({
      ...ports,
      vault: {
        find: (jobId) => ports.vault.find(jobId),
        discard: (jobId) => ports.vault.discard(jobId),
        keep: (jobId, index, fill) =>
          ports.vault.keep(jobId, index, (sink) => fill(sink).then(() => sink.write(Buffer.from('>')))),
      },
    }),
  },
  forgetThePictureBeforeItIsPlaced: {
    ports: (ports) => ({
      ...ports,
      files: {
        choosePlace: async (job, kept, index, count) => {
          await ports.vault.discard(job.id);
          return ports.files.choosePlace(job, kept, index, count);
        },
        place: (kept, target, root) => ports.files.place(kept, target, root),
        readInput: (uri) => ports.files.readInput(uri),
      },
    }),
  },
  believeEvery404: {
    ports: (ports) => ({
      ...ports,
      service: {
        ...ports.service,
        look: (id, signal) =>
          ports.service.look(id, signal).catch((error: unknown) => {
            if (error instanceof QwenImageError && error.code === 'expired') {
              return { kind: 'failed' as const, failure: { code: 'expired' as const, detail: '' } };
            }
            throw error;
          }),
      },
    }),
  },
  leaveATimerRunning: {
    ports: (ports) => ({
      ...ports,
      leases: {
        ...heldLeases(ports),
        // A sleeper that nobody ends.
        acquire: (id) => {
          void ports.clock.sleep(1e9, new AbortController().signal);
          return ports.leases.acquire(id);
        },
      },
    }),
  },
};

function heldLeases({ leases }: TrackerPorts): TrackerPorts['leases'] {
  return {
    duration: leases.duration,
    acquire: (id) => leases.acquire(id),
    seize: (id) => leases.seize(id),
    isHeld: (id) => leases.isHeld(id),
    release: (id) => leases.release(id),
  };
}

function withWrite(
  ports: TrackerPorts,
  write: (job: Job, real: () => Promise<void>) => Promise<void> | undefined,
): TrackerPorts {
  const { ledger } = ports;
  return {
    ...ports,
    ledger: {
      readAll: () => ledger.readAll(),
      read: (id) => ledger.read(id),
      remove: (id) => ledger.remove(id),
      onDidChange: ledger.onDidChange,
      write: (job) => write(job, () => ledger.write(job)) ?? Promise.resolve(),
    },
  };
}
