import type { Job, KeptOutput } from '../job';
import type { AssetFiles } from '../ports/assetFiles';

/** Workspace files whose code is loaded when the first picture is there. */
export class LateAssetFiles implements AssetFiles {
  readonly #load: () => Promise<AssetFiles>;

  constructor(load: () => Promise<AssetFiles>) {
    this.#load = load;
  }

  async choosePlace(job: Job, kept: KeptOutput, index: number, count: number): Promise<string> {
    return (await this.#load()).choosePlace(job, kept, index, count);
  }

  async place(...how: Parameters<AssetFiles['place']>): ReturnType<AssetFiles['place']> {
    return (await this.#load()).place(...how);
  }

  async readInput(uri: string): ReturnType<AssetFiles['readInput']> {
    return (await this.#load()).readInput(uri);
  }
}
