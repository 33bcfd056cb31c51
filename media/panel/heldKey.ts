/** What of a keydown tells whether a key is held. */
interface KeyDown {
  readonly key: string;
  /** Not the first one since the key went down. */
  readonly repeat: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

/** Whether a held key would press a button, or send the form, once more: each time might be paid for. */
export function wouldPressAgain({ key, repeat, ctrlKey, metaKey }: KeyDown, isOnButton: boolean): boolean {
  const isPress = isOnButton && (key === 'Enter' || key === ' ');
  const isSend = key === 'Enter' && (ctrlKey || metaKey);
  return repeat && (isPress || isSend);
}
