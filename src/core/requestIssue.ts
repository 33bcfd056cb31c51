/** What is wrong with one field of a request, in facts; `ui` and `media` make sentences of them. */
export type RequestIssue =
  | { readonly kind: 'missing'; readonly field: string }
  /** Choices in the prompt may leave nothing of it. */
  | { readonly kind: 'emptyChoice'; readonly field: 'prompt' }
  | { readonly kind: 'unknownModel'; readonly field: 'model'; readonly value: string }
  | { readonly kind: 'unknownField'; readonly field: string }
  | { readonly kind: 'notANumber' | 'notAnInteger' | 'notAText'; readonly field: string }
  | { readonly kind: 'range'; readonly field: string; readonly minimum: number; readonly maximum: number }
  | { readonly kind: 'choice'; readonly field: string; readonly choices: readonly string[] }
  /** In UTF-16 code units. */
  | { readonly kind: 'tooLong'; readonly field: string; readonly length: number; readonly maximum: number };
