import { pathUrl } from '../pathUrl';
import type { ImageMention } from './imageMention';

/** What stands at a mention's span when its file has another name in the same folder. @param written what stands there now */
export function renamedPath(
  { writing }: Pick<ImageMention, 'writing'>,
  written: string,
  name: string,
): string {
  const folder = /^(?:[^]*[/\\])?/.exec(written)?.[0] ?? '';
  return folder + (writing === 'url' ? pathUrl(name) : name);
}
