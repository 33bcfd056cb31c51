import { EventEmitter, once } from 'node:events';
import type { JobState } from '../../../src/core/job';
import type { Credits } from '../../../src/core/ports/imageService';
import type { Outgoing } from '../../../src/protocol/envelope';
import type { FromPanel } from '../../../src/protocol/fromPanel';
import type { JobView } from '../../../src/protocol/jobView';
import { PanelRefusal } from '../../../src/protocol/panelRefusal';
import type { InputPicture, PanelState } from '../../../src/protocol/panelState';
import { Server } from '../../../src/protocol/server';
import type { Handlers } from '../../../src/protocol/server';
import type { ToPanel } from '../../../src/protocol/toPanel';

/** The extension, as far as the page can tell: the real channel, and answers from memory. */
export class FakeHost {
  readonly calls: FromPanel[] = [];
  readonly errors: unknown[] = [];
  readonly server: Server;
  state: PanelState;
  /** What `pickInput` and `activeInput` answer. */
  picked: InputPicture | null = null;
  /** Submits are refused with these words. */
  refusal = '';
  /** So are actions on jobs. */
  actRefusal = '';
  kept: { readonly name: string; readonly bytes: Uint8Array; readonly mediaType?: string }[] = [];
  credits: Credits | null = { credits: 12.5, freeCredits: 0 };
  /** What `takeInput` answers for a picture that has changed, by its URI. */
  readonly moved = new Map<string, InputPicture>();
  thumbnails = 0;
  readonly #origin: () => string;
  readonly #heard = new EventEmitter();

  constructor(state: PanelState, origin: () => string, post: (message: Outgoing<ToPanel>) => void) {
    this.state = state;
    this.#origin = origin;
    this.server = new Server({
      post,
      handlers: this.#handlers(),
      onError: (error) => this.errors.push(error),
      failureWords: (error) => String(error),
    });
  }

  /** Resolves when there have been so many calls of a type: the page does what a click asks for, and says so, later. */
  async heard(type: FromPanel['type'], count: number): Promise<void> {
    while (this.called(type).length < count) await once(this.#heard, 'call');
  }

  /** Calls of one type, as they came. */
  called<T extends FromPanel['type']>(type: T): Extract<FromPanel, { type: T }>[] {
    return this.calls.filter((call): call is Extract<FromPanel, { type: T }> => call.type === type);
  }

  changeJob(id: string, change: Partial<JobView>): void {
    const jobs = this.state.jobs.map((job) => (job.id === id ? { ...job, ...change } : job));
    this.state = { ...this.state, jobs };
    const changed = jobs.filter((job) => job.id === id);
    this.server.tell({ type: 'jobs', changed, removed: changed.length === 0 ? [id] : [] });
  }

  removeJob(id: string): void {
    this.state = { ...this.state, jobs: this.state.jobs.filter((job) => job.id !== id) };
    this.server.tell({ type: 'jobs', changed: [], removed: [id] });
  }

  /** A picture that the page can load. */
  serve(name: string, mediaType: string, bytes: Uint8Array): InputPicture {
    this.kept.push({ name, bytes, mediaType });
    const uri = `${this.#origin()}/kept/${this.kept.length - 1}`;
    return { uri, src: uri, name, size: bytes.byteLength, mediaType };
  }

  #addJob(view: JobView): void {
    this.state = { ...this.state, jobs: [view, ...this.state.jobs] };
    this.server.tell({ type: 'jobs', changed: [view], removed: [] });
  }

  #changeLibrary(change: Partial<PanelState['library']>): null {
    this.state = { ...this.state, library: { ...this.state.library, ...change } };
    this.server.tell({ type: 'library', library: this.state.library });
    return null;
  }

  #handlers(): Handlers {
    const seen = <C extends FromPanel>(call: C): C => {
      this.calls.push(call);
      this.#heard.emit('call');
      return call;
    };
    return {
      ready: (call) => {
        seen(call);
        return this.state;
      },
      submit: (call) => {
        const { draft } = seen(call);
        if (this.refusal !== '') throw new PanelRefusal(this.refusal);
        const ids = Array.from({ length: draft.count }, (_, index) => `new-${this.calls.length}-${index}`);
        for (const id of ids) {
          this.#addJob(
            jobView(id, 'queued', { model: draft.model, prompt: draft.prompt, parameters: draft.parameters }),
          );
        }
        this.#changeLibrary({ prompts: [draft.prompt, ...this.state.library.prompts] });
        return ids;
      },
      job: (call) => ({ prompt: `${seen(call).id} in full` }),
      act: (call) => {
        const { id, action } = seen(call);
        if (this.actRefusal !== '') throw new PanelRefusal(this.actRefusal);
        if (action === 'cancel' || action === 'remove' || action === 'delete') this.removeJob(id);
        return null;
      },
      star: (call) => {
        this.changeJob(seen(call).id, { isStarred: call.isStarred });
        return null;
      },
      pickInput: (call) => {
        seen(call);
        return this.picked;
      },
      activeInput: (call) => {
        seen(call);
        return this.picked;
      },
      takeInput: (call) => {
        const { uri } = seen(call);
        const moved = this.moved.get(uri);
        if (moved !== undefined) return moved;
        const name = uri.slice(uri.lastIndexOf('/') + 1);
        const kept = this.kept[Number(/\/kept\/(\d+)$/.exec(uri)?.[1])];
        return {
          ...(uri.startsWith('https:') ? {} : { src: uri }),
          ...{ uri, name, size: kept?.bytes.byteLength ?? 5_100_000 },
          mediaType: kept?.mediaType ?? 'image/png',
        };
      },
      keepInput: (call) => {
        const { name, bytes, original } = seen(call);
        this.kept.push({ name, bytes });
        const uri = `${this.#origin()}/kept/${this.kept.length - 1}`;
        return {
          uri,
          src: uri,
          name,
          size: bytes.byteLength,
          mediaType: 'image/png',
          ...(original === undefined ? {} : { original }),
        };
      },
      keepThumbnail: (call) => {
        const { id, bytes } = seen(call);
        this.thumbnails += 1;
        this.kept.push({ name: id, bytes });
        return `${this.#origin()}/kept/${this.kept.length - 1}`;
      },
      savePreset: (call) => {
        const { preset } = seen(call);
        const { presets } = this.state.library;
        return this.#changeLibrary({ presets: [...presets.filter(({ id }) => id !== preset.id), preset] });
      },
      deletePreset: (call) => {
        const { id: gone } = seen(call);
        return this.#changeLibrary({ presets: this.state.library.presets.filter(({ id }) => id !== gone) });
      },
      forgetPrompt: (call) => {
        const { prompt: gone } = seen(call);
        return this.#changeLibrary({
          prompts: this.state.library.prompts.filter((prompt) => prompt !== gone),
        });
      },
      credits: (call) => {
        seen(call);
        return this.credits;
      },
      openInEditor: (call) => {
        seen(call);
        return null;
      },
    };
  }
}

export function emptyState(home: PanelState['home']): PanelState {
  return {
    home,
    isRemote: false,
    jobs: [],
    library: { presets: [], prompts: [] },
    settings: { confirmAbove: 4, inputLongestSide: 2048, defaults: {} },
    words: {},
  };
}

/** As the extension tells them of a job of today. */
function stepsOf(state: JobState): JobView['steps'] {
  switch (state) {
    case 'queued':
    case 'waiting':
      return ['stop'];
    case 'submitting':
    case 'ready':
      return [];
    case 'saved':
      return ['runAgain', 'remove'];
    case 'unconfirmed':
      return ['checkCharge', 'recover', 'retry', 'stop', 'remove'];
    case 'failed':
    case 'dismissed':
      return ['retry', 'runAgain', 'remove'];
  }
}

export function jobView(id: string, state: JobState, more: Partial<JobView> = {}): JobView {
  return {
    id,
    model: 'qwen-image',
    prompt: 'A red fox in the snow',
    isCut: false,
    parameters: {
      aspect_ratio: '16:9',
      negative_prompt: 'blurry, cartoonish',
      steps: 30,
      guidance: 3.5,
      seed: 42,
      image_format: 'png',
      quality: 90,
    },
    state,
    createdAt: Date.now(),
    typical: 28_190,
    pictures: [],
    spending: 'none',
    steps: stepsOf(state),
    isStarred: false,
    ...more,
  };
}
