import type { Actions } from './actions';
import { bytesOf } from './bytesOf';
import { dataPicture } from './dataPicture';
import { droppedPicture, type Transfer } from './dropped';
import { t } from './words';

/** Takes a picture from a drop, or says that there is none in it. */
export function takeDrop(actions: Actions, transfer: Transfer | null): void {
  if (!takeTransfer(actions, transfer)) {
    actions.showProblem(t('There is no picture in what was dropped. Drop a picture file, or pick one.'));
  }
}

/** Takes a picture from a drop or a paste, if there is a file or an address in it. */
export function takeTransfer(actions: Actions, transfer: Transfer | null): boolean {
  const dropped = transfer === null ? undefined : droppedPicture(transfer);
  if (dropped === undefined) {
    return false;
  }
  void actions.useImage(async () => {
    if (dropped.kind === 'uri') {
      const { uri } = dropped;
      return /^data:/i.test(uri)
        ? await actions.caller.call('keepInput', { name: 'dropped.png', bytes: dataPicture(uri) })
        : await actions.caller.call('takeInput', { uri });
    }
    const name = dropped.file.name || 'pasted.png';
    return await actions.caller.call('keepInput', { name, bytes: await bytesOf(dropped.file, name) });
  });
  return true;
}
