const sentTypes = ['image/png', 'image/jpeg', 'image/webp'] as const;
export type SentType = (typeof sentTypes)[number];

/** The type, where it is one that is sent as it is. */
export function supportedMediaType(mediaType: string | undefined): SentType | undefined {
  return sentTypes.find((type) => type === mediaType);
}

/** `PNG` for `image/png`. */
export function typeWords(mediaType: string): string {
  return mediaType
    .replace(/^image\//, '')
    .replace(/\+xml$/, '')
    .toUpperCase();
}
