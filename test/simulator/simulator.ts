import type { Server } from 'node:http';
import { Account } from './account';
import { apiAnswer } from './api';
import { SimulatorClock } from './clock';
import { controlOf } from './control';
import { FaultList } from './faultList';
import { RateGate } from './gate';
import { createHost } from './host';
import { imageAnswer } from './imageHost';
import type { Job, JobState } from './job';
import { JobBook } from './jobBook';
import { settingsFrom, type SimulatorOptions } from './options';
import { randomFrom } from './random';
import { RequestLog, type Endpoint, type LoggedRequest } from './requestLog';
import { uploadAnswer } from './uploadHost';
import { UploadStore } from './uploadStore';
import type { Origins, World } from './world';

export interface Simulator {
  /** The origin of the API, without a slash at the end. */
  readonly apiBaseUrl: string;
  /** The whole URL that uploads are posted to; its own origin. */
  readonly uploadUrl: string;
  /** The origin of the keyless image host. */
  readonly imageBaseUrl: string;
  /** Where the three hosts listen, whatever they are called. */
  readonly behind: Origins;
  /** A key that is accepted. */
  readonly key: string;
  readonly clock: SimulatorClock;
  readonly account: Account;
  readonly faults: FaultList;
  /** Every request in order of arrival. */
  readonly requests: readonly LoggedRequest[];
  readonly log: RequestLog;
  /** Oldest first, as they stand now. */
  readonly jobs: readonly Job[];
  count(endpoint?: Endpoint): number;
  /** The first matching request, past or to come. */
  waitForRequest(endpoint: Endpoint, predicate?: (request: LoggedRequest) => boolean): Promise<LoggedRequest>;
  /** Resolves when the job (default: any) is in the state, or already was. `over` is either end. */
  waitForJob(state?: JobState | 'over', id?: string): Promise<Job>;
  onJobChange(listener: (job: Job) => void): () => void;
  /** Fails a running job now. */
  failJob(id: string, message: string): void;
  /** Cuts every connection; from then on they are refused. */
  stop(): Promise<void>;
}

/** Starts three hosts on loopback. Rejects if a wanted port is taken. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const settings = settingsFrom(options);
  const clock = new SimulatorClock(settings.speed);
  const account = new Account(settings.credits, settings.freeCredits);
  const jobs = new JobBook(clock, account);
  const log = new RequestLog();
  const faults = new FaultList();
  let origins: Origins = { api: '', upload: '', images: '' };
  const world: World = {
    settings,
    clock,
    account,
    jobs,
    log,
    faults,
    uploads: new UploadStore(),
    random: randomFrom(settings.seed),
    origins: () => origins,
  };
  const gate = new RateGate();
  const api = createHost(
    world,
    'api',
    (request, fault) => apiAnswer(world, gate, request, fault),
    controlOf(world),
  );
  const upload = createHost(world, 'upload', (request) => uploadAnswer(world, request));
  const images = createHost(world, 'images', (request) => imageAnswer(world, request));
  const servers = [api, upload, images];
  let behind: Origins;
  try {
    behind = {
      api: await listen(api, settings.ports.api),
      upload: await listen(upload, settings.ports.upload),
      images: await listen(images, settings.ports.images),
    };
    origins = options.origins ?? behind;
  } catch (error) {
    await Promise.all(servers.map(close));
    throw error;
  }
  return {
    apiBaseUrl: origins.api,
    uploadUrl: `${origins.upload}/upload-asset`,
    imageBaseUrl: origins.images,
    behind,
    key: settings.keys[0] ?? '',
    clock,
    account,
    faults,
    log,
    get requests() {
      return log.all;
    },
    get jobs() {
      return jobs.all;
    },
    count: (endpoint) => log.count(endpoint),
    waitForRequest: (endpoint, predicate) => log.waitFor(endpoint, predicate),
    waitForJob: (state = 'over', id) => jobs.waitFor(state, id),
    onJobChange: (listener) => jobs.onChange(listener),
    failJob: (id, message) => {
      jobs.fail(id, { message });
    },
    stop: async () => {
      jobs.close();
      await Promise.all(servers.map(close));
    },
  };
}

function listen(server: Server, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('no port'));
      else resolve(`http://127.0.0.1:${address.port}`);
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
}
