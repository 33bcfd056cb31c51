import type { Jobs } from '../../core/jobs';
import type { Destination } from '../../core/jobRequest';
import type { PanelPorts, PanelRequest } from '../panel/panelPorts';
import type { ChooseDestination } from './placeOrder';
import { refuseLinked } from './refuseLinked';
import type { LinkCheck } from './refuseLinked';
import { someWereMade } from './someWereMade';

/** What the panel asks for is complete already; only the place is missing, asked for once for each original. */
export function createPlacePanelRequests(
  jobs: Jobs,
  choose: ChooseDestination,
  check: LinkCheck,
): PanelPorts['submit'] {
  return async (requests) => {
    const places = new Map<string, Destination>();
    const ids: string[] = [];
    for (const request of requests) {
      const { original, ...requested } = request;
      const key = original ?? '';
      const destination = places.get(key) ?? (await choose(wishOf(request)));
      if (destination === undefined) {
        return ids;
      }
      places.set(key, destination);
      try {
        const complete = { ...requested, destination };
        await refuseLinked(complete, check);
        ids.push((await jobs.submit(complete)).id);
      } catch (error) {
        throw await someWereMade(error, ids.length, requests.length, check.t);
      }
    }
    return ids;
  };
}

function wishOf({ original, images }: PanelRequest): Parameters<ChooseDestination>[0] {
  const source =
    original === undefined
      ? Object.values(images).find((image) => image.kind === 'url')
      : ({ kind: 'file', uri: original } as const);
  return { isInteractive: true, ...(source === undefined ? {} : { source }) };
}
