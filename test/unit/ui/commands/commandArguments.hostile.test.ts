import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import * as fc from 'fast-check';
import * as z from 'zod/mini';
import { Refusal } from '../../../../src/ui/refusal';
import type { ArgumentReader } from '../../../../src/ui/commands/orderArguments';
import { parseInsert, parseJobId, parseRecover } from '../../../../src/ui/commands/commandArguments';
import { isProgrammatic, orderOf, parseImages, parseOrder } from '../../../../src/ui/commands/orderArguments';
import { orderWords } from '../../../../src/ui/commands/orderShape';
import { explainError } from '../../../../src/ui/words/explainFailure';
import { english } from '../sampleJobs';

/** As `vscode.Uri.from`, which throws for what no URI can be. */
const reader: ArgumentReader = {
  t: english,
  uriText: ({ scheme, authority = '', path }) => {
    if (!/^\w[\w.+-]*$/.test(scheme) || (authority === '' && path.startsWith('//'))) {
      throw new Error('[UriError]: Scheme contains illegal characters.');
    }
    return `${scheme}://${authority}${path}`;
  },
};

const fields = [
  ...[
    'prompt',
    'model',
    'parameters',
    'image',
    'folder',
    'name',
    'jobId',
    'requestId',
    'asset',
    'job',
    'editor',
  ],
  ...['document', 'uri', 'scheme', 'path', 'authority', '__proto__', 'constructor', 'toJSON'],
];
const leaf = fc.oneof(
  fc.constantFrom(
    '../../.ssh/id_rsa',
    'file:///etc/passwd',
    'command:a.b',
    'http://169.254.169.254/',
    'C:\\x',
  ),
  fc.anything({ maxDepth: 1, withBigInt: true, withDate: true, withMap: true, withNullPrototype: true }),
  fc.string({ minLength: 3000, maxLength: 3100 }),
);
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...fields), tie('value'), { maxKeys: 5 }),
    fc.record({ scheme: fc.string(), path: fc.string() }),
    fc.record({ prompt: fc.string(), image: fc.oneof(tie('value'), fc.string()) }),
  ),
}));

const parsers: Readonly<Record<string, (args: readonly unknown[]) => unknown>> = {
  order: (args) => parseOrder(args, reader),
  program: ([first]) => orderOf(first, reader),
  images: (args) => parseImages(args, reader),
  job: (args) => parseJobId(args, reader),
  insert: (args) => parseInsert(args, reader),
  recover: (args) => parseRecover(args, reader),
};

/** Places of ours that were not filled, things that are no words, and links. */
const notWords = /\{\d\}|\[object |\]\(/;

/** Whether what is given looks like one of our own places that was not filled: quoted, it may stand in a sentence. */
const hasPlace = (args: readonly unknown[]): boolean =>
  /\{\d\}/.test(inspect(args, { depth: Infinity, maxStringLength: Infinity }));

describe('a command that is called with anything', () => {
  for (const [name, parse] of Object.entries(parsers)) {
    it(`reads it as ${name}, or refuses it in a short sentence`, () => {
      fc.assert(
        fc.property(fc.array(value, { maxLength: 3 }), (args) => {
          fc.pre(!hasPlace(args));
          assert.equal(typeof isProgrammatic(args), 'boolean');
          try {
            parse(args);
          } catch (error) {
            assert.ok(error instanceof Refusal, String(error));
            const { message } = explainError(error, english);
            assert.doesNotMatch(message, notWords);
            assert.ok(message.length > 0 && message.length <= 500, `${message.length} letters`);
          }
        }),
        { numRuns: 400 },
      );
    });
  }

  it('quotes text that looks like a place of ours as it was given', () => {
    assert.throws(
      () => parseOrder([{ prompt: 'a fox', image: '{0} and {1}' }], reader),
      (error: unknown) => explainError(error, english).message.includes('not “{0} and {1}”'),
    );
  });

  it('takes as an order what the same shape takes in zod', () => {
    const uri = z.object({
      scheme: z.string().check(z.minLength(1)),
      path: z.string(),
      ...{
        authority: z.optional(z.string()),
        query: z.optional(z.string()),
        fragment: z.optional(z.string()),
      },
    });
    const place = z.optional(z.union([z.string(), uri]));
    const shape = z.strictObject({
      ...{ prompt: z.string(), model: z.optional(z.string()), name: z.optional(z.string()) },
      ...{ parameters: z.optional(z.record(z.string(), z.unknown())), placeholder: z.optional(z.boolean()) },
      ...{ image: place, folder: place, replace: place },
    });
    const isTaken = (given: unknown): boolean => {
      try {
        orderWords(given, english);
        return true;
      } catch {
        return false;
      }
    };
    const given = fc.oneof(
      value,
      fc.dictionary(fc.constantFrom(...fields, 'replace', 'placeholder'), value, { maxKeys: 4 }),
      fc.record(
        {
          prompt: fc.string(),
          ...{ model: fc.oneof(fc.string(), leaf), name: fc.oneof(fc.string(), leaf) },
          parameters: fc.oneof(fc.dictionary(fc.string(), leaf), leaf),
          ...{ image: fc.record({ scheme: fc.string(), path: fc.string(), query: leaf }), folder: value },
          placeholder: fc.oneof(fc.boolean(), leaf),
        },
        { requiredKeys: [] },
      ),
    );
    fc.assert(
      fc.property(given, (order) => {
        // A list is an object to zod.
        assert.equal(isTaken(order), !Array.isArray(order) && shape.safeParse(order).success);
      }),
      { numRuns: 2000 },
    );
  });

  it('sends no picture from an address that is not https, and takes none from a drive for one', () => {
    for (const image of [
      'http://x.example/a.png',
      'C:\\a.png',
      '../a.png',
      '/etc/passwd',
      'data:image/png;base64,AA',
    ]) {
      assert.throws(() => orderOf({ prompt: 'a', image }, reader), Refusal, image);
    }
  });
});
