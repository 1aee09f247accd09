import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bench } from './bench.ts';
import { findProgram, installHint } from './program.ts';
import { startServerProcess } from './server-process.ts';

/**
 * Runs a real nginx whose one server has these directives, and those `outside` around it, and resolves to the url of the endpoint's socket there.
 * Everything nginx writes stays in a temporary folder, so that it needs no rights.
 */
export async function runNginx(bench: Bench, directives: string, outside = ''): Promise<string> {
  const program = findProgram('nginx');
  if (!program) throw new Error(installHint('nginx'));
  const folder = await mkdtemp(join(tmpdir(), 'websocket-lab-'));
  bench.onStop(() => rm(folder, { recursive: true }));
  const port = await startServerProcess(bench, async (port) => {
    await writeFile(join(folder, 'nginx.conf'), configuration(folder, port, directives, outside));
    return [program, '-p', folder, '-c', 'nginx.conf', '-e', 'stderr'];
  });
  return `ws://127.0.0.1:${port}/${bench.id}`;
}

/** A location that passes a WebSocket handshake on as it should be passed on. */
export function upgradingLocation(backend: string, ...directives: string[]): string {
  return `location / {
      proxy_pass http://${backend};
      proxy_http_version 1.1;
      proxy_set_header Upgrade $http_upgrade;
      proxy_set_header Connection "upgrade";
      ${directives.join('\n      ')}
    }`;
}

function configuration(folder: string, port: number, directives: string, outside: string): string {
  return `
daemon off;
master_process off;
pid ${folder}/nginx.pid;
events {}
http {
  access_log off;
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
  ${outside}
  server {
    listen 127.0.0.1:${port};
    ${directives}
  }
}
`;
}
