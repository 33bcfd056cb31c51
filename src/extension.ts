import { join } from 'node:path';
import * as vscode from 'vscode';
import { DisposableStore } from './core/disposable';
import { Tracker } from './core/tracker';
import { WorkspaceAssetFiles } from './host/assetFiles';
import { FileLeases } from './host/fileLeases';
import { JobLedger } from './host/jobLedger';
import { MementoDurations } from './host/mementoDurations';
import { OutputChannelLog } from './host/outputChannelLog';
import { ResultStorage } from './host/resultStorage';
import { SecretApiKey } from './host/secretApiKey';
import { Settings } from './host/settings';
import { systemClock } from './host/systemClock';
import { systemRandom } from './host/systemRandom';
import { vscodeConfiguration } from './host/vscodeConfiguration';
import { vscodeFiles } from './host/vscodeFiles';
import { newWindowId } from './host/windowId';
import { SegmindService } from './segmind/segmindService';
import { registerPanel } from './ui/panel/registerPanel';
import type { PublicApi } from './ui/publicApi';
import { registerUi } from './ui/registerUi';
import { UploadConsentPrompt } from './ui/uploadConsentPrompt';

/** Builds everything, wires it, and goes on with what is open. Decides nothing. */
export function activate(context: vscode.ExtensionContext): PublicApi {
  const held = new DisposableStore();
  context.subscriptions.push(held);
  const storage = context.globalStorageUri.fsPath;
  const [clock, random] = [systemClock, systemRandom];

  const channel = held.add(vscode.window.createOutputChannel('Qwen Image', { log: true }));
  const log = new OutputChannelLog(channel);
  const settings = held.add(new Settings(vscodeConfiguration));
  const apiKey = held.add(
    new SecretApiKey(context.secrets, () => settings.apiOrigin(), settings.onDidChange, process.env),
  );
  const service = new SegmindService({
    fetch: (...call) => globalThis.fetch(...call),
    key: () => apiKey.get(),
    endpoints: () => settings.endpoints(),
    transport: () => settings.transport(),
    clock,
    log,
  });
  const results = join(storage, 'results');
  const files = new WorkspaceAssetFiles(results, vscodeFiles);
  const tracker = held.add(
    new Tracker({
      service,
      ledger: held.add(new JobLedger(join(storage, 'jobs'), log)),
      leases: held.add(new FileLeases(storage, newWindowId(), clock, log)),
      vault: new ResultStorage(results),
      files,
      consent: new UploadConsentPrompt(settings),
      settings,
      durations: new MementoDurations(context.globalState, log),
      random,
      clock,
      log,
    }),
  );
  const showLog = (): void => {
    channel.show();
  };
  const shared = { jobs: tracker, preferences: settings, random, log };
  const ui = held.add(registerUi({ ...shared, apiKey, service, files, showLog }));
  const { extensionUri, globalStorageUri: storageUri } = context;
  held.add(registerPanel({ ...ui.panelPorts, ...shared, extensionUri, storageUri }));
  tracker.start().catch((error: unknown) => {
    log.error('The jobs could not be read', error);
  });
  return ui.api;
}
