import assert from 'node:assert/strict';
import { altText } from '../../src/assets/altText';
import { parseParametersText } from '../../src/assets/metadata/parametersText';
import { xmpPacket } from '../../src/assets/metadata/xmpPacket';
import type { XmpProperty } from '../../src/assets/metadata/xmpProperty';
import { readXmpProperty } from '../../src/assets/metadata/xmpProperty';
import { plainLine } from '../../src/assets/plainLine';
import { parseJsonc } from '../../src/assets/project/jsonc';
import { slug } from '../../src/assets/slug';
import { expandPrompt } from '../../src/core/promptExpansion';
import { redact } from '../../src/core/redact';
import { safeStem } from '../../src/host/pictureName';
import { describeWithout } from '../../src/segmind/errors/describe';
import { errorText } from '../../src/segmind/errors/errorText';
import { refusalByWords } from '../../src/segmind/errors/refusal';
import { readOutputs } from '../../src/segmind/wire/outputs';
import { unlinked } from '../../src/ui/words/unlinked';

const properties: readonly XmpProperty[] = [{ name: 'DigitalSourceType', value: 'x' }];
const inXmp = (text: string): string =>
  `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF>${text}</rdf:RDF></x:xmpmeta>`;

/** Everything that reads a text which somebody else may have made as long as he liked. */
const readers: Readonly<Record<string, (text: string) => unknown>> = {
  'a packet to write into': (text) => xmpPacket(properties, inXmp(text)),
  'a packet to read': (text) => readXmpProperty(inXmp(text), 'DigitalSourceType'),
  'a recipe': (text) => parseParametersText(text),
  'a tsconfig': (text) => parseJsonc(`{"a": "${text}`),
  'the detail of an error': (text) => describeWithout('secret')(text),
  'a refusal': (text) => refusalByWords(text),
  'an error': (text) => errorText({ error: text }),
  'a result': (text) => readOutputs({ output: text }),
  'a line': (text) => plainLine(text),
  'a log line': (text) => redact(text),
  'a message': (text) => unlinked(text),
  'an alt text': (text) => altText(text),
  'a slug': (text) => slug(text),
  'a name': (text) => safeStem(text, text),
  'a prompt with choices': (text) => expandPrompt(text.slice(0, 20_000), 7),
};

const units = [
  ...[
    '<',
    '>',
    '</',
    '<!--',
    '<rdf:Description ',
    '<rdf:Description xmlns:a="',
    'a="',
    '<?xpacket ',
    '&',
    '"',
  ],
  ...['{', '{a|', '|', '[', '](', '/*', '\\', ' ', '\n', 'a', '-', '.', '%', 'a, ', 'Steps: 1, ', '# '],
  ...[
    'e\u0301',
    '\u200B',
    'SG_',
    'no ',
    'invalid ',
    'filter ',
    'credits ',
    'data:image/png;base64,',
    '://a:b@',
  ],
];

describe('a text that is nothing but one thing over and over', () => {
  const length = 50_000;

  for (const [what, read] of Object.entries(readers)) {
    it(`is read in time that grows with its length, as ${what}`, () => {
      for (const unit of units) {
        const text = unit.repeat(length / unit.length);
        const started = process.cpuUsage();
        read(text);
        read(`${text}!`);
        const { user } = process.cpuUsage(started);
        // What grows with the square takes seconds.
        assert.ok(user < 500_000, `${JSON.stringify(unit)}: ${user / 1000} ms`);
      }
    });
  }
});
