import * as z from 'zod/mini';
import type { Library, Preset } from '../../protocol/panelState';
import type { PanelFiles } from './panelFiles';

/** How many prompts are remembered. */
const promptLimit = 200;

const StoredPreset = z.object({
  id: z.string(),
  name: z.string(),
  model: z.string(),
  prompt: z.string(),
  parameters: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});
const StoredPrompts = z.array(z.string());

/** Presets, one file each, and prompts as they were typed. What does not parse is passed over and left alone. */
export class Shelf {
  readonly #files: PanelFiles;
  #library: Library = { presets: [], prompts: [] };
  /** Writes of the prompts follow each other. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(files: PanelFiles) {
    this.#files = files;
  }

  get library(): Library {
    return this.#library;
  }

  /** What can be read is there, also when this rejects because something cannot. */
  async load(): Promise<void> {
    const [presets, prompts] = await Promise.allSettled([this.#readPresets(), this.#readPrompts()]);
    this.#library = {
      presets: presets.status === 'fulfilled' ? presets.value : this.#library.presets,
      prompts: prompts.status === 'fulfilled' ? prompts.value : this.#library.prompts,
    };
    for (const result of [presets, prompts]) {
      if (result.status === 'rejected') {
        throw result.reason;
      }
    }
  }

  async savePreset(preset: Preset): Promise<void> {
    await this.#files.write(presetPath(preset.id), encode(preset));
    await this.load();
  }

  async deletePreset(id: string): Promise<void> {
    await this.#files.remove(presetPath(id));
    await this.load();
  }

  async rememberPrompt(prompt: string): Promise<void> {
    if (this.#library.prompts[0] === prompt) {
      return;
    }
    await this.#changePrompts((prompts) =>
      [prompt, ...prompts.filter((known) => known !== prompt)].slice(0, promptLimit),
    );
  }

  async forgetPrompt(prompt: string): Promise<void> {
    await this.#changePrompts((prompts) => prompts.filter((known) => known !== prompt));
  }

  /** Reads before it writes: another window may have added some. */
  async #changePrompts(change: (prompts: readonly string[]) => readonly string[]): Promise<void> {
    const work = this.#last.then(async () => {
      const prompts = change(await this.#readPrompts());
      await this.#files.write('prompts.json', encode(prompts));
      this.#library = { ...this.#library, prompts };
    });
    this.#last = work.catch(() => undefined);
    await work;
  }

  async #readPrompts(): Promise<readonly string[]> {
    return parse(StoredPrompts, await this.#files.read('prompts.json')) ?? [];
  }

  async #readPresets(): Promise<readonly Preset[]> {
    const names = await this.#files.list('presets');
    const presets = await Promise.all(
      names.map(async (name) => parse(StoredPreset, await this.#files.read(`presets/${name}`))),
    );
    return presets
      .filter((preset) => preset !== undefined)
      .sort((one, other) => one.name.localeCompare(other.name));
  }
}

function presetPath(id: string): string {
  return `presets/${encodeURIComponent(id)}.json`;
}

function encode(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value));
}

function parse<S extends z.ZodMiniType>(schema: S, bytes: Uint8Array | undefined): z.infer<S> | undefined {
  if (bytes === undefined) {
    return undefined;
  }
  try {
    return schema.safeParse(JSON.parse(new TextDecoder().decode(bytes))).data;
  } catch {
    return undefined;
  }
}
