import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Server } from '../harness/server';

const execute = promisify(execFile);

/** The process ids of a server's extension hosts, one for each window; read from `ps`, so not on Windows. */
export async function extensionHostsOf(server: Server): Promise<readonly number[]> {
  const { stdout } = await execute('ps', ['-eo', 'pid=,ppid=,args=']);
  const processes = stdout.split('\n').flatMap((line) => {
    const [, pid, parent, words = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return pid === undefined ? [] : [{ pid: Number(pid), parent: Number(parent), words }];
  });
  const own = new Set([server.pid]);
  // Parents come before their children, as a rule; a second look finds the others.
  for (let look = 0; look < 3; look += 1) {
    for (const { pid, parent } of processes) if (own.has(parent)) own.add(pid);
  }
  return processes
    .filter(({ pid, words }) => own.has(pid) && words.includes('--type=extensionHost'))
    .map(({ pid }) => pid);
}
