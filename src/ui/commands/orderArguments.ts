import type { InputImage } from '../../core/jobRequest';
import type { ImageOrder } from '../orders/imageOrder';
import { Refusal } from '../refusal';
import type { Translate } from '../words/translate';
import { isRow, isUriParts, orderWords } from './orderShape';
import type { UriParts } from './orderShape';

/** What the parsers need from VS Code: how a URI is written, and words. */
export interface ArgumentReader {
  readonly uriText: (parts: UriParts) => string;
  readonly t: Translate;
}

type Args = readonly unknown[];

/**
 * True for what a program or a keybinding hands over, as opposed to a menu (URIs, rows) or the palette (nothing): then
 * an error goes back to the caller and no dialog is shown.
 */
export function isProgrammatic(args: Args): boolean {
  const [first] = args;
  return (
    typeof first === 'string' ||
    (typeof first === 'object' &&
      first !== null &&
      !Array.isArray(first) &&
      !isUriParts(first) &&
      !isRow(first))
  );
}

/** An order that needs no dialog; undefined when the person is to be asked. Throws a `Refusal`. */
export function parseOrder(args: Args, reader: ArgumentReader): ImageOrder | undefined {
  return isProgrammatic(args) ? orderOf(args[0], reader) : undefined;
}

/** Throws a `Refusal` that names the field. */
export function orderOf(value: unknown, reader: ArgumentReader): ImageOrder {
  const { image, folder, model, parameters, name, prompt, replace, placeholder } = orderWords(
    value,
    reader.t,
  );
  return {
    prompt,
    ...(model === undefined ? {} : { model }),
    ...(parameters === undefined ? {} : { parameters }),
    ...(image === undefined ? {} : { image: inputImage(image, reader) }),
    ...(folder === undefined ? {} : { folder: uriTextOf(folder, reader) }),
    ...(name === undefined ? {} : { name }),
    ...(placeholder === undefined ? {} : { placeholder }),
    ...(replace === undefined ? {} : { replace: uriTextOf(replace, reader) }),
  };
}

/** The pictures a menu was opened on: `Uri`, or `[Uri, Uri[]]` when several are selected. Empty: ask. */
export function parseImages(args: Args, reader: ArgumentReader): readonly string[] {
  const [first, selected] = args;
  const chosen = Array.isArray(selected) && selected.length > 0 ? selected : [first];
  const uris = chosen.flatMap((value: unknown) => (isUriParts(value) ? [uriTextOf(value, reader)] : []));
  return [...new Set(uris)];
}

/** The row that a menu was opened on. */
export function parseRow([first]: Args): string | undefined {
  return isRow(first) ? first.jobId : undefined;
}

function inputImage(image: string | UriParts, reader: ArgumentReader): InputImage {
  const uri = uriTextOf(image, reader);
  if (/^https:\/\//i.test(uri)) {
    return { kind: 'url', url: uri };
  }
  // Two letters at least: `c:` is a drive, not a scheme.
  if (/^http:/i.test(uri) || !/^[a-z][a-z\d+.-]+:\/\//i.test(uri)) {
    throw new Refusal(
      reader.t('“image” must be a file URI or an address that begins with https://, not “{0}”.', uri),
    );
  }
  return { kind: 'file', uri };
}

/** Throws a `Refusal` for parts that no URI can have. */
export function uriTextOf(value: string | UriParts, { uriText, t }: ArgumentReader): string {
  if (typeof value === 'string') {
    return value;
  }
  try {
    return uriText(value);
  } catch {
    throw new Refusal(t('The argument is not valid.'));
  }
}
