let translations: Readonly<Record<string, string>> = {};

/** Takes the translations that came with the state. */
export function useTranslations(words: Readonly<Record<string, string>>): void {
  translations = words;
}

/** A text in the person's language, `{0}`, `{1}` … replaced. The English text is its own key. */
export function t(text: string, ...values: readonly (string | number)[]): string {
  return (translations[text] ?? text).replace(/\{(\d)\}/g, (mark, index) => {
    const value = values[Number(index)];
    return value === undefined ? mark : String(value);
  });
}
