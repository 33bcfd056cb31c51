/** Segmind names no limit for texts; this keeps a pasted file from being sent. In UTF-16 code units. */
export const maximumPromptLength = 20_000;

/** The largest seed for a model whose page names no range: what every back end holds in a signed 32-bit number. */
export const maximumSafeSeed = 2_147_483_647;
