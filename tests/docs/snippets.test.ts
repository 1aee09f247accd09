import { type ChildProcess, spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { docsBlock } from '../support/docs-blocks.ts';

/** Within the repository, so that `ws` is found. */
const FOLDER = resolve(`out/snippets-${process.pid}`);
const children: ChildProcess[] = [];
const { WebSocket: before } = globalThis;

beforeAll(() => {
  mkdirSync(FOLDER, { recursive: true });
  globalThis.WebSocket = WebSocket as unknown as typeof globalThis.WebSocket;
});
afterAll(() => {
  globalThis.WebSocket = before;
  for (const child of children) child.kill('SIGKILL');
  rmSync(FOLDER, { recursive: true });
});

let files = 0;
function saved(code: string): string {
  files += 1;
  const file = `${FOLDER}/${files}.mjs`;
  writeFileSync(file, code);
  return file;
}

/** What a block exports, or the function of this name in it. */
async function exportsOf(page: string, words: string, name = ''): Promise<Record<string, CallableFunction>> {
  const { text } = docsBlock(page, words);
  return import(saved(name === '' ? text : `${text}\nexport { ${name} };`));
}

/** Runs a block as a program of its own; resolves to its port once it listens. */
async function started(code: string): Promise<{ child: ChildProcess; port: number; out: () => string }> {
  const child = spawn(process.execPath, [saved(code)], { env: { ...process.env, PORT: '0' } });
  children.push(child);
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (printed += data));
  await vi.waitFor(() => expect(printed).toMatch(/listening on \d+/), 60_000);
  return { child, port: Number(/listening on (\d+)/.exec(printed)?.[1]), out: () => printed };
}

async function listening(server: WebSocketServer): Promise<string> {
  await once(server, 'listening');
  return `ws://127.0.0.1:${(server.address() as { port: number }).port}/`;
}

describe('authentication.md', () => {
  const handshake = async (
    port: number,
    path: string,
    origin = 'https://app.example.com',
  ): Promise<unknown> => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, { origin });
    const message = once(socket, 'message').then(([data]) => JSON.parse(String(data)));
    const answer = once(socket, 'unexpected-response').then(([, response]) => response.statusCode);
    socket.on('error', () => undefined);
    return Promise.race([message, answer]);
  };

  it('a ticket opens one connection, of an origin that is allowed', async () => {
    const { port, out } = await started(docsBlock('docs/authentication.md', '// server.mjs').text);
    const ask = async (cookie: string) =>
      fetch(`http://127.0.0.1:${port}/ticket`, { method: 'POST', headers: { cookie } });
    expect((await ask('theme=dark')).status).toBe(401);
    const ticket = async (): Promise<string> => (await (await ask('session=ada')).json()).ticket;
    const first = `/live?ticket=${await ticket()}`;
    expect(await handshake(port, first)).toEqual({ type: 'welcome', user: 'ada' });
    expect(await handshake(port, first)).toBe(401);
    expect(await handshake(port, `/live?ticket=${await ticket()}`, 'https://evil.example')).toBe(403);
    await vi.waitFor(
      () => expect(out()).toContain('this origin is not allowed https://evil.example'),
      60_000,
    );
  });

  it('the page fetches a ticket for each attempt', async () => {
    const { connectWithTicket } = await exportsOf(
      'docs/authentication.md',
      'connectWithTicket',
      'connectWithTicket',
    );
    const opened: string[] = [];
    vi.stubGlobal('fetch', async () => Response.json({ ticket: 'a b' }));
    vi.stubGlobal(
      'WebSocket',
      class {
        constructor(url: string) {
          opened.push(url);
        }
      },
    );
    await connectWithTicket?.('https://api.example.com');
    vi.stubGlobal('fetch', async () => new Response('', { status: 401 }));
    await expect(connectWithTicket?.('https://api.example.com')).rejects.toThrow('signed out');
    vi.unstubAllGlobals();
    globalThis.WebSocket = WebSocket as unknown as typeof globalThis.WebSocket;
    expect(opened).toEqual(['wss://api.example.com/live?ticket=a%20b']);
  });
});

describe('reconnecting.md', () => {
  it('connects again with growing pauses, and stops where the server says no', async () => {
    const { connect } = await exportsOf('docs/reconnecting.md', '// connect.mjs');
    const server = new WebSocketServer({ port: 0 });
    let count = 0;
    server.on('connection', (client) => {
      count += 1;
      if (count < 4) client.close(1011);
      else client.send('hello', () => client.close(1008));
    });
    const url = await listening(server);
    const states: string[] = [];
    const messages: string[] = [];
    const timer = vi.spyOn(globalThis, 'setTimeout');
    const random = vi.spyOn(Math, 'random').mockReturnValue(1);
    const warn = vi.spyOn(console, 'warn').mockReturnValue();
    connect?.(url, {
      onMessage: (data: string) => messages.push(data),
      onState: (state: string) => states.push(state),
      firstDelay: 3,
    });
    await vi.waitFor(() => expect(states.at(-1)).toBe('refused'), 60_000);
    const pauses = timer.mock.calls
      .map(([, pause]) => pause)
      .filter((pause) => [3, 6, 12].includes(Number(pause)));
    for (const spy of [timer, random, warn]) spy.mockRestore();
    server.close();
    expect(messages).toEqual(['hello']);
    expect(count).toBe(4);
    expect(pauses).toEqual([3, 6, 12]);
  });

  it('keeps messages until the connection is open', async () => {
    const { createOutbox } = await exportsOf('docs/reconnecting.md', '// outbox.mjs');
    const sent: string[] = [];
    const socket = { readyState: 0, send: (text: string) => sent.push(text) };
    const outbox = createOutbox?.(2);
    for (const text of ['one', 'two', 'three']) outbox.send(socket, text);
    expect(sent).toEqual([]);
    socket.readyState = 1;
    outbox.flush(socket);
    outbox.send(socket, 'four');
    expect(sent).toEqual(['two', 'three', 'four']);
  });

  it('closes with 1001 when the server stops', async () => {
    const { child, port } = await started(docsBlock('docs/reconnecting.md', '// shutdown.mjs').text);
    const socket = new WebSocket(`ws://127.0.0.1:${port}/`);
    await once(socket, 'open');
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    const [code, reason] = await once(socket, 'close');
    expect([code, String(reason)]).toEqual([1001, 'restart']);
    expect((await ended)[0]).toBe(0);
  });
});

describe('heartbeats.md', () => {
  it('pings, and ends a connection that does not answer', async () => {
    const { text } = docsBlock('docs/heartbeats.md', '// heartbeat.mjs');
    expect(text).toContain('25_000');
    const { port } = await started(text.replace('25_000', '50'));
    const mute = new WebSocket(`ws://127.0.0.1:${port}/`, { autoPong: false });
    await once(mute, 'ping');
    const [code] = await once(mute, 'close');
    expect(code).toBe(1006);
    const answering = new WebSocket(`ws://127.0.0.1:${port}/`);
    for (let pings = 0; pings < 4; pings += 1) await once(answering, 'ping');
    expect(answering.readyState).toBe(WebSocket.OPEN);
    answering.terminate();
  });

  it('the page closes a silent connection', async () => {
    const { watchSilence } = await exportsOf('docs/heartbeats.md', '// watchdog.mjs');
    const socket = Object.assign(new EventTarget(), { close: vi.fn() });
    watchSilence?.(socket, 10);
    socket.dispatchEvent(new Event('open'));
    await vi.waitFor(
      () => expect(socket.close).toHaveBeenCalledWith(4000, 'no message from the server'),
      60_000,
    );
  });
});

describe('messages.md', () => {
  it('any message leaves the handler alive', async () => {
    const { handle } = await exportsOf('docs/messages.md', 'survives any message', 'handle');
    const error = vi.spyOn(console, 'error').mockReturnValue();
    const answers: unknown[] = [];
    const socket = { send: (text: string) => answers.push(JSON.parse(text)) };
    const seen: unknown[] = [];
    const handlers = { greet: (message: unknown) => seen.push(message) };
    for (const data of ['{"type":"greet"}', '{"type":"other","id":7}', '{', 'null'])
      handle?.(socket, data, handlers);
    error.mockRestore();
    expect(seen).toEqual([{ type: 'greet' }]);
    expect(answers).toMatchObject([{ type: 'error', id: 7 }, { type: 'error' }, { type: 'error' }]);
  });

  it('waits while too much is queued', async () => {
    const { sendAll } = await exportsOf('docs/messages.md', 'is queued', 'sendAll');
    const sent: string[] = [];
    const socket = { readyState: 1, bufferedAmount: 0, send: (text: string) => sent.push(text) };
    await sendAll?.(socket, ['a', 'b'], 10);
    expect(sent).toEqual(['a', 'b']);
    socket.bufferedAmount = 11;
    const rest = sendAll?.(socket, ['c'], 10);
    await new Promise((done) => setImmediate(done));
    expect(sent).toEqual(['a', 'b']);
    socket.bufferedAmount = 0;
    await rest;
    expect(sent).toEqual(['a', 'b', 'c']);
    await expect(sendAll?.({ ...socket, readyState: 3 }, ['d'])).rejects.toThrow('ended before');
  });
});

describe('monitoring.md', () => {
  it('logs the life of a connection without its query', async () => {
    const { logSocket } = await exportsOf('docs/monitoring.md', '// log-socket.mjs');
    const server = new WebSocketServer({ port: 0 });
    server.on('connection', (client) => client.close(4001, 'bye'));
    const socket = new WebSocket(`${await listening(server)}live?token=secret`);
    const lines: unknown[] = [];
    logSocket?.(socket, (line: unknown) => lines.push(line));
    await once(socket, 'close');
    server.close();
    expect(lines).toMatchObject([
      { event: 'open' },
      { event: 'close', code: 4001, reason: 'bye', wasClean: true },
    ]);
    expect(JSON.stringify(lines)).not.toContain('secret');
  });

  it('counts connections', async () => {
    const { counts, countConnections } = await exportsOf('docs/monitoring.md', '// metrics.mjs');
    const server = new EventEmitter();
    countConnections?.(server);
    const [one, two] = [new EventEmitter(), new EventEmitter()];
    for (const client of [one, two]) server.emit('connection', client);
    one.emit('close', 1006);
    expect(counts).toMatchObject({ open: 1, opened: 2, closed: { 1006: 1 } });
  });
});

it('testing.md: the test passes', async () => {
  const file = saved(docsBlock('docs/testing.md', '// live.test.mjs').text);
  const child = spawn(process.execPath, ['--test', file], { stdio: ['ignore', 'pipe', 'inherit'] });
  let out = '';
  child.stdout.on('data', (data) => (out += data));
  const [code] = await once(child, 'close');
  expect(code, out).toBe(0);
  expect(out).toMatch(/pass 1/);
});
