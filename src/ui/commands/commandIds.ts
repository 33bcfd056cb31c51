/** Every command this folder serves, by the part of its id after `qwenImage.`. The panel adds `openPanel`. */
export const commandNames = [
  'generate',
  'generateAndInsert',
  'editImage',
  'setApiKey',
  'clearApiKey',
  'showCredits',
  'insertAsset',
  'insertWithCopies',
  'retryJob',
  'runAgain',
  'stopWatching',
  'resumeJob',
  'removeJob',
  'revealAsset',
  'openAsset',
  'compareWithSource',
  'copyPrompt',
  'copyReference',
  'recoverRequest',
  'checkCharge',
  'saveElsewhere',
  'exportDiagnostics',
  'generateMissing',
  'generateAllMissing',
  'generateFromSelection',
  'useInstead',
  'undoReplacement',
  'showChain',
  'removePlaceholder',
  'checkAssets',
  'usePrompt',
  'makeResponsiveSet',
  'clearFinished',
  'showLog',
] as const;

export type CommandName = (typeof commandNames)[number];

/** The click on a row that has no picture to open; not in any menu, so not in the manifest. */
export const explainJobCommand = '_qwenImage.explainJob';

/** The link in the hover on a reference; not in any menu either. */
export const runRecordCommand = '_qwenImage.runRecord';

export function commandId<N extends CommandName>(name: N): `qwenImage.${N}` {
  return `qwenImage.${name}`;
}

/** Takes whatever VS Code, a keybinding or another extension hands over. */
export type CommandHandler = (...args: readonly unknown[]) => Promise<unknown>;
