/** The type under which a page's own results are dragged: their URI as the extension knows it. */
export const resultType = 'application/x-qwen-image';
