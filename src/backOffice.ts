import { homedir, release, userInfo } from 'node:os';
import type { Diagnostics } from './core/ports/diagnostics';
import type { BalanceStore } from './core/ports/balanceStore';
import { changedSettings } from './host/changedSettings';
import { MementoBalances } from './host/mementoBalances';
import type { DurationMemento } from './host/mementoDurations';
import type { OutputChannelLog } from './host/outputChannelLog';
import { withoutPersonal } from './host/personal';
import { vscodeConfiguration } from './host/vscodeConfiguration';

/** What commands need beside the jobs: the account's history, and facts for bug reports. */
export interface BackOffice {
  readonly balances: BalanceStore;
  readonly diagnostics: Diagnostics;
}

export interface BackOfficeOptions {
  readonly state: DurationMemento;
  readonly log: OutputChannelLog;
  /** Keys that were in use. */
  readonly secrets: () => readonly string[];
}

/** A part of the composition root: loaded when the first command is called. */
export function openBackOffice({ state, log, secrets }: BackOfficeOptions): BackOffice {
  const person = { home: homedir(), name: userName() };
  return {
    balances: new MementoBalances(state, log),
    diagnostics: {
      system: `${process.platform} ${release()} ${process.arch}`,
      node: process.versions.node,
      changedSettings: () => changedSettings(vscodeConfiguration),
      recentLog: () => log.recent(),
      withoutPersonal: (text) => withoutPersonal(text, person, secrets()),
    },
  };
}

/** In some containers nobody has a name. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return '';
  }
}
