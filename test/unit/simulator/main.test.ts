import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

describe('npm run simulator', () => {
  const program = join(__dirname, '../../simulator/main.ts');

  function start(...flags: readonly string[]) {
    const child = spawn(process.execPath, ['--import', 'tsx', program, ...flags], { stdio: 'pipe' });
    let printed = '';
    child.stdout.on('data', (text: Buffer) => (printed += text.toString()));
    child.stderr.on('data', (text: Buffer) => (printed += text.toString()));
    return { child, printed: () => printed };
  }

  it('prints where it is and which key to use, serves, and ends well when told to', async () => {
    const { child, printed } = start('--port', '0', '--credits', '3');
    while (!printed().includes('__simulator')) await once(child.stdout, 'data');
    const [, api = ''] = /apiBaseUrl\s+(\S+)/.exec(printed()) ?? [];
    const [, key = ''] = /key to use\s+(\S+)/.exec(printed()) ?? [];
    const credits = await fetch(`${api}/v1/get-user-credits`, { headers: { 'x-api-key': key } });
    assert.match(await credits.text(), /"credits":3/);
    child.kill('SIGTERM');
    const [code] = (await once(child, 'exit')) as readonly unknown[];
    // Windows has no signals: the process is simply ended.
    assert.equal(code, process.platform === 'win32' ? null : 0);
  }).timeout(20_000);

  it('says what is wrong with a flag', async () => {
    const { child, printed } = start('--speed', 'fast');
    const [code] = (await once(child, 'close')) as readonly unknown[];
    assert.equal(code, 1);
    assert.match(printed(), /--speed wants a number, not "fast"/);
  }).timeout(20_000);
});
