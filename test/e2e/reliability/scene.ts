import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { readCommandTitles, type CommandTitles } from '../../harness/manifest';
import { setStage, type Stage } from '../../harness/stage';
import { swift } from '../../harness/swift';
import { makeTemporaryFolder } from '../../harness/temporary';
import { openProfile, openWindow, type Window } from '../../harness/window';
import type { LoggedRequest } from '../../simulator/requestLog';
import type { Simulator } from '../../simulator/simulator';
import { extensionHostsOf } from '../extensionHosts';
import { Workbench } from '../workbench';
import { certificateFor, type Certificate } from './certificate';
import { packProbe } from './probePackage';
import { Probes, type Probe } from './probes';

/** The names that only a proxy knows. */
export const hosts = {
  api: 'api.segmind.test',
  upload: 'uploads.api.segmind.test',
  images: 'images.segmind.test',
} as const;

/** A window, and the probe in its extension host. */
export interface Sight {
  readonly window: Window;
  readonly workbench: Workbench;
  readonly probe: Probe;
}

/** A VS Code with the installed extension and a probe, several windows, and a Segmind. */
export class Scene {
  readonly stage: Stage;
  readonly simulator: Simulator;
  readonly probes: Probes;
  readonly profile: Awaited<ReturnType<typeof openProfile>>;
  readonly titles: CommandTitles;
  readonly certificate: Certificate;
  /** Where the files of the virtual file systems lie. */
  readonly shelf: string;
  /** A workspace of four folders: the sample's, one that may go away, a virtual one, and one that cannot be written to. */
  readonly workspace: string;

  private constructor(parts: Omit<Scene, 'open' | 'kill' | 'storage' | 'cellar' | 'is' | 'stop'>) {
    this.stage = parts.stage;
    this.simulator = parts.simulator;
    this.probes = parts.probes;
    this.profile = parts.profile;
    this.titles = parts.titles;
    this.certificate = parts.certificate;
    this.shelf = parts.shelf;
    this.workspace = parts.workspace;
  }

  static async set(): Promise<Scene> {
    const place = makeTemporaryFolder('reliability');
    const shelf = join(place, 'shelf');
    const authority = join(place, 'authority.pem');
    const certificate = certificateFor(Object.values(hosts));
    await writeFile(authority, certificate.certificate);
    const probes = await Probes.start();
    const stage = await setStage({
      version: '1.139',
      api: { kind: 'simulator', options: { ...swift, scale: 0.1, credits: 1000 } },
      others: [await packProbe()],
      // Asked for by a person, as only stored keys can be changed.
      hasKey: false,
      // With the system's own list, VS Code would not look at the one that the environment names.
      settings: { 'qwenImage.notifications': 'failures', 'http.systemCertificates': false },
      // Pictures as they come can be compared byte for byte.
      machineSettings: { 'qwenImage.embedMetadata': 'none', 'qwenImage.uploadConsent': 'always' },
      environment: {
        ...{ PROBE_PORT: String(probes.port), PROBE_SHELF: shelf },
        NODE_EXTRA_CA_CERTS: authority,
      },
    });
    assert.ok(stage.simulator);
    const cellar = join(dirname(stage.folder), 'cellar');
    const workspace = join(dirname(stage.folder), 'all.code-workspace');
    for (const folder of [cellar, join(shelf, 'room'), join(shelf, 'hall')]) {
      await mkdir(folder, { recursive: true });
    }
    const folders = [
      ...[{ path: stage.folder }, { path: cellar }],
      ...[{ uri: 'shelf:/room' }, { uri: 'museum:/hall' }],
    ];
    await writeFile(workspace, JSON.stringify({ folders }));
    return new Scene({
      ...{ stage, simulator: stage.simulator, probes, certificate, shelf, workspace },
      profile: await openProfile(),
      titles: await readCommandTitles(),
    });
  }

  /** Everything that the extension keeps. */
  get storage(): string {
    const id = 'qwen-image-assets.qwen-image-assets';
    return join(this.stage.server.dataFolder, 'data', 'User', 'globalStorage', id);
  }

  /** The folder of the workspace that may go away. */
  get cellar(): string {
    return join(dirname(this.stage.folder), 'cellar');
  }

  async open(folder: string): Promise<Sight> {
    const { server } = this.stage;
    const windows: Window[] = [];
    const probe = await this.probes.next(async () => {
      windows.push(await openWindow(server, { folder, profile: this.profile }));
    });
    const [window] = windows;
    assert.ok(window);
    return { window, workbench: new Workbench(window.page), probe };
  }

  /** Ends an extension host as a crash or a machine without memory would. */
  async kill(...probes: readonly Probe[]): Promise<void> {
    const own = await extensionHostsOf(this.stage.server);
    for (const { pid } of probes) {
      assert.ok(own.includes(pid), `${pid} is an extension host of this server`);
    }
    for (const { pid } of probes) process.kill(pid, 'SIGKILL');
  }

  /** Whether a request submits the prompt. */
  readonly is =
    (prompt: string) =>
    ({ body }: LoggedRequest): boolean =>
      typeof body === 'object' && body !== null && 'prompt' in body && body.prompt === prompt;

  async stop(): Promise<void> {
    await this.profile.close();
    await this.stage.stop();
    this.probes.stop();
  }
}
