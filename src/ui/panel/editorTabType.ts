/** The type of the page's editor tab, by which VS Code finds its serializer after a restart. */
export const editorTabType = 'qwenImage.panel';
