import { Refusal } from '../refusal';
import type { Translate } from '../words/translate';

/*
 * What an order may look like, by hand: it is waited for, and loading a schema library takes longer than all else that the
 * first one needs (docs/decisions.md).
 */

/** A `vscode.Uri`, or what is left of one after it went through JSON. */
export interface UriParts {
  readonly scheme: string;
  readonly authority?: string | undefined;
  readonly path: string;
  readonly query?: string | undefined;
  readonly fragment?: string | undefined;
}

/** An order as a program words it. */
export interface OrderWords {
  readonly prompt: string;
  readonly model?: string | undefined;
  readonly parameters?: Readonly<Record<string, unknown>> | undefined;
  readonly image?: string | UriParts | undefined;
  readonly folder?: string | UriParts | undefined;
  readonly name?: string | undefined;
  readonly replace?: string | UriParts | undefined;
  readonly placeholder?: boolean | undefined;
}

const fields = ['prompt', 'model', 'parameters', 'image', 'folder', 'name', 'replace', 'placeholder'];

export function isUriParts(value: unknown): value is UriParts {
  return (
    isObject(value) &&
    isText(value['scheme']) &&
    value['scheme'] !== '' &&
    isText(value['path']) &&
    [value['authority'], value['query'], value['fragment']].every(isTextOrNone)
  );
}

/** A row of the jobs view. */
export function isRow(value: unknown): value is { readonly jobId: string } {
  return isObject(value) && isText(value['jobId']);
}

/** What `generate`, `editImage` and the public API's `submit` take. Strict, so that a misspelt word is told. Throws a `Refusal`. */
export function orderWords(value: unknown, t: Translate): OrderWords {
  if (!isObject(value) || Array.isArray(value)) {
    throw new Refusal(t('The argument must be of type {0}.', 'object'));
  }
  const { prompt, model, parameters, image, folder, name, replace, placeholder } = value;
  const ofType = (field: string, type: string): Refusal =>
    new Refusal(t('“{0}” must be of type {1}.', field, type));
  const notValid = (field: string): Refusal => new Refusal(t('“{0}” is not valid.', field));
  if (!isText(prompt)) throw ofType('prompt', 'string');
  if (!isTextOrNone(model)) throw ofType('model', 'string');
  if (parameters !== undefined && !isPlain(parameters)) throw ofType('parameters', 'record');
  if (!isPlace(image)) throw notValid('image');
  if (!isPlace(folder)) throw notValid('folder');
  if (!isTextOrNone(name)) throw ofType('name', 'string');
  if (!isPlace(replace)) throw notValid('replace');
  if (placeholder !== undefined && typeof placeholder !== 'boolean') throw ofType('placeholder', 'boolean');
  const unknown = Object.keys(value).filter((field) => !fields.includes(field));
  if (unknown.length > 0) {
    throw new Refusal(t('The argument has a field that is not known: {0}.', unknown.join(', ')));
  }
  return { prompt, model, parameters, image, folder, name, replace, placeholder };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** As an object literal or JSON gives it. */
function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  if (!isObject(value) || Array.isArray(value)) {
    return false;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype || Object.getPrototypeOf(prototype) === null;
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isTextOrNone(value: unknown): value is string | undefined {
  return value === undefined || isText(value);
}

function isPlace(value: unknown): value is string | UriParts | undefined {
  return isTextOrNone(value) || isUriParts(value);
}
