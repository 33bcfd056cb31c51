import { checkParameter } from '../../src/core/checkParameters';
import type { Model, Parameter, ParameterValue } from '../../src/core/model';
import type { RequestIssue } from '../../src/core/requestIssue';

/** Fields as they stand on the screen: text, right or wrong, by the parameter's name. Missing: the default. */
export type Fields = Readonly<Record<string, string>>;

export type Reading =
  | { readonly kind: 'value'; readonly value: ParameterValue }
  | { readonly kind: 'issue'; readonly issue: RequestIssue };

/** What a field's text means. An empty seed asks for a random one. */
export function readField(parameter: Parameter, text: string): Reading {
  const value = valueOf(parameter, text);
  const issue = checkParameter(parameter, value);
  return issue === undefined ? { kind: 'value', value } : { kind: 'issue', issue };
}

export function defaultText(
  parameter: Parameter,
  defaults: Readonly<Record<string, ParameterValue>>,
): string {
  const value = defaults[parameter.name] ?? parameter.default;
  return parameter.kind === 'seed' && value === -1 ? '' : String(value);
}

/** Values of all fields of a model, and what is wrong with them. */
export function readFields(
  model: Model,
  fields: Fields,
  defaults: Readonly<Record<string, ParameterValue>>,
): { readonly values: Readonly<Record<string, ParameterValue>>; readonly issues: readonly RequestIssue[] } {
  const values: Record<string, ParameterValue> = {};
  const issues: RequestIssue[] = [];
  for (const parameter of model.parameters) {
    const reading = readField(parameter, fields[parameter.name] ?? defaultText(parameter, defaults));
    if (reading.kind === 'value') {
      values[parameter.name] = reading.value;
    } else {
      issues.push(reading.issue);
    }
  }
  return { values, issues };
}

/** Fields that show these values; values that the model does not have are left out. */
export function fieldsOf(model: Model, values: Readonly<Record<string, ParameterValue>>): Fields {
  return Object.fromEntries(
    model.parameters.flatMap((parameter) => {
      const value = values[parameter.name];
      if (value === undefined) {
        return [];
      }
      return [[parameter.name, parameter.kind === 'seed' && value === -1 ? '' : String(value)]];
    }),
  );
}

function valueOf(parameter: Parameter, text: string): ParameterValue {
  switch (parameter.kind) {
    case 'seed':
      return text.trim() === '' ? -1 : number(text);
    case 'number':
    case 'integer':
      return number(text);
    case 'choice':
    case 'text':
      return text;
  }
}

/** An empty field is no number, though `Number('')` is 0. */
function number(text: string): number {
  return text.trim() === '' ? NaN : Number(text);
}
