import { orderOf } from '../commands/orderArguments';
import type { ArgumentReader } from '../commands/orderArguments';
import { Refusal } from '../refusal';
import type { PlaceOrder } from './placeOrder';

/** Takes an order from a program: resolves with the job's id as soon as it is in the ledger, rejects with a plain sentence. */
export function createTakeOrder(
  placeOrder: PlaceOrder,
  reader: ArgumentReader,
): (request: unknown) => Promise<string> {
  return async (request) => {
    try {
      const job = await placeOrder(orderOf(request, reader), { isInteractive: false });
      if (job === undefined) {
        throw new Refusal(reader.t('No folder was chosen to save the picture in.'));
      }
      return job.id;
    } catch (error) {
      const { explainError } = await import('../words/explainFailure');
      throw new Refusal(explainError(error, reader.t).message);
    }
  };
}
