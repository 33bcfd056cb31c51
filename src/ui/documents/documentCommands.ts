import type { Disposable } from '../../core/disposable';
import { checkAssets } from '../check/checkAssets';
import type { CommandHandler } from '../commands/commandIds';
import type { PlaceOrder } from '../orders/placeOrder';
import type { UiServices } from '../uiServices';
import { FilledHoles } from './filledHoles';
import { generateFromSelection } from './generateFromSelection';
import { generateAllMissing, generateMissing } from './generateMissing';
import { generateReplacement } from './generateReplacement';
import { runRecord } from './runRecord';

export interface DocumentCommands extends Disposable {
  readonly generateMissing: CommandHandler;
  readonly generateAllMissing: CommandHandler;
  readonly generateFromSelection: CommandHandler;
  readonly generateReplacement: CommandHandler;
  readonly checkAssets: CommandHandler;
  readonly runRecord: CommandHandler;
}

/** What can be done about the images that documents refer to. */
export function documentCommands(services: UiServices, placeOrder: PlaceOrder): DocumentCommands {
  const { jobs, layout, log, preferences } = services;
  const tools = { jobs, layout, placeOrder, preferences, filled: new FilledHoles(jobs, layout, log) };
  const check = checkAssets(services);
  return {
    generateMissing: generateMissing(tools),
    generateAllMissing: generateAllMissing(tools),
    generateFromSelection: generateFromSelection(placeOrder),
    generateReplacement: generateReplacement(services, placeOrder),
    checkAssets: check.run,
    runRecord: runRecord(services, placeOrder),
    dispose: () => {
      check.dispose();
    },
  };
}
