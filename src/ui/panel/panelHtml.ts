export interface PageParts {
  /** The webview's own source, as CSP takes it. */
  readonly cspSource: string;
  /** Random, new for each page. */
  readonly nonce: string;
  readonly script: string;
  readonly style: string;
  readonly language: string;
  readonly title: string;
}

/** The page: nothing is allowed but our script by nonce, and styles, fonts and pictures from the webview's own source. */
export function panelHtml(parts: PageParts): string {
  const { cspSource, nonce } = parts;
  const policy = [
    `default-src 'none'`,
    `script-src 'nonce-${nonce}'`,
    `style-src ${cspSource}`,
    `font-src ${cspSource}`,
    `img-src ${cspSource}`,
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${escape(parts.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escape(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${escape(parts.style)}">
<title>${escape(parts.title)}</title>
</head>
<body>
<qwen-panel></qwen-panel>
<script nonce="${escape(nonce)}" src="${escape(parts.script)}"></script>
</body>
</html>
`;
}

/** 128 random bits. */
export function makeNonce(): string {
  const bytes = globalThis.crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
