import { type ChildProcess, spawn } from 'node:child_process';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runCli } from '../../support/cli-tools.ts';

let program: ChildProcess;
let inspector: string;

beforeAll(async () => {
  program = spawn(process.execPath, ['--inspect=127.0.0.1:0', '-e', 'setInterval(() => undefined, 1_000)'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  inspector = await new Promise((resolve, reject) => {
    program.once('exit', () => reject(new Error(said)));
    program.stderr?.on('data', (text) => {
      said += text;
      const [address] = /ws:\/\/\S+/.exec(said) ?? [];
      if (address !== undefined) resolve(address);
    });
  });
});
afterAll(() => void program?.kill());

it('says that the inspector of Node.js cannot be watched, what to use instead, and leaves the program as it is', async () => {
  for (const address of [`http://${new URL(inspector).host}`, inspector]) {
    const { code, out, err } = await runCli(['watch', '--attach', address, '--seconds', '1']);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(`${address} is the inspector of Node.js`);
    expect(err).toContain('Use "wsdoctor probe URL"');
  }
  expect(program.exitCode).toBeNull();
});
