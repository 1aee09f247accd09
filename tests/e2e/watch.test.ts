import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocketServer } from 'ws';
import { type LaunchedBrowser, launchChromium } from '../../cli/watch/browser/launch-browser.ts';
import { connectProtocol } from '../../cli/watch/browser/protocol.ts';
import { buildCli } from '../../scripts/build-cli.ts';
import { type FailingSockets, serveFailingSockets } from '../support/failing-sockets.ts';
import { openTrace } from '../support/trace-tools.ts';

const SECRET = 'hush-0123456789abcdef';

let page: FailingSockets;
let folder: string;

beforeAll(async () => {
  buildCli();
  folder = mkdtempSync(join(tmpdir(), 'wsdoctor-watching-'));
  page = await serveFailingSockets();
});
afterAll(async () => {
  await page?.close();
  rmSync(folder, { recursive: true });
});

interface Run {
  child: ChildProcess;
  out: () => string;
  err: () => string;
  code: Promise<number | null>;
  /** Resolves when the pattern is on standard output. */
  tells(pattern: RegExp): Promise<void>;
}

/** The built command, in a temporary folder of its own, so that what it leaves there is seen. */
function watch(...args: string[]): Run {
  let out = '';
  let err = '';
  const child = spawn(process.execPath, ['dist-cli/wsdoctor.js', 'watch', ...args], {
    env: { ...process.env, TMPDIR: folder },
  });
  const listeners: (() => void)[] = [];
  child.stdout?.on('data', (chunk) => {
    out += chunk;
    for (const listener of listeners) listener();
  });
  child.stderr?.on('data', (chunk) => {
    err += chunk;
  });
  return {
    child,
    out: () => out,
    err: () => err,
    code: new Promise((resolve) => child.once('close', resolve)),
    tells: (pattern) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (pattern.test(out)) resolve();
        };
        listeners.push(look);
        look();
      }),
  };
}

const profiles = (): string[] => readdirSync(folder).filter((name) => name.startsWith('wsdoctor-watch-'));

/** Chromium's own process: its lock is a link to `HOST-PID`. */
const browserOf = (profile: string): number =>
  Number(
    readlinkSync(join(folder, profile, 'profile', 'SingletonLock'))
      .split('-')
      .at(-1),
  );

function expectNothingLeft(): void {
  expect(readdirSync(folder).filter((name) => name !== 'out')).toEqual([]);
  expect(spawnSync('pgrep', ['-f', `${folder}/wsdoctor-watch-`], { encoding: 'utf8' }).stdout).toBe('');
}

const own = ['--browser', 'chromium'];

describe('wsdoctor watch', () => {
  it('names ten causes while the page runs, writes a report and a trace, and leaves nothing', async () => {
    const out = join(folder, 'out');
    const run = watch(page.url, ...own, '--seconds', '6', '--out', out, '--readable');
    expect(await run.code, run.err()).toBe(1);
    for (const rule of page.expected) expect(run.out()).toMatch(new RegExp(`(?:certain|likely) · ${rule} ·`));
    expect(run.out().match(/· forbidden ·/g)?.length, 'each cause is told once').toBe(1);
    expect(run.out()).toContain('11 connections');
    expect(run.out() + run.err()).not.toContain(SECRET);
    const files = readdirSync(out).sort();
    expect(files).toEqual(['report.md', 'trace.wsdoctor.json']);
    for (const name of files) expect(readFileSync(join(out, name), 'utf8')).not.toContain(SECRET);
    expectNothingLeft();
  });

  it('has what the page did and heard, and who closed first', async () => {
    const run = watch(page.url, ...own, '--seconds', '5', '--format', 'json', '--readable');
    expect(await run.code, run.err()).toBe(1);
    const report = JSON.parse(run.out());
    const texts = [...report.events, ...report.excerpt].map(({ text }: { text: string }) => text).join('\n');
    expect(texts).toContain('close event: 4001');
    expect(JSON.stringify(report.verdicts)).toContain('The server sent');
    expect(run.out()).toContain('The server sent the first close frame');
  });

  it('has the reason also where another extension hides it', async () => {
    const blanking = join(process.cwd(), 'tests/lab/blanking-extension');
    const browser = await launchChromium({
      path: process.env.CHROMIUM_PATH ?? 'chromium',
      headed: false,
      args: [`--disable-extensions-except=${blanking}`, `--load-extension=${blanking}`],
    });
    try {
      const address = browser.endpoint;
      const run = watch('--attach', address, page.url, '--seconds', '8', '--format', 'brief', '--readable');
      expect(await run.code, run.err()).toBe(1);
      for (const rule of page.expected) expect(run.out()).toContain(`[${rule}, `);
      expect(run.out()).not.toContain('reason-hidden');
    } finally {
      await browser.close();
    }
  });

  it('has the page hook and the log of Firefox', async () => {
    const run = watch(page.url, '--browser', 'firefox', '--seconds', '6', '--format', 'brief', '--readable');
    expect(await run.code, run.err()).toBe(1);
    for (const rule of page.expected) expect(run.out()).toContain(`[${rule}, `);
    expect(run.out()).toContain('Evidence: Firefox log:');
    expectNothingLeft();
  });

  it('has each request before its response, also where Firefox gives both the same time', async () => {
    const server = createServer((_request, response) => {
      response.setHeader('content-type', 'text/html').end(`<!doctype html><title>asks</title><script>
        const socket = new WebSocket('ws://' + location.host);
        let left = 300;
        socket.onopen = socket.onmessage = () => left-- > 0 && socket.send('ask');
      </script>`);
    });
    new WebSocketServer({ server }).on('connection', (socket) =>
      socket.on('message', () => socket.send('answer')),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const out = join(folder, 'out');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    try {
      const run = watch(url, '--browser', 'firefox', '--seconds', '6', '--out', out, '--readable');
      expect(await run.code, run.err()).toBe(0);
    } finally {
      server.closeAllConnections();
      server.close();
    }
    const { session } = openTrace(readFileSync(join(out, 'trace.wsdoctor.json'), 'utf8'));
    const directions = [...session.connections.values()].flatMap(({ frames }) =>
      frames.kept.map(({ direction }) => direction),
    );
    expect(directions).toEqual(Array.from({ length: 300 }, () => ['sent', 'received']).flat());
  });

  it('says that a page cannot be loaded', async () => {
    const run = watch('http://127.0.0.1:1999/', ...own, '--seconds', '2');
    expect(await run.code).toBe(2);
    expect(run.err()).toContain('ERR_CONNECTION_REFUSED. Nothing listens there');
    expectNothingLeft();
  });

  it('says that the server of a page never answers', async () => {
    const silent = createServer(() => undefined);
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(silent.address() as AddressInfo).port}/`;
    const run = watch(url, ...own, '--seconds', '2');
    expect(await run.code).toBe(2);
    expect(run.err()).toContain(`cannot load ${url}: its server gave no answer within 20 s`);
    expectNothingLeft();
    silent.closeAllConnections();
    silent.close();
  });

  it('ends early on Ctrl+C, with what it has', async () => {
    const run = watch(page.url, ...own, '--seconds', '600');
    await run.tells(/· forbidden ·/);
    run.child.kill('SIGINT');
    expect(await run.code, run.err()).toBe(1);
    expect(run.out()).toMatch(/── \d+ connections, \d+ findings ──[\s\S]*\[forbidden, /);
    expectNothingLeft();
  });

  it('writes what it has when the browser dies', async () => {
    const run = watch(page.url, ...own, '--seconds', '600');
    await run.tells(/· forbidden ·/);
    process.kill(browserOf(profiles()[0] ?? ''), 'SIGKILL');
    expect(await run.code).toBe(2);
    expect(run.err()).toContain('the browser ended before the time was over');
    expect(run.out()).toMatch(/── \d+ connections, \d+ findings ──[\s\S]*\[forbidden, /);
    expectNothingLeft();
  });
});

describe('wsdoctor watch --attach', () => {
  let browser: LaunchedBrowser;
  let quiet: Server;
  let quietUrl: string;

  beforeAll(async () => {
    quiet = createServer((_request, response) =>
      response.setHeader('content-type', 'text/html').end('<title>quiet</title>'),
    );
    await new Promise<void>((resolve) => quiet.listen(0, '127.0.0.1', resolve));
    quietUrl = `http://127.0.0.1:${(quiet.address() as AddressInfo).port}/`;
    browser = await launchChromium({ path: process.env.CHROMIUM_PATH ?? 'chromium', headed: false });
    const protocol = await connectProtocol(browser.endpoint);
    await protocol.send('Target.createTarget', { url: quietUrl });
    protocol.close();
  });
  afterAll(async () => {
    await browser?.close();
    quiet?.close();
  });

  const address = (): string => new URL(browser.endpoint.replace('ws:', 'http:')).origin;

  /** Each tab, and what a page can know of its window. */
  async function stateOfTabs(): Promise<string[]> {
    const protocol = await connectProtocol(browser.endpoint);
    const { targetInfos } = await protocol.send('Target.getTargets');
    const pages = (targetInfos as { type: string; url: string; targetId: string }[]).filter(
      ({ type }) => type === 'page',
    );
    const found: string[] = [];
    for (const { url, targetId } of pages) {
      const { sessionId } = await protocol.send('Target.attachToTarget', { targetId, flatten: true });
      const { result } = await protocol.send('Runtime.evaluate', { expression: STATE }, String(sessionId));
      found.push(`${url} ${(result as { value: string }).value}`);
    }
    protocol.close();
    return found.sort();
  }
  const STATE =
    'JSON.stringify([document.title, innerWidth, innerHeight, devicePixelRatio, navigator.userAgent, document.visibilityState, performance.timeOrigin, String(WebSocket)])';

  it('leaves the browser as it was, and says what it could not see', async () => {
    await expect.poll(stateOfTabs).toContainEqual(expect.stringContaining('"quiet"'));
    const before = await stateOfTabs();
    const run = watch('--attach', address(), page.url, '--seconds', '5', '--format', 'brief', '--readable');
    expect(await run.code, run.err()).toBe(1);
    for (const rule of page.expected) expect(run.out()).toContain(`[${rule}, `);
    expect(run.err()).toContain('1 page was open before');
    expect(await stateOfTabs()).toEqual(before);
    const protocol = await connectProtocol(browser.endpoint);
    // No recording is left: a new one can begin.
    await protocol.send('Tracing.start', { traceConfig: { includedCategories: ['netlog'] } });
    protocol.close();
  });

  it('does without the net log where another program records a trace, and says so', async () => {
    const other = await connectProtocol(browser.endpoint);
    await other.send('Tracing.start', { traceConfig: { includedCategories: ['devtools.timeline'] } });
    const run = watch('--attach', address(), page.url, '--seconds', '4', '--format', 'brief', '--readable');
    expect(await run.code, run.err()).toBe(1);
    expect(run.err()).toContain('net log is not recorded');
    expect(run.out()).toContain('[forbidden, ');
    await other.send('Tracing.end');
    other.close();
  });

  it('says that there is no browser', async () => {
    const nobody = watch('--attach', 'http://127.0.0.1:1999', '--seconds', '1');
    expect(await nobody.code).toBe(2);
    expect(nobody.err()).toContain('nothing listens there');
    const another = watch('--attach', quietUrl, '--seconds', '1');
    expect(await another.code).toBe(2);
    expect(another.err()).toContain('no debugging port');
  });
});
