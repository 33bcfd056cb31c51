import assert from 'node:assert/strict';
import type { Destination, JobRequest, ReplacedFile } from '../../../../src/core/jobRequest';
import type { AssetFiles } from '../../../../src/core/ports/assetFiles';
import { QwenImageError } from '../../../../src/core/qwenImageError';
import { createPlaceOrder } from '../../../../src/ui/orders/placeOrder';
import type { DestinationWish, PlaceOrder } from '../../../../src/ui/orders/placeOrder';
import { Refusal } from '../../../../src/ui/refusal';
import { aRequest, english, RecordedJobs } from '../sampleJobs';
import { preferencesWith } from '../samplePreferences';

class Stage {
  readonly jobs = new RecordedJobs();
  readonly wishes: DestinationWish[] = [];
  destination: Destination | undefined = aRequest.destination;
  readInput = (): Promise<{ mediaType: string; bytes: Uint8Array }> =>
    Promise.resolve({ mediaType: 'image/png', bytes: new Uint8Array() });
  readonly place: PlaceOrder = createPlaceOrder({
    jobs: this.jobs,
    preferences: preferencesWith({ defaults: () => ({ steps: 20 }) }),
    random: { id: () => 'id', integer: () => 42 },
    files: {
      readInput: () => this.readInput(),
      linkedFolder: (job) => {
        this.looked.push(job);
        return Promise.resolve(this.linked);
      },
    },
    clock: { now: () => 5 },
    chooseDestination: (wish) => {
      this.wishes.push(wish);
      return Promise.resolve(this.destination);
    },
    placeholders: () => Promise.resolve(this),
    t: english,
  });
  readonly looked: Parameters<AssetFiles['linkedFolder']>[0][] = [];
  linked: string | undefined;
  readonly laid: JobRequest[] = [];
  readonly removed: string[] = [];
  placeholder: ReplacedFile | undefined = {
    uri: 'file:///project/fox.png',
    expected: 'grey',
    isPlaceholder: true,
  };

  lay(request: JobRequest): Promise<ReplacedFile | undefined> {
    this.laid.push(request);
    return Promise.resolve(this.placeholder);
  }

  remove({ uri }: ReplacedFile): Promise<'removed'> {
    this.removed.push(uri);
    return Promise.resolve('removed');
  }
}

const silently = { isInteractive: false };
const fox = { kind: 'file', uri: 'file:///project/fox.png' } as const;

describe('placeOrder', () => {
  it('fills an order in from settings and the model, and draws the seed', async () => {
    const stage = new Stage();
    await stage.place({ prompt: ' a fox ', parameters: { aspect_ratio: '1:1' } }, silently);
    const [request] = stage.jobs.submitted;
    assert.equal(request?.model, 'qwen-image');
    assert.equal(request.prompt, 'a fox');
    assert.deepEqual(
      [request.parameters['aspect_ratio'], request.parameters['steps'], request.parameters['seed']],
      ['1:1', 20, 42],
    );
    assert.deepEqual(request.destination, aRequest.destination);
  });

  it('takes the model for editing when there is a picture', async () => {
    const stage = new Stage();
    await stage.place({ prompt: 'in snow', image: fox, name: 'n', folder: 'f' }, silently);
    assert.equal(stage.jobs.submitted[0]?.model, 'qwen-image-edit');
    assert.deepEqual(stage.jobs.submitted[0].images, { image: fox });
    assert.deepEqual(stage.wishes, [{ isInteractive: false, folder: 'f', name: 'n', source: fox }]);
  });

  it('asks for the type that the name of a replaced file says', async () => {
    const stage = new Stage();
    await stage.place({ prompt: 'a fox', replace: 'file:///project/fox.JPG' }, silently);
    await stage.place(
      { prompt: 'a fox', replace: 'file:///project/fox.webp', parameters: { image_format: 'png' } },
      silently,
    );
    await stage.place({ prompt: 'snow', image: fox, replace: fox.uri }, silently);
    assert.deepEqual(
      stage.jobs.submitted.map(({ parameters }) => parameters['image_format']),
      ['jpeg', 'png', undefined],
    );
    assert.deepEqual(
      stage.wishes.map(({ replace }) => replace),
      ['file:///project/fox.JPG', 'file:///project/fox.webp', fox.uri],
    );
  });

  it('lays a placeholder first, and the job replaces just that', async () => {
    const stage = new Stage();
    await stage.place({ prompt: 'a fox', placeholder: true }, silently);
    const [laid] = stage.laid;
    assert.ok(laid);
    const { destination } = laid;
    assert.deepEqual(stage.jobs.submitted, [
      { ...laid, destination: { ...destination, replaces: stage.placeholder } },
    ]);
    await stage.place({ prompt: 'a fox' }, silently);
    assert.equal(stage.laid.length, 1);
  });

  it('takes the placeholder away again when no job comes of it', async () => {
    const stage = new Stage();
    stage.jobs.submit = () => Promise.reject(new QwenImageError('disk', { detail: 'ENOSPC' }));
    await assert.rejects(stage.place({ prompt: 'a fox', placeholder: true }, silently), /ENOSPC/);
    assert.deepEqual(stage.removed, ['file:///project/fox.png']);
  });

  it('makes no job where nobody can say how large the picture will be', async () => {
    const stage = new Stage();
    stage.placeholder = undefined;
    await assert.rejects(
      stage.place({ prompt: 'snow', image: fox, placeholder: true }, silently),
      /placeholder/,
    );
    assert.deepEqual(stage.jobs.submitted, []);
  });

  it('lays none where a picture lies that is to be replaced', async () => {
    const stage = new Stage();
    stage.destination = { ...aRequest.destination, replaces: { uri: fox.uri, expected: 'fox' } };
    await stage.place({ prompt: 'a fox', placeholder: true, replace: fox.uri }, silently);
    assert.deepEqual(stage.laid, []);
    assert.equal(stage.jobs.submitted[0]?.destination.replaces?.expected, 'fox');
  });

  const refused: readonly (readonly [Parameters<PlaceOrder>[0], RegExp])[] = [
    [{ prompt: '  ' }, /prompt is empty/],
    [{ prompt: 'x'.repeat(20_001) }, /20000 are the most/],
    [{ prompt: 'p', parameters: { steps: 99 } }, /“Steps” must be from 1 to 50/],
    [{ prompt: 'p', parameters: { stepps: 9 } }, /no parameter “stepps”/],
    [{ prompt: 'p', model: 'flux' }, /no model “flux”/],
    [{ prompt: 'p', model: 'qwen-image', image: fox }, /takes no picture/],
    [{ prompt: 'p', model: 'qwen-image-edit' }, /“Picture” is missing/],
  ];
  for (const [order, sentence] of refused) {
    it(`refuses before anybody is asked anything: ${String(sentence)}`, async () => {
      const stage = new Stage();
      await assert.rejects(
        stage.place(order, silently),
        (error) => error instanceof Refusal && sentence.test(error.message),
      );
      assert.deepEqual([stage.wishes, stage.jobs.submitted], [[], []]);
    });
  }

  it('makes no job of a picture that cannot be used', async () => {
    const stage = new Stage();
    stage.readInput = () => Promise.reject(new QwenImageError('badInput', { inputProblem: 'missing' }));
    await assert.rejects(stage.place({ prompt: 'p', image: fox }, silently), QwenImageError);
    assert.deepEqual(stage.jobs.submitted, []);
  });

  it('makes no job, and lays no placeholder, where a link leads to the place of the picture', async () => {
    const stage = new Stage();
    stage.linked = 'assets/2026';
    for (const placeholder of [false, true]) {
      await assert.rejects(
        stage.place({ prompt: 'a fox', placeholder }, silently),
        (error) => error instanceof Refusal && error.message.includes('“assets/2026”. A link leads there'),
      );
    }
    assert.deepEqual([stage.jobs.submitted, stage.laid], [[], []]);
    stage.linked = undefined;
    await stage.place({ prompt: 'a fox' }, silently);
    assert.deepEqual(stage.looked.at(-1), { request: stage.jobs.submitted[0], createdAt: 5 });
  });

  it('makes no job when the person would not say where to save', async () => {
    const stage = new Stage();
    stage.destination = undefined;
    assert.equal(await stage.place({ prompt: 'p' }, { isInteractive: true }), undefined);
    assert.deepEqual(stage.jobs.submitted, []);
  });
});
