import type { Move, Moves, ToldMove } from '../../src/core/ports/moves';

/** What windows tell each other of renames, in memory. */
export class MemoryMoves implements Moves {
  told: (ToldMove & { readonly jobId: string })[] = [];
  failure: Error | undefined;

  tell(jobId: string, move: Move): Promise<void> {
    if (this.failure !== undefined) {
      return Promise.reject(this.failure);
    }
    this.told.push({ ...move, jobId, key: `${jobId}-${this.told.length}` });
    return Promise.resolve();
  }

  toldOf(jobId: string): Promise<readonly ToldMove[]> {
    return this.failure === undefined
      ? Promise.resolve(this.told.filter((move) => move.jobId === jobId))
      : Promise.reject(this.failure);
  }

  forget(told: readonly ToldMove[]): Promise<void> {
    this.told = this.told.filter(({ key }) => told.every((each) => each.key !== key));
    return Promise.resolve();
  }
}
