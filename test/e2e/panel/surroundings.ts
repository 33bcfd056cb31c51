export interface Surroundings {
  readonly bodyClass: string;
  readonly variables: Readonly<Record<string, string>>;
  /** VS Code's own style of every webview. */
  readonly style: string;
  readonly home: 'view' | 'editor';
  /** What an earlier page kept. */
  readonly kept: unknown;
}

/** A script that makes a page believe it is a webview: the theme's variables and VS Code's API. */
export function surroundings({ bodyClass, variables, style, home, kept }: Surroundings): string {
  const ground = home === 'view' ? '--vscode-sideBar-background' : '--vscode-editor-background';
  const sheet = `${style} html { background: var(${ground}); }`;
  return `
    globalThis.keptState = ${JSON.stringify(kept)};
    const flat = (value) =>
      value instanceof Uint8Array ? { numbers: [...value] }
      : Array.isArray(value) ? value.map(flat)
      : typeof value !== 'object' || value === null ? value
      : Object.fromEntries(Object.entries(value).map(([key, part]) => [key, flat(part)]));
    globalThis.acquireVsCodeApi = () => ({
      postMessage: (message) => { fakePost(flat(message)); },
      getState: () => globalThis.keptState,
      setState: (state) => { globalThis.keptState = state; },
    });
    document.addEventListener('DOMContentLoaded', () => {
      const variables = ${JSON.stringify(variables)};
      for (const name in variables) document.documentElement.style.setProperty(name, variables[name]);
      document.body.className = ${JSON.stringify(bodyClass)};
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(${JSON.stringify(sheet)});
      document.adoptedStyleSheets = [sheet];
    });
  `;
}
