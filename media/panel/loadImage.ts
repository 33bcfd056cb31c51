/** Loads a picture of the webview's own source so that it may be drawn on a canvas. Rejects when the browser cannot read it. */
export async function loadImage(src: string): Promise<HTMLImageElement> {
  const image = new Image();
  image.crossOrigin = 'anonymous';
  image.decoding = 'async';
  image.src = src;
  await image.decode();
  return image;
}

/** Draws a picture at a size and encodes it. Rejects when the type cannot be encoded here. */
export async function encodeImage(
  image: CanvasImageSource,
  size: { readonly width: number; readonly height: number },
  type: string,
  quality: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const canvas = new OffscreenCanvas(size.width, size.height);
  const context = canvas.getContext('2d');
  if (context === null) {
    throw new Error('No canvas could be made.');
  }
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, 0, 0, size.width, size.height);
  const blob = await canvas.convertToBlob({ type, quality });
  if (blob.type !== type) {
    throw new Error(`${type} cannot be written here.`);
  }
  return new Uint8Array(await blob.arrayBuffer());
}
