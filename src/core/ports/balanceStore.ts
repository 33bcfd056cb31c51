import type { BalanceLook } from '../balance';

/** What is remembered of an account across sessions; loss only means that less can be told. */
export interface RememberedBalance {
  /** Looks at the account, oldest first. */
  readonly looks: readonly BalanceLook[];
  /** Since when the account is the one that the key in force belongs to (ms since the epoch); 0: as long as is known. */
  readonly since: number;
}

export interface BalanceStore {
  load(): RememberedBalance;
  save(remembered: RememberedBalance): void;
}
