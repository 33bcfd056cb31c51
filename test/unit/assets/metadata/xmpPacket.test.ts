import assert from 'node:assert/strict';
import { xmpPacket } from '../../../../src/assets/metadata/xmpPacket';
import { readXmpProperty } from '../../../../src/assets/metadata/xmpProperty';
import { computingTime } from '../../computingTime';

const properties = [
  { name: 'DigitalSourceType', value: 'a&b' },
  { name: 'AIPromptInformation', value: '<x>' },
] as const;

describe('an XMP packet', () => {
  it('is written anew where there is none, or what is there is none', () => {
    const fresh = xmpPacket(properties, undefined);
    assert.equal(readXmpProperty(fresh, 'DigitalSourceType'), 'a&b');
    assert.equal(readXmpProperty(fresh, 'AIPromptInformation'), '<x>');
    assert.equal(xmpPacket(properties, 'nonsense'), fresh);
    assert.equal(xmpPacket(properties, fresh), fresh);
  });

  it('is quick about hostile text', () => {
    const milliseconds = computingTime(() => {
      for (const piece of [
        ' ',
        '<rdf:Description ',
        '<rdf:Description a="b">',
        '</rdf:RDF>',
        '<a:DigitalSourceType ',
        '<a:DigitalSourceType>x',
        ' a:DigitalSourceType="',
        ' rdf:about="',
        '&#x41;',
        'a',
      ]) {
        const hostile = piece.repeat(1_000_000 / piece.length);
        xmpPacket(properties, `${hostile}</rdf:RDF>`);
        readXmpProperty(hostile, 'DigitalSourceType');
      }
    });
    assert.ok(milliseconds < 4000, `${milliseconds} ms`);
  });
});
