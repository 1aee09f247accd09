import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import type { Advice } from '../../src/fixes/stacks/advice.ts';
import { nginx } from '../../src/fixes/stacks/nginx.ts';
import { apache, caddy, haproxy } from '../../src/fixes/stacks/proxies.ts';
import { snippetContext } from '../../src/fixes/stacks/snippet-context.ts';
import { type Bench, createBench, type Undo } from '../lab/bench.ts';
import { createBrowserNeeds } from '../lab/browser-needs.ts';
import { makeCertificates } from '../lab/certificates.ts';
import { apacheObjections, caddyObjections, nginxObjections, objections } from '../lab/config-check.ts';
import { runHaproxy } from '../lab/haproxy.ts';
import { runNginx } from '../lab/nginx.ts';
import { created, page, tape } from '../support/tape.ts';

const undoes: Undo[] = [];
let folder: string;
let bench: Bench;
/** Where a real WebSocket server listens. */
let backend: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'wsdoctor-advice-'));
  const certificates = await makeCertificates([]);
  const { cert, key } = certificates.good;
  for (const name of ['FULL_CHAIN', 'PRIVATE_KEY', 'CHAIN_AND_KEY'])
    writeFileSync(join(folder, `${name}.pem`), `${cert}\n${key}`);
  bench = createBench('live', { certificates, undoes, needs: createBrowserNeeds() });
  const server = createServer((_request, response) => response.writeHead(426).end());
  new WebSocketServer({ server }).on('connection', (socket) => {
    socket.on('message', (data) => socket.send(`you said ${data}`));
  });
  backend = await bench.listen(server);
});

afterAll(async () => {
  for (const undo of undoes.reverse()) await undo();
  rmSync(folder, { recursive: true });
});

const session = tape(page('https://shop.test/'), created('wss://api.test/live'));
const [connection] = session.connections.values();
if (!connection) throw new Error('the tape has no connection');
const particulars = snippetContext(connection, session);

/** What stands in capitals is for the reader to fill in; the ports below 1024 are for root alone. */
function filledIn({ snippet }: Advice): string {
  return (typeof snippet === 'string' ? snippet : snippet(particulars))
    .replaceAll('127.0.0.1:BACKEND_PORT', backend)
    .replaceAll('/etc/ssl', folder)
    .replace('listen 443', 'listen 127.0.0.1:8443')
    .replace('bind :443', 'bind 127.0.0.1:8443');
}

/** Where a snippet belongs: it says so, or begins with a block that stands by itself. */
function nginxParts(snippet: string): { http: string; server: string } {
  const [, http = '', server] = /^# inside http\n(.*?)# inside server\n(.*)$/s.exec(snippet) ?? [];
  if (server !== undefined) return { http, server };
  return /^(?:server|upstream) /.test(snippet)
    ? { http: snippet, server: '' }
    : { http: '', server: snippet };
}

async function echoed(url: string): Promise<string> {
  const socket = new WebSocket(url);
  bench.onStop(() => socket.terminate());
  await once(socket, 'open');
  socket.send('hello');
  const [data] = await once(socket, 'message');
  return String(data);
}

describe('nginx', () => {
  it.each(Object.entries(nginx))('takes what it is advised: %s', (_topic, advice) => {
    const { http, server } = nginxParts(filledIn(advice));
    const text = `${http}\nserver {\nlisten 127.0.0.1:8444;\n${server}\n}`;
    expect(nginxObjections(folder, text)).toBe('');
  });

  it('lets sockets through with it, and without it does not', async () => {
    const { http, server } = nginxParts(filledIn(nginx.upgrade));
    expect(await echoed(await runNginx(bench, server, http))).toBe('you said hello');
    const plain = await runNginx(bench, `location / { proxy_pass http://${backend}; }`);
    await expect(echoed(plain)).rejects.toThrow('426');
  });
});

describe('HAProxy', () => {
  const times = 'timeout connect 1s\n  timeout client 1s\n  timeout server 1s';
  const defaults = `defaults\n  mode http\n  ${times}\n`;
  const bind = 'bind 127.0.0.1:8445';

  it.each(Object.entries(haproxy))('takes what it is advised: %s', (_topic, advice) => {
    const said = filledIn(advice);
    const whole = said.includes('bind ') ? said : said.replace(/^frontend web$/m, `$&\n  ${bind}`);
    const section = /^(?:frontend|backend) /.test(whole) ? whole : `  ${whole}`;
    const other = `frontend other\n  ${bind.replace('8445', '8446')}`;
    const missing = /use_backend|default_backend|^backend/m.test(whole) ? '' : 'backend sockets';
    const text = `${defaults}${section}\n${missing}\n${other}\n`;
    expect(objections(folder, 'haproxy', text, '-c', '-f')).toBe('');
  });

  it('lets sockets through with it', async () => {
    const [frontend = '', sockets = ''] = filledIn(haproxy.upgrade).split(/(?=^backend )/m);
    const url = await runHaproxy(bench, frontend.replace(/^.*\n/, ''), sockets);
    expect(await echoed(url)).toBe('you said hello');
  });
});

describe('Apache httpd', () => {
  it.each(Object.entries(apache))('takes what it is advised: %s', (_topic, advice) => {
    expect(apacheObjections(folder, filledIn(advice))).toBe('');
  });
});

describe('Caddy', () => {
  it.each(Object.entries(caddy))('takes what it is advised: %s', (_topic, advice) => {
    const said = filledIn(advice);
    const site = /^reverse_proxy/.test(said) ? `http://127.0.0.1:8448 {\n${said}\n}\n` : said;
    expect(caddyObjections(folder, site)).toBe('');
  });
});
