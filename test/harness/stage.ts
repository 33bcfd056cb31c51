import { startSimulator, type Simulator } from '../simulator/simulator';
import type { SimulatorOptions } from '../simulator/options';
import type { Environment } from './environment';
import { packExtension } from './packExtension';
import { settingsFor } from './reservedSimulator';
import { copySampleWorkspace } from './sample';
import { startServer, type Server, type Settings } from './server';
import type { Version } from './visualStudioCode';

export interface StageOptions {
  readonly version: Version;
  /** The packed extension; without it, it is packed now. */
  readonly vsix?: string;
  /** Packed extensions that are installed beside it. */
  readonly others?: readonly string[];
  /** How the simulator behaves; `live` is the real API, with these variables. */
  readonly api: { readonly kind: 'simulator'; readonly options?: SimulatorOptions } | Live;
  readonly settings?: Settings;
  readonly machineSettings?: Settings;
  /** Whether new folders open in restricted mode, and VS Code asks. Default: no. */
  readonly workspaceTrust?: boolean;
  /** Reaches the extension hosts. */
  readonly environment?: Environment;
  /** Whether the simulator's key is in the environment. Default: yes. */
  readonly hasKey?: boolean;
}

export interface Live {
  readonly kind: 'live';
  readonly environment: Environment;
}

/** A real VS Code with the packed extension installed, a copy of the sample workspace, and an API. */
export interface Stage {
  readonly server: Server;
  /** The workspace folder. */
  readonly folder: string;
  /** Absent with the real API. */
  readonly simulator: Simulator | undefined;
  stop(): Promise<void>;
}

export async function setStage(options: StageOptions): Promise<Stage> {
  const { api, hasKey = true } = options;
  const vsix = options.vsix ?? (await packExtension());
  const simulator = api.kind === 'simulator' ? await startSimulator(api.options) : undefined;
  try {
    const server = await startServer({
      version: options.version,
      extension: { kind: 'packaged', vsix, others: options.others ?? [] },
      settings: options.settings ?? {},
      machineSettings: {
        ...(simulator === undefined ? {} : settingsFor(simulator.apiBaseUrl, simulator.uploadUrl)),
        ...options.machineSettings,
      },
      ...(options.workspaceTrust === undefined ? {} : { workspaceTrust: options.workspaceTrust }),
      environment: {
        ...options.environment,
        ...(api.kind === 'live' ? api.environment : {}),
        ...(simulator !== undefined && hasKey ? { SEGMIND_API_KEY: simulator.key } : {}),
      },
    });
    const folder = await copySampleWorkspace();
    return {
      ...{ server, folder, simulator },
      stop: async () => {
        await server.stop();
        await simulator?.stop();
      },
    };
  } catch (error) {
    await simulator?.stop();
    throw error;
  }
}
