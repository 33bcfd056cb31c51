import type { ParameterValue } from '../../core/model';

/** What made a picture, as far as a text tells. */
export interface PictureRecipe {
  readonly prompt: string;
  readonly negativePrompt?: string;
  /** An id of ours, or another program's name for its own. */
  readonly model?: string;
  /** By wire name where that is known, else by the name that was found. */
  readonly parameters: Readonly<Record<string, ParameterValue>>;
}

/** Letters; more is no recipe. */
const maximumText = 200_000;

/** What readers of AUTOMATIC1111's text call what we know under wire names. */
const knownNames: Readonly<Record<string, string>> = {
  Steps: 'steps',
  'CFG scale': 'guidance',
  Seed: 'seed',
};

/** The text that AUTOMATIC1111 and its kin write under `parameters`, and read back. */
export function formatParametersText(
  { prompt, negativePrompt, model, parameters }: PictureRecipe,
  size: { readonly width: number; readonly height: number },
): string {
  const names = Object.keys(knownNames).filter((name) => parameters[knownNames[name] ?? ''] !== undefined);
  const known = names.map((name): [string, ParameterValue] => [
    name,
    parameters[knownNames[name] ?? ''] ?? '',
  ]);
  const others = Object.entries(parameters).filter(
    ([name]) => !Object.values(knownNames).includes(name) && name !== 'negative_prompt',
  );
  const line = [
    ...known,
    ['Size', `${size.width}x${size.height}`] as const,
    ...(model === undefined ? [] : [['Model', model] as const]),
    ...others,
    // Three entries at least, or the line counts as a part of the prompt.
    ['Version', 'Qwen Image Assets'] as const,
  ].map(([name, value]) => `${name}: ${quoted(String(value))}`);
  return [
    prompt,
    ...(negativePrompt === undefined || negativePrompt === '' ? [] : [`Negative prompt: ${negativePrompt}`]),
    line.join(', '),
  ].join('\n');
}

function quoted(value: string): string {
  return /[,:\n"]/.test(value) || value.trim() !== value ? JSON.stringify(value) : value;
}

/** Reads such a text. Undefined where it holds no prompt. */
export function parseParametersText(text: string): PictureRecipe | undefined {
  if (text.length > maximumText) {
    return undefined;
  }
  const lines = text.replaceAll('\r\n', '\n').trim().split('\n');
  const entries = entriesOf(lines.at(-1) ?? '');
  const body = entries.length < 3 ? lines : lines.slice(0, -1);
  const negativeAt = body.findIndex((line) => line.startsWith('Negative prompt:'));
  const prompt = (negativeAt === -1 ? body : body.slice(0, negativeAt)).join('\n').trim();
  if (prompt === '') {
    return undefined;
  }
  const found = entries.length < 3 ? [] : entries;
  const model = found.find(([name]) => name === 'Model')?.[1];
  const negativePrompt =
    negativeAt === -1 ? '' : body.slice(negativeAt).join('\n').slice('Negative prompt:'.length).trim();
  return {
    prompt,
    ...(negativePrompt === '' ? {} : { negativePrompt }),
    ...(model === undefined ? {} : { model }),
    parameters: Object.fromEntries(
      found
        .filter(([name]) => !['Model', 'Size', 'Version', '__proto__'].includes(name))
        .map(([name, value]) => [knownNames[name] ?? name, numberOr(value)]),
    ),
  };
}

function numberOr(value: string): ParameterValue {
  return /^-?\d{1,16}(?:\.\d{1,16})?$/.test(value) ? Number(value) : value;
}

/** `Steps: 30, Size: "1:1"` as pairs. */
function entriesOf(line: string): readonly (readonly [string, string])[] {
  return partsOf(line).flatMap((part) => {
    const colon = part.indexOf(':');
    const name = part.slice(0, Math.max(0, colon)).trim();
    return /^\w[\w \-/]{0,60}$/.test(name) ? [[name, unquoted(part.slice(colon + 1).trim())] as const] : [];
  });
}

/** What stands between commas; one between quotes is a letter like others. */
function partsOf(line: string): readonly string[] {
  const parts: string[] = [];
  let start = 0;
  let isQuoted = false;
  for (let at = 0; at < line.length; at += 1) {
    const letter = line[at];
    if (letter === '"') {
      isQuoted = !isQuoted;
    } else if (letter === '\\' && isQuoted) {
      at += 1;
    } else if (letter === ',' && !isQuoted) {
      parts.push(line.slice(start, at));
      start = at + 1;
    }
  }
  return [...parts, line.slice(start)];
}

function unquoted(value: string): string {
  if (!value.startsWith('"')) {
    return value;
  }
  try {
    const content: unknown = JSON.parse(value);
    return typeof content === 'string' ? content : value;
  } catch {
    return value;
  }
}
