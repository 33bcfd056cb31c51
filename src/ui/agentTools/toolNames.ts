/** What language models may call; the same names are in the manifest. */
export const toolNames = ['qwenImage_generate', 'qwenImage_edit', 'qwenImage_jobs'] as const;

export type ToolName = (typeof toolNames)[number];
