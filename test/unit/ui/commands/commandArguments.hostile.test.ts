import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { Refusal } from '../../../../src/ui/refusal';
import type { ArgumentReader } from '../../../../src/ui/commands/commandArguments';
import {
  isProgrammatic,
  orderOf,
  parseImages,
  parseInsert,
  parseJobId,
  parseOrder,
  parseRecover,
} from '../../../../src/ui/commands/commandArguments';
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

describe('a command that is called with anything', () => {
  for (const [name, parse] of Object.entries(parsers)) {
    it(`reads it as ${name}, or refuses it in a short sentence`, () => {
      fc.assert(
        fc.property(fc.array(value, { maxLength: 3 }), (args) => {
          assert.equal(typeof isProgrammatic(args), 'boolean');
          try {
            parse(args);
          } catch (error) {
            assert.ok(error instanceof Refusal, String(error));
            const { message } = explainError(error, english);
            assert.doesNotMatch(message, /\{\d\}|\[object |\]\(/);
            assert.ok(message.length > 0 && message.length <= 500, `${message.length} letters`);
          }
        }),
        { numRuns: 400 },
      );
    });
  }

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
