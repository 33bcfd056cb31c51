import { spawn, spawnSync, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';

/** A program with its output piped and no input. */
export type Child = ChildProcessByStdio<null, Readable, Readable>;

const windows = process.platform === 'win32';
const children = new Set<Child>();
const folders = new Set<string>();

process.once('exit', () => {
  for (const child of children) kill(child, 'SIGKILL');
  for (const folder of folders) removeNow(folder);
});
// Ctrl-C reaches only this process: children are in groups of their own. It may come twice, from the terminal and
// from whoever started this process; the second must not cut short what the first began.
let leaving = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (leaving) return;
    leaving = true;
    void stopAll().finally(() => process.exit(130));
  });
}

/** Starts a program that does not outlive this process, in whatever way this process ends (but SIGKILL). */
export function start(
  program: string,
  parameters: readonly string[],
  options: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv } = {},
): Child {
  if (leaving) throw new Error('This process is about to end.');
  const child = spawn(program, parameters, {
    ...options,
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own: the children of the child are ended with it.
    detached: !windows,
  });
  // Without a process there is nothing to end; whoever waits for output learns of it by the same event.
  child.once('error', () => children.delete(child));
  children.add(child);
  return child;
}

/** Ends a program and its children: asks, waits up to `patience` ms, then uses force. May be called twice. */
export async function stop(child: Child, patience = 5000): Promise<void> {
  const deadline = Date.now() + patience;
  kill(child, 'SIGTERM');
  if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) {
    await Promise.race([once(child, 'exit'), delay(patience)]);
  }
  // Children of the child may still be ending children of their own.
  while (groupLives(child) && Date.now() < deadline) await delay(20);
  kill(child, 'SIGKILL');
  children.delete(child);
}

/** Ends every program that this process has started. */
export async function stopAll(): Promise<void> {
  await Promise.all([...children].map((child) => stop(child)));
}

/** Has a temporary folder removed when this process ends. */
export function removeAtExit(folder: string): void {
  folders.add(folder);
}

/** Removes a temporary folder now. A file that is still held open there (on Windows) is no reason to fail. */
export function removeNow(folder: string): void {
  folders.delete(folder);
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  } catch {
    console.error(`Left behind: ${folder}`);
  }
}

function groupLives(child: Child): boolean {
  if (windows || child.pid === undefined) return false;
  try {
    return process.kill(-child.pid, 0);
  } catch {
    return false;
  }
}

function kill(child: Child, signal: 'SIGTERM' | 'SIGKILL'): void {
  if (child.pid === undefined) return;
  try {
    if (windows) spawnSync('taskkill', ['/pid', String(child.pid), '/T', '/F']);
    else process.kill(-child.pid, signal);
  } catch {
    // Nothing of the group is left.
  }
}
