import { createServer, type AddressInfo, type Server as NetServer, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import * as z from 'zod/mini';
import { Deferred } from '../../harness/deferred';

const jobShape = z.object({
  id: z.string(),
  prompt: z.string(),
  state: z.string(),
  requestId: z.optional(z.string()),
  files: z.array(z.string()),
  error: z.optional(z.object({ code: z.string(), detail: z.string() })),
});

const messageShape = z.union([
  z.object({ event: z.literal('hello'), pid: z.number(), folders: z.array(z.string()) }),
  z.object({ event: z.literal('job'), job: jobShape }),
  z.object({ event: z.literal('held'), path: z.string() }),
  z.object({ id: z.number(), error: z.string() }),
  z.object({ id: z.number(), value: z.optional(z.unknown()) }),
]);

/** A job as a window tells of it. */
export type ToldJob = z.infer<typeof jobShape>;

/** The probe of one extension host. */
export class Probe {
  readonly pid: number;
  /** What it has told last of each job. */
  readonly told = new Map<string, ToldJob>();
  readonly #socket: Socket;
  readonly #answers = new Map<number, Deferred<unknown>>();
  #count = 0;

  constructor(pid: number, socket: Socket) {
    this.pid = pid;
    this.#socket = socket;
  }

  /** Runs a command of VS Code. */
  run(command: string, ...parameters: readonly unknown[]): Promise<unknown> {
    return this.#ask('run', command, ...parameters);
  }

  /** Orders a picture; resolves with the job's id. */
  async order(order: {
    readonly prompt: string;
    /** A path in the first folder, or what a `vscode.Uri` is as JSON. */
    readonly folder: unknown;
    readonly image?: unknown;
  }): Promise<string> {
    return String(await this.run(`qwenImage.${'image' in order ? 'editImage' : 'generate'}`, order));
  }

  /** Changes one of the person's own settings. */
  async set(section: string, name: string, value: unknown): Promise<void> {
    await this.#ask('set', section, name, value ?? null);
  }

  /** From now on this host never gets past giving a file, whose path has the part, its name. */
  async holdLinks(moment: 'before' | 'after', part: string): Promise<void> {
    await this.#ask('hold', moment, part);
  }

  /** With which error the virtual file system refuses to write paths that have the part; undefined: no more. */
  async refuseWrites(part: string, error: string | undefined): Promise<void> {
    await this.#ask('refuse', part, error ?? null);
  }

  /** Where the timers were set that the extension has running. */
  async timers(): Promise<readonly string[]> {
    return z.parse(z.array(z.string()), await this.#ask('timers'));
  }

  async jobs(): Promise<readonly ToldJob[]> {
    return z.parse(z.array(jobShape), await this.#ask('jobs'));
  }

  onAnswer(id: number, value: unknown, error: string | undefined): void {
    const answer = this.#answers.get(id);
    this.#answers.delete(id);
    if (error === undefined) answer?.resolve(value);
    else answer?.reject(new Error(error));
  }

  onGone(): void {
    for (const answer of this.#answers.values()) answer.reject(new Error('The extension host is gone.'));
    this.#answers.clear();
  }

  #ask(name: string, ...parameters: readonly unknown[]): Promise<unknown> {
    const answer = new Deferred<unknown>();
    this.#count += 1;
    this.#answers.set(this.#count, answer);
    this.#socket.write(`${JSON.stringify({ id: this.#count, name, parameters })}\n`);
    return answer.promise;
  }
}

/** All extension hosts of a VS Code: where their probes report. */
export class Probes {
  readonly #server: NetServer;
  readonly #held: string[] = [];
  readonly #present: Probe[] = [];
  readonly #listeners = new Set<() => void>();

  private constructor(server: NetServer) {
    this.#server = server;
    server.on('connection', (socket) => {
      this.#listen(socket);
    });
  }

  static async start(): Promise<Probes> {
    const server = createServer();
    const listening = new Deferred<undefined>();
    server.listen(0, '127.0.0.1', () => {
      listening.resolve(undefined);
    });
    await listening.promise;
    return new Probes(server);
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Resolves with the probe that comes next while `act` is done. */
  async next(act: () => Promise<unknown>): Promise<Probe> {
    const known = new Set(this.#present);
    await act();
    return this.#until('a new extension host', () => this.#present.find((probe) => !known.has(probe)));
  }

  /** Resolves when a window has told that the job is in the state. */
  job(id: string, state: string, patience?: number): Promise<ToldJob> {
    return this.jobWith(id, (job) => job.state === state, `to be ${state}`, patience);
  }

  /** As `job`, for what is not told by the state alone. */
  jobWith(
    id: string,
    isWanted: (job: ToldJob) => boolean,
    what: string,
    patience?: number,
  ): Promise<ToldJob> {
    const tell = () => this.#present.flatMap((probe) => probe.told.get(id) ?? []);
    return this.#until(
      () => `a job ${what}: ${JSON.stringify(tell())}`,
      () => tell().find(isWanted),
      patience,
    );
  }

  /** Resolves when a host is held while it gives a file its name. */
  async held(part: string): Promise<void> {
    await this.#until(`a link to ${part}`, () => this.#held.find((path) => path.includes(part)));
  }

  stop(): void {
    this.#server.close();
  }

  #listen(socket: Socket): void {
    let probe: Probe | undefined;
    socket.on('error', () => undefined);
    socket.on('close', () => {
      probe?.onGone();
      this.#present.splice(0, Infinity, ...this.#present.filter((other) => other !== probe));
    });
    createInterface(socket).on('line', (line) => {
      const message = z.parse(messageShape, JSON.parse(line));
      if ('id' in message) {
        probe?.onAnswer(
          message.id,
          'value' in message ? message.value : undefined,
          'error' in message ? message.error : undefined,
        );
      } else if (message.event === 'hello') {
        probe = new Probe(message.pid, socket);
        this.#present.push(probe);
      } else if (message.event === 'held') {
        this.#held.push(message.path);
      } else {
        probe?.told.set(message.job.id, message.job);
      }
      for (const listener of [...this.#listeners]) listener();
    });
  }

  /** The first value that is found, now or when a probe has told something more. */
  async #until<T>(what: string | (() => string), find: () => T | undefined, patience = 30_000): Promise<T> {
    const found = new Deferred<T>();
    const look = () => {
      const value = find();
      if (value !== undefined) found.resolve(value);
    };
    const timer = setTimeout(() => {
      const text = typeof what === 'string' ? what : what();
      found.reject(new Error(`Waited ${patience / 1000} s for ${text}.`));
    }, patience);
    this.#listeners.add(look);
    look();
    return await found.promise.finally(() => {
      clearTimeout(timer);
      this.#listeners.delete(look);
    });
  }
}
