import assert from 'node:assert/strict';
import {
  parseInsert,
  parseJobId,
  parseRecover,
  parseSaving,
} from '../../../../src/ui/commands/commandArguments';
import {
  isProgrammatic,
  orderOf,
  parseImages,
  parseOrder,
  parseRow,
} from '../../../../src/ui/commands/orderArguments';
import type { ArgumentReader } from '../../../../src/ui/commands/orderArguments';
import { Refusal } from '../../../../src/ui/refusal';
import { english } from '../sampleJobs';

const reader: ArgumentReader = {
  t: english,
  uriText: ({ scheme, authority, path }) => `${scheme}://${authority ?? ''}${path}`,
};

/** Like `vscode.Uri`: an object with methods, not a plain one. */
class Uri {
  readonly scheme = 'file';
  readonly authority = '';
  readonly query = '';
  readonly fragment = '';
  readonly path: string;
  constructor(path: string) {
    this.path = path;
  }
  with(): this {
    return this;
  }
}

const fox = new Uri('/p/fox.png');
const owl = new Uri('/p/owl.png');

describe('isProgrammatic', () => {
  it('is what programs and keybindings hand over, not what menus and the palette do', () => {
    for (const args of [
      [],
      [undefined],
      [fox],
      [fox, [fox]],
      [{ jobId: '1' }],
      [{ jobId: '1' }, []],
      [null],
    ]) {
      assert.equal(isProgrammatic(args), false, JSON.stringify(args));
    }
    assert.equal(isProgrammatic([{ prompt: 'x' }]), true);
    assert.equal(isProgrammatic([{}]), true);
    assert.equal(isProgrammatic(['job-1']), true);
  });
});

describe('parseOrder', () => {
  it('takes everything an order can hold', () => {
    assert.deepEqual(
      parseOrder(
        [{ prompt: 'p', model: 'm', parameters: { steps: 3 }, image: fox, folder: 'a', name: 'n' }],
        reader,
      ),
      {
        prompt: 'p',
        model: 'm',
        parameters: { steps: 3 },
        image: { kind: 'file', uri: 'file:///p/fox.png' },
        folder: 'a',
        name: 'n',
      },
    );
  });

  it('asks when a menu or the palette calls', () => {
    for (const args of [[], [fox], [{ jobId: '1' }]]) {
      assert.equal(parseOrder(args, reader), undefined);
    }
  });

  it('takes a picture as a URI, as one that went through JSON, as text, and from the web', () => {
    const imageOf = (image: unknown): unknown => orderOf({ prompt: 'p', image }, reader).image;
    assert.deepEqual(imageOf({ $mid: 1, scheme: 'file', path: '/a.png' }), {
      kind: 'file',
      uri: 'file:///a.png',
    });
    assert.deepEqual(imageOf('vscode-vfs://github/a.png'), {
      kind: 'file',
      uri: 'vscode-vfs://github/a.png',
    });
    assert.deepEqual(imageOf('https://x.test/a.png'), { kind: 'url', url: 'https://x.test/a.png' });
    assert.deepEqual(imageOf({ scheme: 'https', authority: 'x.test', path: '/a.png' }), {
      kind: 'url',
      url: 'https://x.test/a.png',
    });
  });

  const wrong: readonly (readonly [unknown, RegExp])[] = [
    [{}, /“prompt” must be of type string/],
    [{ prompt: 3 }, /“prompt” must be of type string/],
    [{ prompt: 'p', promt: 'q' }, /not known: promt/],
    [{ prompt: 'p', parameters: [] }, /“parameters” must be of type/],
    [{ prompt: 'p', image: 'http://x.test/a.png' }, /https:\/\//],
    [{ prompt: 'p', image: 'a.png' }, /“image”/],
    [{ prompt: 'p', image: 'c:\\a.png' }, /“image”/],
    [{ prompt: 'p', image: 7 }, /“image” is not valid/],
    ['a prompt', /must be of type object/],
  ];
  for (const [value, sentence] of wrong) {
    it(`refuses ${JSON.stringify(value)} in a sentence`, () => {
      assert.throws(
        () => orderOf(value, reader),
        (error) => error instanceof Refusal && sentence.test(error.message),
      );
    });
  }
});

describe('parseImages', () => {
  it('takes one picture, or all that are selected, each once', () => {
    assert.deepEqual(parseImages([fox], reader), ['file:///p/fox.png']);
    assert.deepEqual(parseImages([fox, [fox, owl, fox]], reader), ['file:///p/fox.png', 'file:///p/owl.png']);
  });

  it('takes what an editor title hands over beside the picture', () => {
    assert.deepEqual(parseImages([fox, { groupId: 0 }], reader), ['file:///p/fox.png']);
  });

  it('finds none when the palette calls', () => {
    assert.deepEqual(parseImages([], reader), []);
    assert.deepEqual(parseImages([undefined, []], reader), []);
  });
});

describe('parseJobId', () => {
  it('takes an id or a row', () => {
    assert.equal(parseJobId(['job-1'], reader), 'job-1');
    assert.equal(parseJobId([{ jobId: 'job-1' }, []], reader), 'job-1');
  });

  it('asks when there is none, and refuses what is neither', () => {
    assert.equal(parseJobId([], reader), undefined);
    assert.equal(parseJobId([null], reader), undefined);
    assert.throws(() => parseJobId([7], reader), Refusal);
    assert.throws(() => parseJobId([''], reader), Refusal);
  });
});

describe('parseInsert', () => {
  it('takes a picture, a job, a row or nothing', () => {
    assert.deepEqual(parseInsert([], reader), {});
    assert.deepEqual(parseInsert([fox, [fox]], reader), { asset: 'file:///p/fox.png' });
    assert.deepEqual(parseInsert([{ asset: fox }], reader), { asset: 'file:///p/fox.png' });
    assert.deepEqual(parseInsert([{ job: 'job-1' }], reader), { job: 'job-1' });
    assert.deepEqual(parseInsert([{ jobId: 'job-1' }], reader), { job: 'job-1' });
    assert.deepEqual(parseInsert(['job-1'], reader), { job: 'job-1' });
    assert.deepEqual(parseInsert([{ job: 'job-1', responsive: [400] }], reader), {
      job: 'job-1',
      responsive: [400],
    });
    assert.deepEqual(parseInsert([{ job: 'job-1', responsive: false }], reader), {
      job: 'job-1',
      responsive: false,
    });
    assert.throws(() => parseInsert([{ job: 'job-1', responsive: [1] }], reader), Refusal);
    assert.throws(() => parseInsert([{ assets: [] }], reader), Refusal);
  });
});

describe('parseRecover', () => {
  it('takes a request id with or without its model, or asks', () => {
    assert.deepEqual(parseRecover([{ requestId: ' r-1 ', model: 'm' }], reader), {
      requestId: 'r-1',
      model: 'm',
    });
    assert.deepEqual(parseRecover(['r-1'], reader), { requestId: 'r-1' });
    assert.equal(parseRecover([{ jobId: 'row' }], reader), undefined);
    assert.throws(() => parseRecover([{ request: 'r-1' }], reader), Refusal);
  });

  it('takes the job whose answer was lost, by id or as a row', () => {
    const wanted = { requestId: 'r-1', job: 'j-1' };
    assert.deepEqual(parseRecover([wanted], reader), wanted);
    assert.deepEqual(parseRecover([{ requestId: 'r-1', job: { jobId: 'j-1' } }], reader), wanted);
    assert.equal(parseRow([{ jobId: 'j-1' }]), 'j-1');
    for (const other of [undefined, 'j-1', { requestId: 'r-1' }]) {
      assert.equal(parseRow([other]), undefined);
    }
  });
});

describe('parseSaving', () => {
  it('takes a job, by id or as a row, with or without a folder, or asks', () => {
    assert.deepEqual(parseSaving([], reader), {});
    assert.deepEqual(parseSaving(['j-1'], reader), { job: 'j-1' });
    assert.deepEqual(parseSaving([{ jobId: 'j-1' }], reader), { job: 'j-1' });
    assert.deepEqual(parseSaving([{ job: 'j-1' }], reader), { job: 'j-1' });
    const folder = 'file:///project/other';
    assert.deepEqual(parseSaving([{ job: { jobId: 'j-1' }, folder }], reader), { job: 'j-1', folder });
    assert.deepEqual(parseSaving([{ job: 'j-1', folder: new Uri('/other') }], reader), {
      job: 'j-1',
      folder: 'file:///other',
    });
    for (const wrong of [{ folder }, { job: 7 }, { job: 'j-1', place: folder }, 7]) {
      assert.throws(() => parseSaving([wrong], reader), Refusal);
    }
  });
});
