import * as z from 'zod/mini';

/** A `vscode.Uri`, or what is left of one after it went through JSON. */
export const uriParts = z.object({
  scheme: z.string().check(z.minLength(1)),
  authority: z.optional(z.string()),
  path: z.string(),
  query: z.optional(z.string()),
  fragment: z.optional(z.string()),
});

/** A row of the jobs view. */
export const rowShape = z.object({ jobId: z.string() });

const uriOrText = z.union([z.string(), uriParts]);

export const insertShape = z.strictObject({
  asset: z.optional(uriOrText),
  job: z.optional(z.union([z.string(), rowShape])),
  /** In place of what the prompt says; empty for a decoration. */
  alt: z.optional(z.string()),
  /** Whether smaller copies go with it, or their widths in px, in place of what the setting says. */
  responsive: z.optional(
    z.union([z.boolean(), z.array(z.int().check(z.minimum(16), z.maximum(8192))).check(z.maxLength(10))]),
  ),
  /** A `vscode.TextEditor`, in place of the active one. */
  editor: z.optional(z.object({ document: z.object({ uri: uriParts }) })),
});

export const recoverShape = z.strictObject({
  requestId: z.string(),
  model: z.optional(z.string()),
  /** A job without an answer that is the request's. */
  job: z.optional(z.union([z.string(), rowShape])),
});

export const savingShape = z.strictObject({
  job: z.union([z.string().check(z.minLength(1)), rowShape]),
  folder: z.optional(uriOrText),
});

export const jobIdShape = z.union([z.string().check(z.minLength(1)), rowShape]);
