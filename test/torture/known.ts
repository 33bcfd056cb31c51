/** Weaknesses of the core that worlds have found and that are not mended yet. Each is to be set to false, then taken away. */
export const known: Readonly<
  Record<'staleReceipt' | 'lateClock' | 'lateWrite' | 'strandedByRefusal' | 'twoWishes', boolean>
> = {
  /**
   * `JobBook` keeps the answer to a submission under the job's id alone. After a retry from the start it is put into the record
   * of the next submission (`mirror`), so that a lost answer looks like the old request. Worlds in which a job is sent again
   * after an answer was heard are not judged.
   */
  staleReceipt: false,
  /** When the clock was set ahead, one passing error is taken for the end of the hour (`endsWatching`, `lookAtResult`). */
  lateClock: false,
  /**
   * A record is written by a window that has just lost the job: the lease is asked for before, not at that moment, and a record
   * that is behind is written again without asking (`JobBook.#goOnWriting`). The owner does not write its own again.
   */
  lateWrite: true,
  /**
   * `Tracker.stop` and `remove` end the work on a job before they find that its state does not allow it, and nobody takes it up
   * again (no `strays.look()`; `stop` also keeps the lease). What was stopped or removed at any time is not owed.
   */
  strandedByRefusal: false,
  /**
   * Two that lead one job at a time do so side by side in `JobRuns.lead`: a retry writes again what a removal took away, and a
   * take-over (`Tracker.#adopt`) starts the work that a `stop` of the same moment believes to have ended, and sends.
   */
  twoWishes: false,
};
