import type { JobDesk } from './jobDesk';
import type { JobTools } from './jobTools';
import type { Moves, ToldMove } from './ports/moves';

/** Where nobody else could have renamed anything. */
export const noMoves: Moves = {
  tell: () => Promise.resolve(),
  toldOf: () => Promise.resolve([]),
  forget: () => Promise.resolve(),
};

/**
 * Takes the addresses that other windows told of, before they are used. Recorded first, then forgotten: the same moves again lead
 * to the same address.
 */
export async function hearMoves(
  desk: JobDesk,
  { moves, log }: Pick<JobTools, 'moves' | 'log'>,
): Promise<void> {
  const { id } = desk.job;
  let told: readonly ToldMove[] = [];
  try {
    told = await moves.toldOf(id);
  } catch (error) {
    log.warn(`Whether files of job ${id} were renamed elsewhere could not be read`, error);
  }
  for (const { from, to } of told) {
    await desk.record({ kind: 'moved', from, to });
  }
  if (told.length > 0) {
    await moves.forget(told).catch((error: unknown) => {
      log.warn(`What was told of job ${id} could not be forgotten`, error);
    });
  }
}
