import { resultType } from '../../src/protocol/resultType';

export type Dropped =
  { readonly kind: 'uri'; readonly uri: string } | { readonly kind: 'file'; readonly file: File };

/** The parts of a `DataTransfer` that are looked at. */
export interface Transfer {
  getData(type: string): string;
  readonly files: ArrayLike<File>;
}

/**
 * The first picture of a drop or a paste: one of our own results, a file of the Explorer (which names it by URI), or a
 * file of the desktop or the clipboard (which brings its bytes). Where none is known to be one, the first file.
 */
export function droppedPicture(transfer: Transfer): Dropped | undefined {
  const own = transfer.getData(resultType);
  if (own !== '') {
    return { kind: 'uri', uri: own };
  }
  const ofEditor = firstUri(transfer.getData('application/vnd.code.uri-list'));
  if (ofEditor !== undefined) {
    return { kind: 'uri', uri: ofEditor };
  }
  // A picture of a web page brings its bytes, and the address of whatever it links to.
  const files = Array.from(transfer.files);
  const picture = files.find(({ type }) => type.startsWith('image/'));
  if (picture !== undefined) {
    return { kind: 'file', file: picture };
  }
  const uri = firstUri(transfer.getData('text/uri-list'));
  if (uri !== undefined) {
    return { kind: 'uri', uri };
  }
  // Browsers do not know every type: what it is, or that it is none, its bytes tell.
  const [file] = files;
  return file === undefined ? undefined : { kind: 'file', file };
}

/** Lines that begin with `#` are comments, says RFC 2483. */
function firstUri(list: string): string | undefined {
  return list.split(/\r?\n/).find((line) => /^[a-z][a-z0-9+.-]*:/i.test(line));
}

/**
 * What a result brings along when it is dragged. Editors take a list of addresses too, but the extension's own would lead
 * nowhere in a window that is drawn on another machine.
 */
export function offerResult(
  transfer: { setData(type: string, text: string): void },
  uri: string,
  isRemote: boolean,
): void {
  transfer.setData(resultType, uri);
  if (!isRemote) {
    transfer.setData('text/uri-list', uri);
  }
}
