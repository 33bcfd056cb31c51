import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import type { PanelState } from '../../../src/protocol/panelState';
import { makeNonce, panelHtml } from '../../../src/ui/panel/panelHtml';
import { root } from '../../harness/paths';
import { FakeHost } from './fakeHost';
import { surroundings } from './surroundings';
import fixture from './themes.json';

export type Theme = keyof typeof fixture.themes;
export const themes: readonly Theme[] = ['dark', 'light', 'hc-dark', 'hc-light'];

export interface PageOptions {
  readonly state: (origin: string) => PanelState;
  readonly theme?: Theme;
  readonly width: number;
  readonly height: number;
  /** What `getState` answers: what an earlier page kept. */
  readonly kept?: unknown;
  /** Pictures by path. */
  readonly pictures?: Readonly<Record<string, Buffer>>;
  readonly zoom?: number;
}

export interface PanelPage {
  readonly page: Page;
  readonly host: FakeHost;
  readonly origin: string;
  /** What the page keeps of itself. */
  kept(): Promise<unknown>;
  /** Violations of the content security policy, page errors and console errors. */
  readonly complaints: string[];
  close(): Promise<void>;
}

let bundle: Promise<ReadonlyMap<string, Buffer>> | undefined;

/** The page by itself in a browser, on a fake host behind the real protocol. */
export async function openPanel(browser: Browser, options: PageOptions): Promise<PanelPage> {
  bundle ??= bundlePage();
  const files = await bundle;
  const server = createServer((request, response) => {
    const path = decodeURIComponent((request.url ?? '/').replace(/\?.*/, ''));
    const kept = /^\/kept\/(\d+)$/.exec(path);
    if (path === '/') answer(response, 'text/html', Buffer.from(html()));
    else if (kept !== null) answerKept(response, host.kept[Number(kept[1])]);
    else answer(response, typeOf(path), files.get(path) ?? options.pictures?.[path]);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const origin = `http://127.0.0.1:${typeof address === 'object' ? (address?.port ?? 0) : 0}`;
  const context = await browser.newContext({
    viewport: { width: options.width, height: options.height },
    deviceScaleFactor: options.zoom ?? 1,
  });
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin });
  const page = await context.newPage();
  page.setDefaultTimeout(8000);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  const host = new FakeHost(
    options.state(origin),
    () => origin,
    (message) => {
      void page.evaluate(`window.postMessage(${JSON.stringify(message)}, '*')`).catch(() => undefined);
    },
  );
  await page.exposeFunction('fakePost', (message: unknown) => host.server.receive(revive(message)));
  await page.addInitScript({
    content: surroundings({
      ...fixture.themes[options.theme ?? 'dark'],
      style: fixture.defaultStyle,
      home: host.state.home,
      kept: options.kept,
    }),
  });
  await page.goto(origin);
  await page.locator('.form, .viewer, .results').first().waitFor();
  return {
    page,
    host,
    origin,
    complaints,
    kept: () => page.evaluate('keptState'),
    close: async () => {
      await context.close();
      server.closeAllConnections();
      server.close();
    },
  };

  function html(): string {
    return panelHtml({
      cspSource: origin,
      nonce: makeNonce(),
      script: `${origin}/panel.js`,
      style: `${origin}/panel.css`,
      language: 'en',
      title: 'Qwen Image',
    });
  }
}

async function bundlePage(): Promise<ReadonlyMap<string, Buffer>> {
  const result = await build({
    absWorkingDir: root,
    entryPoints: ['media/panel/main.ts', 'media/panel/panel.css'],
    outdir: join(root, 'out', 'panel'),
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'chrome142',
    external: ['*.ttf'],
    tsconfig: 'media/tsconfig.json',
  });
  const files = result.outputFiles.map(
    ({ path, contents }) =>
      [path.endsWith('.css') ? '/panel.css' : '/panel.js', Buffer.from(contents)] as const,
  );
  const font = await readFile(join(root, 'node_modules/@vscode/codicons/dist/codicon.ttf'));
  return new Map([...files, ['/codicon.ttf', font]]);
}

function answer(response: ServerResponse, type: string, body: Buffer | undefined): void {
  response.writeHead(body === undefined ? 404 : 200, {
    ...(type === '' ? {} : { 'content-type': type }),
    'access-control-allow-origin': '*',
  });
  response.end(body);
}

function answerKept(response: ServerResponse, kept: FakeHost['kept'][number] | undefined): void {
  answer(response, kept?.mediaType ?? '', kept === undefined ? undefined : Buffer.from(kept.bytes));
}

function typeOf(path: string): string {
  const types: Readonly<Record<string, string>> = {
    js: 'text/javascript',
    css: 'text/css',
    ttf: 'font/ttf',
    svg: 'image/svg+xml',
  };
  return types[path.slice(path.lastIndexOf('.') + 1)] ?? '';
}

/** Bytes cross the bridge as lists of numbers. */
function revive(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(revive);
  if (typeof value !== 'object' || value === null) return value;
  if ('numbers' in value && Array.isArray(value.numbers)) return Uint8Array.from(value.numbers.map(Number));
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, revive(part)]));
}
