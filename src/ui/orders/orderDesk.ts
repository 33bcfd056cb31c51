import * as vscode from 'vscode';
import { argumentReader } from '../commands/argumentReader';
import type { CommandHandler, OrderCommandName } from '../commands/commandIds';
import { editImage } from '../commands/editImage';
import { generate } from '../commands/generate';
import { generateAndInsert } from '../commands/generateAndInsert';
import { guarded } from '../commands/guarded';
import type { Guard } from '../commands/guarded';
import { UnusedPrompt } from '../commands/unusedPrompt';
import type { UiServices } from '../uiServices';
import { createChooseDestination } from './chooseDestination';
import { createPlaceOrder } from './placeOrder';
import type { ChooseDestination, PlaceOrder } from './placeOrder';
import { createTakeOrder } from './takeOrder';

/** Where orders become jobs. Loaded when the first comes, with no more than that needs: somebody waits for it. */
export interface OrderDesk {
  /** Runs a command as VS Code called it. Shows what went wrong to a person, throws it to a program. */
  readonly command: (name: OrderCommandName, args: readonly unknown[]) => Promise<unknown>;
  /** Resolves with the id of the new job; rejects with a plain sentence. */
  readonly order: (request: unknown) => Promise<string>;
  readonly placeOrder: PlaceOrder;
  readonly chooseDestination: ChooseDestination;
}

export function openOrderDesk(services: UiServices, tell: Guard['tell']): OrderDesk {
  const { preferences, files, jobs, log } = services;
  const t = vscode.l10n.t;
  const chooseDestination = createChooseDestination(services);
  const placeOrder = createPlaceOrder({ ...services, chooseDestination, t });
  const unused = new UnusedPrompt();
  const handlers: Readonly<Record<OrderCommandName, CommandHandler>> = {
    generate: generate(placeOrder, preferences, unused),
    generateAndInsert: generateAndInsert(placeOrder, preferences, unused, log),
    editImage: editImage(placeOrder, files, jobs),
  };
  return {
    command: (name, args) => guarded(handlers[name], { tell, log, t })(...args),
    order: createTakeOrder(placeOrder, argumentReader),
    placeOrder,
    chooseDestination,
  };
}
