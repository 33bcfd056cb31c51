import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchBrowser } from './browser';
import type { Server } from './server';

export interface WindowOptions {
  /** The workspace folder, or a `.code-workspace` file for several; without one an empty window opens. */
  readonly folder?: string;
  /** The profile of another window: both then share secrets and the global storage, as on a desktop. */
  readonly profile?: BrowserContext;
  /** Runs before the page is loaded. */
  readonly prepare?: (page: Page) => Promise<void>;
}

export interface Window {
  readonly page: Page;
  readonly profile: BrowserContext;
  /** Closes the window, and its profile if it was made for it. */
  close(): Promise<void>;
}

/** VS Code keeps secrets encrypted with a key that its server mints; the same each time, so a reload finds them. */
const secretsKey = Buffer.alloc(32, 'qwen-image-assets');

let browser: Promise<Browser> | undefined;

/** Opens a window of a running VS Code. Resolves when the workbench is drawn; extensions may still be starting. */
export async function openWindow(server: Server, options: WindowOptions = {}): Promise<Window> {
  const profile = options.profile ?? (await openProfile());
  const page = await profile.newPage();
  await options.prepare?.(page);
  await page.goto(address(server, options.folder), { waitUntil: 'commit' });
  await page.locator('.monaco-workbench .statusbar').waitFor({ timeout: 60_000 });
  return {
    page,
    profile,
    close: async () => {
      await (options.profile === undefined ? profile.close() : page.close());
    },
  };
}

/** A browser profile of its own, 1280×800. */
export async function openProfile(): Promise<BrowserContext> {
  browser ??= launchBrowser();
  const profile = await (await browser).newContext({ viewport: { width: 1280, height: 800 } });
  await profile.route('**/mint-key', (route) => route.fulfill({ body: secretsKey }));
  await profile.grantPermissions(['clipboard-read', 'clipboard-write']);
  return profile;
}

/** Ends the browser that all windows share. */
export async function closeBrowser(): Promise<void> {
  const open = browser;
  browser = undefined;
  await (await open)?.close();
}

/** The address of a window. The extension in development, if there is one, comes with it. */
export function address(server: Server, folder?: string): string {
  const authority = `127.0.0.1:${server.port}`;
  const query = new URLSearchParams();
  if (folder === undefined) query.set('ew', 'true');
  else query.set(folder.endsWith('.code-workspace') ? 'workspace' : 'folder', pathOf(folder));
  const { extension } = server;
  const payload: [string, string][] = [['skipWelcome', 'true']];
  if (extension.kind === 'development') {
    payload.push(['extensionDevelopmentPath', remote(extension.path)]);
    if (extension.tests !== undefined) payload.push(['extensionTestsPath', remote(extension.tests)]);
  }
  if (extension.kind !== 'packaged') query.set('payload', JSON.stringify(payload));
  return `http://${authority}/?${query.toString()}`;

  function remote(path: string): string {
    return `vscode-remote://${authority}${pathOf(path)}`;
  }
}

/** A path as it stands in a URI: on Windows `C:\a` is `/C:/a`. */
function pathOf(path: string): string {
  const slashes = path.replaceAll('\\', '/');
  return slashes.startsWith('/') ? slashes : `/${slashes}`;
}
