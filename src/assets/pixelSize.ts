/** Stored pixels; an orientation noted in EXIF is not applied. */
export interface PixelSize {
  readonly width: number;
  readonly height: number;
}

export type ImageSizeResult =
  | ({ readonly kind: 'size' } & PixelSize)
  /** So far it fits its type, but the size stands further on. At the end of a file this means: truncated. */
  | { readonly kind: 'needMoreBytes' }
  | { readonly kind: 'damaged' }
  /** Neither PNG, JPEG nor WebP. */
  | { readonly kind: 'unsupported' };
