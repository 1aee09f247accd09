import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../../scripts/free-port.ts';
import type { Bench } from './bench.ts';
import { tryConnecting } from './try-connecting.ts';

const attempts = 5;

// The server ends with our end of the pipe, and so also when a test runner kills us before the lab is stopped.
const leashed = 'exec 3<&0; "$@" & server=$!; { cat <&3; kill "$server" 2>/dev/null; } & wait "$server"';

/**
 * Runs a server program that cannot choose a free port itself, and resolves to its port once it takes connections.
 * `command` is called again with another port when the program ends at once, since somebody may have taken the first.
 * Rejects with the program's own words.
 */
export async function startServerProcess(
  bench: Bench,
  command: (port: number) => Promise<[program: string, ...args: string[]]>,
): Promise<number> {
  let words = '';
  for (let attempt = 0; attempt < attempts; attempt++) {
    const port = await freePort();
    const child = spawn('sh', ['-c', leashed, 'sh', ...(await command(port))], {
      stdio: ['pipe', 'ignore', 'pipe'],
    });
    child.stderr.on('data', (chunk) => {
      words = `${words}${chunk}`.slice(-2000);
    });
    if (await answers(child, port)) {
      bench.onStop(async () => {
        if (hasEnded(child)) return;
        const exited = once(child, 'exit');
        child.stdin.end();
        await exited;
      });
      return port;
    }
  }
  throw new Error(`The server program did not start: ${words}`);
}

const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;

/** Whether the process takes connections on the port; false when it ended first. */
async function answers(child: ChildProcess, port: number): Promise<boolean> {
  while (!hasEnded(child)) {
    if ((await tryConnecting('127.0.0.1', port)) === 'open') return !hasEnded(child);
    await pause(10);
  }
  return false;
}
