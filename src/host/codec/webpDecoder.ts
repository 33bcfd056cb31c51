import type { Pixels } from '../../assets/scalePixels';
import { WebAssemblyMemory } from './webAssemblyMemory';

/** How the build of icodec 0.6.0 named what its decoder asks for. What is not here only tells of types. */
const asked = {
  ...{ registerFunction: 'j', findGlobal: 'e', call: 'i' },
  ...{ copy: 't', grow: 's', abort: 'u', exit: 'p' },
} as const;

/** And what it offers. */
const offered = { memory: 'w', start: 'x', functions: 'z', allocate: 'A' } as const;

/** All of JavaScript that the decoder may name: an array of pixels, and the picture that is made of it. The first goes unused. */
const globals = ['Uint8Array', 'Uint8ClampedArray', '_icodec_ImageData'] as const;

/** Numbers below stand for `undefined`, `null` and the like. */
const firstHandle = 100;

interface Told {
  decode?: { readonly invoker: number; readonly target: number };
  pixels?: Uint8ClampedArray;
  picture?: Pixels;
}

/**
 * Decodes with libwebp in WebAssembly, and without the JavaScript that Emscripten makes for it: that builds functions out of texts,
 * and gives C++ any global that it names. Here it can take memory, give up, and hand over a picture.
 * @param decoder icodec's module @returns undefined if the bytes are no WebP that can be decoded
 */
export function decodeWebp(decoder: Uint8Array, bytes: Uint8Array): Pixels | undefined {
  const told: Told = {};
  const module = new WebAssembly.Module(decoder);
  const answers = answersOf(told, () => memory);
  const names = WebAssembly.Module.imports(module).map(({ name }) => name);
  const a = Object.fromEntries(names.map((name) => [name, answers[name] ?? (() => 0)]));
  const { exports } = new WebAssembly.Instance(module, { a });
  const memory = new WebAssemblyMemory(exports[offered.memory]);
  const functions = exports[offered.functions];
  callable(exports[offered.start])();
  if (told.decode === undefined || !(functions instanceof WebAssembly.Table)) {
    return giveUp();
  }
  const { invoker, target } = told.decode;
  // How a string of C++ is handed over: its length, and its bytes.
  const text = callable(exports[offered.allocate])(4 + bytes.length + 1);
  memory.write(text, Uint8Array.from([0, 8, 16, 24].map((shift) => bytes.length >>> shift)));
  memory.write(text + 4, bytes);
  callable(functions.get(invoker))(target, text);
  return told.picture;
}

function answersOf(
  told: Told,
  memory: () => WebAssemblyMemory,
): Readonly<Record<string, WebAssembly.Imported>> {
  return {
    [asked.registerFunction]: (_name, _count, _types, _signature, invoker = 0, target = 0) => {
      told.decode = { invoker, target };
      return 0;
    },
    [asked.findGlobal]: (name = 0) => {
      const found = globals.findIndex((global) => global === memory().text(name));
      return found === -1 ? giveUp() : firstHandle + found;
    },
    // Each value takes eight bytes; an array is its length and where it begins.
    [asked.call]: (_caller, handle = 0, _destructors, values = 0) => {
      const word = (index: number): number => memory().word(values + 4 * index);
      switch (globals[handle - firstHandle]) {
        case 'Uint8ClampedArray':
          told.pixels = memory().slice(word(1), word(0));
          break;
        case '_icodec_ImageData':
          told.picture = pictureOf(word(2), word(4), told.pixels);
          break;
        case 'Uint8Array':
        case undefined:
          return giveUp();
      }
      return firstHandle + globals.length;
    },
    [asked.copy]: (to = 0, from = 0, length = 0) => memory().copy(to, from, length),
    [asked.grow]: (size = 0) => (memory().growTo(size >>> 0) ? 1 : 0),
    [asked.abort]: giveUp,
    [asked.exit]: giveUp,
  };
}

function pictureOf(width: number, height: number, data: Uint8ClampedArray | undefined): Pixels {
  return data?.length === width * height * 4 ? { width, height, data } : giveUp();
}

function callable(value: unknown): (...values: readonly number[]) => number {
  if (typeof value !== 'function') {
    return giveUp();
  }
  return (...values) => {
    const result: unknown = Reflect.apply(value, undefined, values);
    return typeof result === 'number' ? result : 0;
  };
}

function giveUp(): never {
  throw new TypeError('the WebP decoder gave up');
}
