import { generatedPicture } from './picture/generatedPicture';
import { fromDataUri } from './uploadStore';
import type { World } from './world';

/**
 * The bytes that `image` names: inline, uploaded here, or made here before. Nothing is ever fetched: for a
 * public URL a picture is invented from the URL. Rejects where Segmind could not have got the picture.
 */
export async function inputPicture(world: World, image: string): Promise<Buffer> {
  const inline = fromDataUri(image);
  if (inline) return inline.bytes;
  if (!URL.canParse(image)) throw new Error('Unable to fetch the input image: invalid URL');
  const url = new URL(image);
  if (url.origin === world.origins().images) {
    const [, folder, file = ''] = url.pathname.split('/');
    const upload = folder === 'uploads' ? world.uploads.find(file) : undefined;
    const job = folder === 'outputs' ? world.jobs.findOutput(file.replace(/\.\w+$/, '')) : undefined;
    const bytes = upload?.bytes ?? (await job?.drawing)?.bytes;
    if (bytes) return bytes;
  } else if (!/^(localhost|127\..*|\[.*\]|0\.0\.0\.0|10\..*|192\.168\..*|169\.254\..*)$/.test(url.hostname)) {
    const invented = {
      prompt: image,
      seed: 0,
      ratio: '4:3',
      format: 'png',
      quality: 90,
      padToBytes: 0,
    } as const;
    return (await generatedPicture({ ...invented, scale: Math.min(0.5, world.settings.scale) })).bytes;
  }
  throw new Error(`Unable to fetch the input image: ${image}`);
}
