/** Builders of plain values, and what codecs of ours call. None of them runs text, opens a connection or reaches another thread. */
const harmless: ReadonlySet<string> = new Set([
  ...['Object', 'Array', 'Number', 'Boolean', 'String', 'Symbol', 'BigInt', 'Date', 'RegExp', 'Map', 'Set'],
  ...['Error', 'AggregateError', 'EvalError', 'RangeError', 'ReferenceError', 'SyntaxError', 'TypeError'],
  ...[
    'URIError',
    'Promise',
    'ArrayBuffer',
    'DataView',
    'Uint8Array',
    'Int8Array',
    'Uint16Array',
    'Int16Array',
  ],
  ...['Uint32Array', 'Int32Array', 'Float32Array', 'Float64Array', 'Uint8ClampedArray', 'BigUint64Array'],
  ...['BigInt64Array', 'Iterator', 'WeakMap', 'WeakSet', 'WeakRef', 'Buffer', 'TextDecoder', 'TextEncoder'],
  ...['parseFloat', 'parseInt', 'isFinite', 'isNaN', 'process', 'URL'],
]);

/**
 * Takes from a thread all functions and classes that its code could reach by their names, but for harmless ones. The codec is C++
 * that may be led astray by a file made for it, and can build whatever it knows the name of, `Function` for one.
 */
export function forgetGlobals(scope: object): void {
  // All are looked at before the first one goes: some are made of others when they are first looked at.
  const names = Object.getOwnPropertyNames(scope).filter(
    (name) => !harmless.has(name) && isFunctionIn(scope, name),
  );
  for (const name of names) {
    Reflect.deleteProperty(scope, name);
  }
}

/** Looking at some of them only warns that they are an experiment: those go as well. */
function isFunctionIn(scope: object, name: string): boolean {
  const property = Object.getOwnPropertyDescriptor(scope, name);
  return (
    typeof property?.value === 'function' || (property?.get !== undefined && property.configurable === true)
  );
}
