import { spawn } from 'node:child_process';

/** Opens an address in the person's own browser, if there is one. */
export function openInBrowser(address: string): void {
  if (process.env['CI'] !== undefined) return;
  const [program, ...parameters] = opener(address);
  const child = spawn(program, parameters, { stdio: 'ignore', detached: true });
  // Without a desktop there is nothing to open; the address has been printed.
  child.once('error', () => undefined);
  child.unref();
}

function opener(address: string): readonly [string, ...string[]] {
  if (process.platform === 'darwin') return ['open', address];
  if (process.platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler', address];
  return ['xdg-open', address];
}
