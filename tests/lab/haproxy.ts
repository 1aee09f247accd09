import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bench } from './bench.ts';
import { findProgram, installHint } from './program.ts';
import { startServerProcess } from './server-process.ts';

/** Runs a real HAProxy whose one frontend has these directives, and resolves to the url of the endpoint's socket there. */
export async function runHaproxy(bench: Bench, frontend: string, ...backends: string[]): Promise<string> {
  const program = findProgram('haproxy');
  if (!program) throw new Error(installHint('haproxy'));
  const folder = await mkdtemp(join(tmpdir(), 'websocket-lab-'));
  bench.onStop(() => rm(folder, { recursive: true }));
  const port = await startServerProcess(bench, async (port) => {
    const file = join(folder, 'haproxy.cfg');
    await writeFile(file, configuration(port, frontend, backends));
    return [program, '-db', '-f', file];
  });
  return `ws://127.0.0.1:${port}/${bench.id}`;
}

/** A backend section with these servers, by address. */
export function backend(name: string, servers: string[], ...directives: string[]): string {
  const lines = [...directives, ...servers.map((server, index) => `server s${index} ${server}`)];
  return `backend ${name}\n  ${lines.join('\n  ')}`;
}

function configuration(port: number, frontend: string, backends: string[]): string {
  return `
global
  maxconn 200
defaults
  mode http
  timeout connect 1s
  timeout client 60s
  timeout server 60s
frontend lab
  bind 127.0.0.1:${port}
  ${frontend}
${backends.join('\n')}
`;
}
