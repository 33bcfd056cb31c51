import type { Model, Parameter, ParameterValue } from './model';
import type { RequestIssue } from './requestIssue';

/** Checks one value against its parameter; undefined when all is well. */
export function checkParameter(parameter: Parameter, value: unknown): RequestIssue | undefined {
  const field = parameter.name;
  switch (parameter.kind) {
    case 'number':
    case 'integer':
    case 'seed': {
      if (typeof value !== 'number' || !Number.isFinite(value)) {
        return { kind: 'notANumber', field };
      }
      if (parameter.kind !== 'number' && !Number.isSafeInteger(value)) {
        return { kind: 'notAnInteger', field };
      }
      const { minimum, maximum } = parameter;
      return value < minimum || value > maximum ? { kind: 'range', field, minimum, maximum } : undefined;
    }
    case 'choice':
      return typeof value === 'string' && parameter.choices.includes(value)
        ? undefined
        : { kind: 'choice', field, choices: parameter.choices };
    case 'text':
      return checkText(field, value, parameter.maximumLength);
  }
}

/** Checks a prompt, which must hold more than white space. */
export function checkPrompt(model: Model, value: unknown): RequestIssue | undefined {
  if (value === undefined || (typeof value === 'string' && value.trim() === '')) {
    return { kind: 'missing', field: 'prompt' };
  }
  return checkText('prompt', value, model.prompt.maximumLength);
}

/** Checks the values that are given, and that none is given which the model does not have. */
export function checkParameters(
  model: Model,
  values: Readonly<Record<string, unknown>>,
): readonly RequestIssue[] {
  return Object.entries(values).flatMap(([name, value]): RequestIssue[] => {
    if (value === undefined) {
      return [];
    }
    const parameter = model.parameters.find((candidate) => candidate.name === name);
    const issue =
      parameter === undefined
        ? ({ kind: 'unknownField', field: name } as const)
        : checkParameter(parameter, value);
    return issue === undefined ? [] : [issue];
  });
}

/** The values that are right, for settings of which one bad entry must not spoil the rest. */
export function validParameters(
  model: Model,
  values: Readonly<Record<string, unknown>>,
): Readonly<Record<string, ParameterValue>> {
  const valid: Record<string, ParameterValue> = {};
  for (const parameter of model.parameters) {
    const value = values[parameter.name];
    if ((typeof value === 'string' || typeof value === 'number') && !checkParameter(parameter, value)) {
      valid[parameter.name] = value;
    }
  }
  return valid;
}

function checkText(field: string, value: unknown, maximum: number): RequestIssue | undefined {
  if (typeof value !== 'string') {
    return { kind: 'notAText', field };
  }
  return value.length > maximum ? { kind: 'tooLong', field, length: value.length, maximum } : undefined;
}
