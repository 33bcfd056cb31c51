import type { BalanceLook } from '../balance';
import type { Charge } from '../charge';

/** What is remembered of an account across sessions; loss only means that less can be told. */
export interface RememberedBalance {
  /** Looks at the account, oldest first. */
  readonly looks: readonly BalanceLook[];
  /**
   * Since when the account is the one that the key in force belongs to, and all that left it is known (ms since the epoch); 0: as
   * long as is known.
   */
  readonly since: number;
  /** What jobs cost that were removed. */
  readonly removed: readonly Charge[];
}

export interface BalanceStore {
  load(): RememberedBalance;
  save(remembered: RememberedBalance): void;
}
