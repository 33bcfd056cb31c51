import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import * as vscode from 'vscode';
import { DisposableStore } from './core/disposable';
import type { Job } from './core/job';
import type { CreateRunner } from './core/jobRunner';
import { LateAssetFiles } from './core/late/lateAssetFiles';
import { lateLastLooks } from './core/late/lateLastLooks';
import { LateImageService } from './core/late/lateImageService';
import { LateLeases } from './core/late/lateLeases';
import { LateResultVault } from './core/late/lateResultVault';
import { once } from './core/late/once';
import type { ProjectLayout } from './core/ports/projectLayout';
import type { AssetRecords } from './core/ports/assetRecords';
import type { Placeholders } from './core/ports/placeholders';
import type { Replacements } from './core/ports/replacements';
import { startJobs } from './core/startJobs';
import { Tracker } from './core/tracker';
import { JobLedger } from './host/jobLedger';
import { MementoDurations } from './host/mementoDurations';
import { OutputChannelLog } from './host/outputChannelLog';
import { SecretApiKey } from './host/secretApiKey';
import { Settings } from './host/settings';
import { systemClock, wallClock } from './host/systemClock';
import { systemRandom } from './host/systemRandom';
import { vscodeConfiguration } from './host/vscodeConfiguration';
import { registerPanel } from './ui/panel/registerPanel';
import type { PublicApi } from './ui/publicApi';
import { registerUi } from './ui/registerUi';
import type { Storeroom } from './storeroom';
import type { Workshop } from './workshop';

/** How long, in ms, a job waits for another window after its own is gone. */
const leaseDuration = 20_000;

let running: Tracker | undefined;

/** Builds everything, wires it, and goes on with what is open. Decides nothing. What is imported late is not needed to start. */
export function activate(context: vscode.ExtensionContext): PublicApi {
  const held = new DisposableStore();
  context.subscriptions.push(held);
  const { extensionUri, globalStorageUri: storageUri, secrets } = context;
  const storage = storageUri.fsPath;
  const [clock, random] = [systemClock, systemRandom];

  const channel = held.add(vscode.window.createOutputChannel('Qwen Image', { log: true }));
  const log = new OutputChannelLog(channel, () => apiKey.seen());
  const settings = held.add(new Settings(vscodeConfiguration));
  const apiKey = held.add(
    new SecretApiKey(secrets, () => settings.apiOrigin(), settings.onDidChange, process.env),
  );
  const storeroom = once(async (): Promise<Storeroom> => {
    const { openStoreroom } = await import('./storeroom');
    return held.add(openStoreroom({ storage, leaseDuration, clock, log }));
  });
  const workshop = once(async (): Promise<Workshop> => {
    const { openWorkshop } = await import('./workshop');
    return openWorkshop({
      ...{ apiKey, secrets, settings, storage, clock, log, storeroom: await storeroom() },
      codec: join(extensionUri.fsPath, 'dist'),
      jobs: (): readonly Job[] => jobs.list(),
    });
  });
  const backOffice = once(async () => {
    const { openBackOffice } = await import('./backOffice');
    return openBackOffice({ state: context.globalState, log, secrets: () => apiKey.seen() });
  });
  const service = new LateImageService(async () => (await workshop()).service);
  const leases = new LateLeases(leaseDuration, async () => (await storeroom()).leases);
  const vault = new LateResultVault(async () => (await workshop()).vault);
  const files = new LateAssetFiles(async () => (await storeroom()).files);
  const ledger = held.add(new JobLedger(join(storage, 'jobs'), log));
  const prompt = once(async () => {
    const { UploadConsentPrompt } = await import('./ui/uploadConsentPrompt');
    return new UploadConsentPrompt(settings, (await workshop()).uploads, log);
  });
  const consent = { request: async () => (await prompt()).request() };
  const loadRunner = async (): Promise<CreateRunner> => {
    // Whoever waits for the order is answered first.
    await turn();
    return (await workshop()).createRunner;
  };
  const durations = new MementoDurations(context.globalState, log);
  const jobs = held.add(
    new Tracker({
      ...{ service, ledger, leases, vault, files, consent, settings, durations },
      ...{ random, clock, log, loadRunner },
      starred: async () => (await workshop()).starred(),
    }),
  );
  held.add(lateLastLooks({ jobs, service, clock: wallClock(60_000), log }));
  running = jobs;

  const shared = { jobs, preferences: settings, random, log, onDidChangeKey: apiKey.onDidChange };
  const openLayout = once(async () => {
    const { openProjectLayout } = await import('./host/openProjectLayout');
    return openProjectLayout(settings, clock);
  });
  const layout: ProjectLayout = { of: async (document) => (await openLayout()).of(document) };
  const records = async (): Promise<AssetRecords> => (await workshop()).records;
  const variants = async (): Promise<Workshop['variants']> => (await workshop()).variants;
  const replacements = async (): Promise<Replacements> => (await workshop()).replacements;
  const placeholders = async (): Promise<Placeholders> => (await workshop()).placeholders;
  const moves = async (): Promise<Workshop['moves']> => (await workshop()).moves;
  const showLog = (): void => {
    channel.show();
  };
  const late = { layout, records, variants, replacements, placeholders, moves, backOffice, storageUri };
  const ui = held.add(registerUi({ ...shared, apiKey, service, files, clock, ...late, showLog }));
  held.add(registerPanel(async () => ({ ...(await ui.panelPorts()), ...shared, extensionUri, storageUri })));
  held.add(startJobs({ jobs, tell: ui.tellOfUnread, clock, log }));
  return ui.api;
}

/** Nothing essential: a submission whose answer is on its way is given the moment that VS Code grants. */
export async function deactivate(): Promise<void> {
  running?.dispose();
  await running?.settled();
}
