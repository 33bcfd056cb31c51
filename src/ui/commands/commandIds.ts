/** The commands that place orders, by the part of the id after `qwenImage.`: loaded without the others, for the first to be quick. */
export const orderCommandNames = ['generate', 'generateAndInsert', 'editImage'] as const;

export type OrderCommandName = (typeof orderCommandNames)[number];

/** All other commands but that of the panel, `openPanel`. */
export const otherCommandNames = [
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
  'generateReplacement',
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

/** Every command this folder serves. */
export const commandNames = [...orderCommandNames, ...otherCommandNames] as const;

export type OtherCommandName = (typeof otherCommandNames)[number];

export type CommandName = OrderCommandName | OtherCommandName;

/** The click on a row that has no picture to open; not in any menu, so not in the manifest. */
export const explainJobCommand = '_qwenImage.explainJob';

/** The link in the hover on a reference; not in any menu either. */
export const runRecordCommand = '_qwenImage.runRecord';

export function commandId<N extends CommandName>(name: N): `qwenImage.${N}` {
  return `qwenImage.${name}`;
}

/** Takes whatever VS Code, a keybinding or another extension hands over. */
export type CommandHandler = (...args: readonly unknown[]) => Promise<unknown>;
