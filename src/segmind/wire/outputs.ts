import type { RemoteOutput } from '../../core/ports/imageService';

/**
 * The pictures of a result, in every shape that was met: `output` as an address, list, object, data URI, base64 or JSON
 * text; `images`; `image_url`; `image`. The last two count only where the others hold nothing: an edit may echo its input there.
 */
export function readOutputs(value: unknown): readonly RemoteOutput[] {
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  const output = picturesIn(Reflect.get(value, 'output'), 0);
  const images = picturesIn(Reflect.get(value, 'images'), 0);
  const main = images.length > output.length ? images : output;
  if (main.length > 0) {
    return main;
  }
  const byAddress = picturesIn(Reflect.get(value, 'image_url'), 0);
  return byAddress.length > 0 ? byAddress : picturesIn(Reflect.get(value, 'image'), 0);
}

/** How deep lists, objects and JSON texts may lie in one another, and how many pictures one request can have. */
const maximumDepth = 4;
const maximumOutputs = 16;

const pictureKeys = ['url', 'image_url', 'output', 'images', 'image', 'base64', 'b64_json'];

function picturesIn(value: unknown, depth: number): readonly RemoteOutput[] {
  if (depth > maximumDepth) {
    return [];
  }
  if (typeof value === 'string') {
    return picturesInText(value.trim(), depth);
  }
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value.slice(0, maximumOutputs);
    return distinct(items.flatMap((item) => picturesIn(item, depth + 1))).slice(0, maximumOutputs);
  }
  if (typeof value === 'object' && value !== null) {
    for (const key of pictureKeys) {
      const found = picturesIn(Reflect.get(value, key), depth + 1);
      if (found.length > 0) {
        return found;
      }
    }
  }
  return [];
}

function picturesInText(text: string, depth: number): readonly RemoteOutput[] {
  if (/^https?:\/\//i.test(text)) {
    return URL.canParse(text) && text.length <= longestAddress ? [{ kind: 'remote', url: text }] : [];
  }
  if (/^[[{"]/.test(text)) {
    return picturesIn(parsed(text), depth + 1);
  }
  const dataUri = /^data:image\/[\w.+-]+(?:;[\w=.+-]+)*;base64,/i.exec(text);
  const bytes = decoded(dataUri === null ? text : text.slice(dataUri[0].length), dataUri === null);
  return bytes === undefined ? [] : [{ kind: 'inline', bytes }];
}

const longestAddress = 4000;

/** Text without a data URI's head must be long enough that no word or id passes for a picture. */
function decoded(base64: string, isBare: boolean): Uint8Array | undefined {
  const text = base64.replace(/[\r\n]+/g, '');
  if (text.length < (isBare ? 100 : 4) || !/^[A-Za-z0-9+/_-]+={0,2}$/.test(text)) {
    return undefined;
  }
  return Buffer.from(text, 'base64');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function distinct(outputs: readonly RemoteOutput[]): readonly RemoteOutput[] {
  return outputs.filter(
    (output, index) =>
      output.kind === 'inline' ||
      outputs.findIndex((other) => other.kind === 'remote' && other.url === output.url) === index,
  );
}
