import type { Model, Rule } from './model';

export type Parameters = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is Parameters {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Why Segmind would refuse these parameters, or undefined if it would take them. */
export function refusal(model: Model, body: unknown): string | undefined {
  if (!isRecord(body)) return 'Request body must be a JSON object';
  for (const [name, rule] of Object.entries(model.rules)) {
    const value = body[name];
    if (value === undefined) {
      if (rule.required) return `Missing required parameter: ${name}`;
      continue;
    }
    const wrong = wrongness(rule, value);
    if (wrong !== undefined) return `Invalid value for ${name}: ${wrong}`;
  }
  // Stricter than the real service may be: a misspelt name would be paid for and ignored.
  const unknown = Object.keys(body).find((name) => !Object.hasOwn(model.rules, name));
  return unknown === undefined ? undefined : `Unknown parameter: ${unknown}`;
}

function wrongness(rule: Rule, value: unknown): string | undefined {
  switch (rule.type) {
    case 'string':
      if (typeof value !== 'string') return 'must be a string';
      if (rule.required && value.trim() === '') return 'must not be empty';
      if (rule.oneOf && !rule.oneOf.includes(value)) return `must be one of ${rule.oneOf.join(', ')}`;
      return undefined;
    case 'boolean':
      return typeof value === 'boolean' ? undefined : 'must be a boolean';
    case 'picture':
      return typeof value === 'string' &&
        /^(https?:\/\/[^\s/]+\S*|data:image\/[\w.+-]+;base64,\S+)$/.test(value)
        ? undefined
        : 'must be an image URL or a data URI';
    case 'integer':
    case 'number':
      if (typeof value !== 'number' || !Number.isFinite(value)) return 'must be a number';
      if (rule.type === 'integer' && !Number.isSafeInteger(value)) return 'must be an integer';
      if (rule.min !== undefined && value < rule.min) return `must be at least ${rule.min}`;
      if (rule.max !== undefined && value > rule.max) return `must be at most ${rule.max}`;
      return undefined;
  }
}
