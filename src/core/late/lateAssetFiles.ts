import type { Job, KeptOutput } from '../job';
import type { AssetFiles } from '../ports/assetFiles';
import type { Links } from '../ports/links';

/** Workspace files whose code is loaded when the first picture is there. */
export class LateAssetFiles implements AssetFiles, Links {
  readonly #load: () => Promise<AssetFiles & Links>;

  constructor(load: () => Promise<AssetFiles & Links>) {
    this.#load = load;
  }

  async choosePlace(job: Job, kept: KeptOutput, index: number, count: number): Promise<string> {
    return (await this.#load()).choosePlace(job, kept, index, count);
  }

  async place(...how: Parameters<AssetFiles['place']>): ReturnType<AssetFiles['place']> {
    return (await this.#load()).place(...how);
  }

  async linkedFolder(job: Parameters<AssetFiles['linkedFolder']>[0]): Promise<string | undefined> {
    return (await this.#load()).linkedFolder(job);
  }

  async readInput(...which: Parameters<AssetFiles['readInput']>): ReturnType<AssetFiles['readInput']> {
    return (await this.#load()).readInput(...which);
  }

  async leadsOut(uri: string): Promise<boolean> {
    return (await this.#load()).leadsOut(uri);
  }

  async isBehindLink(root: string, folder: string): Promise<boolean> {
    return (await this.#load()).isBehindLink(root, folder);
  }
}
