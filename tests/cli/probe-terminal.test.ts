import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { probe } from '../../cli/probe/probe.ts';
import { parseProbeOptions } from '../../cli/probe/probe-options.ts';
import { runProbe } from '../../cli/probe/probe-run.ts';
import { createProbeRunner } from '../../panel/probe/probe-runner.ts';
import { createLiveSession } from '../../panel/session/live-session.ts';
import type { TcpStep, TerminalProbe } from '../../src/experiments/cli-report.ts';
import { terminalResults } from '../../src/probe/cli-report/terminal-results.ts';
import { listenOn, type Undo } from '../lab/bench.ts';
import { makeCertificates } from '../lab/certificates.ts';
import { type Hostile, hostileServers } from '../lab/hostile.ts';
import type { Lab } from '../lab/scenario.ts';
import { startLab } from '../lab/start.ts';
import { createWebSocketServer, echo } from '../lab/websocket-server.ts';
import { fetchPage } from '../lab/wire.ts';
import { attempt, START, tape } from '../support/tape.ts';

type Output = TerminalProbe & {
  verdicts: { rule: string; confidence: string; evidence: string[] }[];
  conclusions: { id: string; because: string[] }[];
};

/** Faults of the lab: the conclusion that the steps lead to. The verdict is the endpoint's own rule. */
const FAULTS: Record<string, string> = {
  'connection-refused': 'nobody-listens',
  'host-not-found': 'name-unknown',
  'connection-timed-out': 'no-way',
  'certificate-expired': 'certificate-dates',
  'certificate-wrong-host': 'certificate-name',
  'certificate-untrusted': 'certificate-authority',
  'client-certificate': 'client-certificate',
  'tls-version': 'tls-version',
  'wss-to-plain-port': 'fails-everywhere',
  'bad-request': 'bad-request',
  'bad-request--path': 'bad-request',
  unauthorized: 'credentials',
  'unauthorized--challenge': 'credentials',
  forbidden: 'refused-to-all',
  'not-found': 'no-endpoint',
  'rate-limited': 'rate-limited',
  'server-error': 'server-error',
  'server-error--503': 'server-error',
  'server-error--504': 'server-error',
  'server-error--502-nginx': 'server-error',
  'not-a-websocket-endpoint': 'no-endpoint',
  'not-a-websocket-endpoint--426-nginx': 'upgrade-lost',
  redirected: 'redirect',
  'redirected--302': 'redirect',
  'subprotocol-mismatch': 'bad-answer',
  'subprotocol-mismatch--other': 'bad-answer',
  'subprotocol-mismatch--unsolicited': 'bad-answer',
  'extension-mismatch': 'bad-answer',
  'bad-upgrade-response': 'bad-answer',
  'bad-upgrade-response--missing-upgrade': 'bad-answer',
  'no-response': 'hangs-up',
  'not-http': 'not-http',
  'protocol-error': 'bad-answer',
  'origin-refused': 'healthy',
};
const OFFERING = ['subprotocol-mismatch', 'subprotocol-mismatch--other'];

let lab: Lab;
let folder: string;
let authority: string;

beforeAll(async () => {
  lab = await startLab({ only: [...Object.keys(FAULTS), 'echo', 'echo--tls'] });
  folder = mkdtempSync(join(tmpdir(), 'wsdoctor-probe-'));
  authority = join(folder, 'ca.pem');
  writeFileSync(authority, lab.caCertificate);
});

afterAll(async () => {
  await lab?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function urlOf(id: string): Promise<string> {
  const scenario = lab.scenarios.find((each) => each.id === id);
  if (!scenario) throw new Error(`the lab has no ${id}`);
  const { body } = await fetchPage(scenario.pageUrl, lab.caCertificate);
  const [, url] = /"(wss?:\/\/[^"]+)"/.exec(body) ?? [];
  if (!url) throw new Error(`the page of ${id} names no socket`);
  return url;
}

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  let out = '';
  let err = '';
  const code = await probe.run(args, {
    out: (text) => {
      out += text;
    },
    err: (line) => {
      err += line;
    },
    stdin: process.stdin,
  });
  return { code, out, err };
}

async function probed(url: string, ...more: string[]): Promise<{ code: number; output: Output }> {
  const { code, out } = await run(url, '--json', '--ca', authority, '--hold', '0.3', ...more);
  return { code, output: JSON.parse(out) as Output };
}

/** The output pasted into the Test tab, at a connection of which the browser does not say why it failed. */
function pasted(output: Output) {
  const hidden = attempt(output.url, '', { requestSent: output.handshake !== null });
  const doctor = createLiveSession(() => START + 10_000, tape(hidden));
  const [connection] = doctor.session().connections.values();
  const desk = createProbeRunner(doctor, undefined, () => START + 10_000);
  expect(desk.paste(connection?.id ?? '', JSON.stringify(output))).toBeUndefined();
  return {
    verdict: doctor.diagnosis().findings[0],
    conclusions: connection?.probe?.conclusions.map(({ pattern }) => pattern.id),
    titles: connection?.probe?.conclusions.map(({ title }) => title).join('\n') ?? '',
  };
}

describe('wsdoctor probe, against the lab', () => {
  it('knows twenty-five faults at least', () =>
    expect(Object.keys(FAULTS).length).toBeGreaterThanOrEqual(25));

  it.each(Object.entries(FAULTS))('names %s', async (id, conclusion) => {
    const offer = OFFERING.includes(id) ? ['--subprotocol', 'chat.v2'] : [];
    const { code, output } = await probed(await urlOf(id), '--origin', 'http://page.test', ...offer);
    const scenario = lab.scenarios.find((each) => each.id === id);
    expect(output.verdicts[0]?.rule, JSON.stringify(output, null, 1)).toBe(scenario?.expects);
    expect(output.conclusions.map((each) => each.id)).toContain(conclusion);
    expect(code).toBe(1);
    if (output.opened) return;
    const { verdict, conclusions } = pasted(output);
    expect(verdict?.rule.id, 'pasted where the browser hides the reason').toBe(scenario?.expects);
    expect(conclusions).toContain(conclusion);
  });

  it('finds nothing wrong with a server that works, and measures a ping', async () => {
    const { code, output } = await probed(await urlOf('echo'));
    expect(output.verdicts.filter(({ rule }) => rule !== 'prevention')).toEqual([]);
    expect(output.opened?.pingMs).toBeGreaterThanOrEqual(0);
    expect(output.opened?.end).toEqual({ kind: 'held' });
    expect(code).toBe(0);
  });

  it('asks with a foreign Origin only when told to', async () => {
    const url = await urlOf('echo');
    expect((await probed(url)).output.foreignOrigin).toBe(null);
    const { output } = await probed(url, '--check-origin');
    expect(output.foreignOrigin?.answer).toMatchObject({ kind: 'answered', status: 101 });
    expect(output.verdicts.map(({ rule }) => rule)).toContain('origin-unchecked');
  });

  it('goes without extensions when told to, which no browser can', async () => {
    const url = await urlOf('extension-mismatch');
    const header = (output: Output) =>
      output.requestHeaders.find(({ name }) => name === 'Sec-WebSocket-Extensions')?.value;
    expect(header((await probed(url)).output)).toContain('permessage-deflate');
    const { output } = await probed(url, '--no-extensions');
    expect(header(output)).toBeUndefined();
    expect(terminalResults(output).map(({ experiment }) => experiment)).toContain('no-extensions');
  });

  it('shows the whole answer of a refused handshake, for people', async () => {
    const { out } = await run(await urlOf('rate-limited'));
    expect(out).toContain('HTTP/1.1 429 Too Many Requests');
    expect(out.toLowerCase()).toContain('retry-after: 30');
    expect(out).toContain('[rate-limited]');
  });

  it('shows every step, for people: names, addresses, certificate, answer, checks, ping and hold', async () => {
    const undoes: Undo[] = [];
    const server = createWebSocketServer(echo, { tls: (await makeCertificates(['127.0.0.1'])).good });
    const port = await listenOn(server, '127.0.0.1', undoes);
    const local = await run(`wss://localhost:${port}/`, '--hold', '0.2');
    expect(local.out).toMatch(/^DNS +A 127\.0\.0\.1 +AAAA \S+ +\(\d+ ms\)$/m);
    expect(local.out).toMatch(/^TCP +127\.0\.0\.1: connected \(\d+ ms\)$/m);
    expect(local.out).toMatch(/^TLS +TLSv1\.3, not trusted: \w+ \(\d+ ms\)$/m);
    expect(local.out).toMatch(
      /certificate CN=localhost; issuer CN=.*; .* to .* \(expires in \d+ days\); DNS:localhost/,
    );
    for (const undo of undoes) await undo();
    const { out } = await run(await urlOf('echo--tls'), '--ca', authority, '--hold', '0.2');
    expect(out).toMatch(/^TLS +TLSv1\.3, trusted/m);
    expect(out).toMatch(/^Upgrade +HTTP\/1\.1 101 Switching Protocols/m);
    expect(out).toMatch(/^Checks +Upgrade, Connection and Sec-WebSocket-Accept are correct/m);
    expect(out).toMatch(/^Open +ping answered in \d+ ms$/m);
    expect(out).toMatch(/^After +\d+ ms: still open$/m);
    expect(out).toContain('No problems found');
  });

  it('sends the headers that it is given, and keeps their values out of its output', async () => {
    const secret = 'Bearer hush-0123456789';
    let got: string | undefined;
    const undoes: Undo[] = [];
    const server = createServer((_request, response) => response.end());
    server.on('upgrade', (request, socket) => {
      got = request.headers.authorization;
      socket.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n');
    });
    const port = await listenOn(server, '127.0.0.1', undoes);
    const { out } = await run(`ws://127.0.0.1:${port}/`, '--json', '--header', `Authorization: ${secret}`);
    for (const undo of undoes) await undo();
    expect(got).toBe(secret);
    expect(out).toContain('"Authorization"');
    expect(out).not.toContain('hush');
  });

  it('tells which versions of TLS the server takes, and how long its certificate lasts', async () => {
    const taken = async (id: string) =>
      (await probed(await urlOf(id))).output.tlsVersions.filter((each) => each.taken);
    expect((await taken('tls-version')).map(({ version }) => version)).toEqual(['TLSv1', 'TLSv1.1']);
    const { out } = await run(await urlOf('certificate-expired'));
    expect(out).toMatch(/Versions +TLS 1 no, TLS 1\.1 no, TLS 1\.2 yes, TLS 1\.3 yes/);
    expect(out).toMatch(/expired \d+ days ago/);
  });

  it('says which checks an answer passed, and what it holds back of a body', async () => {
    const { out } = await run(await urlOf('echo'), '--hold', '0.1', '--subprotocol', 'chat');
    expect(out).toMatch(/Checks +/);
    const undoes: Undo[] = [];
    const server = createServer((_request, response) => response.writeHead(404).end('z'.repeat(9_000)));
    const port = await listenOn(server, '127.0.0.1', undoes);
    const long = await run(`ws://127.0.0.1:${port}/`);
    for (const undo of undoes) await undo();
    expect(long.out).toContain('[4904 more characters: --json has them]');
  });

  it.each([
    ['certificate-expired', /The certificate ran out \d+ days before the probe, on \d{4}-\d\d-\d\d/],
    ['certificate-wrong-host', /The certificate is made out to elsewhere\.example, and not to 127\./],
    ['certificate-untrusted', /The certificate is self-signed/],
    ['tls-version', /The server takes TLSv1 and TLSv1\.1 only/],
  ])('its certificate is evidence in the panel: %s', async (id, title) => {
    const { output } = await probed(await urlOf(id));
    const { titles, verdict } = pasted(output);
    expect(titles).toMatch(title);
    expect(verdict?.match.evidence.at(-1)?.fact).toMatch(/TLS, and the certificate, from the command line/);
  });

  it('tells the families of addresses apart, in a terminal and in the panel', async () => {
    const undoes: Undo[] = [];
    const port = await listenOn(createWebSocketServer(echo), '127.0.0.1', undoes);
    const { output } = await probed(`ws://localhost:${port}/`);
    for (const undo of undoes) await undo();
    const families = output.dns?.aaaa.length ? ['tcp-ipv4', 'tcp-ipv6'] : ['tcp-ipv4'];
    const told = terminalResults(output).filter(({ experiment }) => families.includes(experiment));
    expect(told.map(({ outcome }) => outcome.kind)).toEqual(
      families.map((family) => (family === 'tcp-ipv4' ? 'connected' : 'unreachable')),
    );
    const split: TcpStep[] = [
      { address: '::1', family: 6, error: 'ECONNREFUSED', ms: 1 },
      { address: '127.0.0.1', family: 4, error: null, ms: 1 },
    ];
    expect(pasted({ ...output, tcp: split }).titles).toContain(
      'refuses IPv6 ([::1]) and answers IPv4 (127.0.0.1)',
    );
  });

  it('shows a certificate’s dates and names, also where it is refused', async () => {
    const { output } = await probed(await urlOf('certificate-wrong-host'));
    expect(output.tls?.chain[0]?.names).toEqual(['DNS:elsewhere.example']);
    expect(output.handshake).toBe(null);
  });

  it.each([
    ['no url', []],
    ['two urls', ['ws://a.test', 'ws://b.test']],
    ['another scheme', ['ftp://a.test']],
    ['an unknown option', ['ws://a.test', '--frob']],
    ['a header over two lines', ['ws://a.test', '--header', 'A: b\r\nC: d']],
    ['a subprotocol of two words', ['ws://a.test', '--subprotocol', 'a b']],
    ['a file that is not there', ['ws://a.test', '--ca', '/nowhere/ca.pem']],
  ])('refuses %s', async (_what, args) => {
    const { code, err } = await run(...args);
    expect(code).toBe(2);
    expect(err).not.toBe('');
  });
});

describe('wsdoctor probe, against servers that mean harm', () => {
  const undoes: Undo[] = [];
  afterAll(async () => {
    for (const undo of undoes) await undo();
  });

  async function attack(name: Hostile) {
    const server = hostileServers[name]();
    const sockets: Socket[] = [];
    server.on('connection', (socket: Socket) => sockets.push(socket));
    const port = await listenOn(server, '127.0.0.1', undoes);
    const start = performance.now();
    const result = await probed(`ws://127.0.0.1:${port}/a`, '--timeout', '0.5', '--hold', '60');
    const took = performance.now() - start;
    const bytes = sockets.reduce((sum, { bytesWritten }) => sum + bytesWritten, 0);
    return { ...result, took, bytes };
  }

  it.each(['ws', 'wss'])('has four connections at a time at most, and forty in all: %s', async (scheme) => {
    const seen = { total: 0, now: 0, most: 0 };
    const refuse = (_request: unknown, socket: Duplex): void => {
      setTimeout(() => socket.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n'), 50);
    };
    const server =
      scheme === 'ws' ? createServer() : createHttpsServer((await makeCertificates(['127.0.0.1'])).good);
    server.on('upgrade', refuse).on('request', (_request, response) => response.end());
    server.on('connection', (socket: Socket) => {
      seen.total += 1;
      seen.now += 1;
      seen.most = Math.max(seen.most, seen.now);
      socket.on('close', () => {
        seen.now -= 1;
      });
    });
    const port = await listenOn(server, '127.0.0.1', undoes);
    await probed(`${scheme}://127.0.0.1:${port}/`, '--check-origin');
    expect(seen.total).toBeGreaterThan(scheme === 'ws' ? 2 : 5);
    expect(seen.total).toBeLessThanOrEqual(40);
    expect(seen.most).toBeLessThanOrEqual(4);
  });

  it('is over at once when it is interrupted, and says so', async () => {
    const sockets: Socket[] = [];
    const server = hostileServers['never-answers']().on('connection', (socket: Socket) => {
      sockets.push(socket);
    });
    const port = await listenOn(server, '127.0.0.1', undoes);
    const parsed = parseProbeOptions([`ws://127.0.0.1:${port}/`]);
    if (parsed.kind !== 'parsed') throw new Error(`parsed as ${parsed.kind}`);
    expect(parsed.options.timeout).toBe(10_000);
    const stop = new AbortController();
    const running = runProbe(parsed.options, undefined, stop.signal);
    await vi.waitUntil(() => sockets.some(({ bytesRead }) => bytesRead > 0));
    stop.abort();
    expect((await running).handshake).toMatchObject({ kind: 'no-answer', error: 'cancelled' });
    await vi.waitUntil(() => sockets.every(({ destroyed }) => destroyed));
  });

  it('a message of several megabytes is no fault, and what comes after it is read', async () => {
    const port = await listenOn(hostileServers['long-message'](), '127.0.0.1', undoes);
    const { code, output } = await probed(`ws://127.0.0.1:${port}/`, '--hold', '1');
    expect(output.opened).toMatchObject({ messages: 2, texts: ['after'], end: { kind: 'held' } });
    expect(output.verdicts.filter(({ rule }) => rule === 'protocol-error')).toEqual([]);
    expect(code).toBe(0);
  });

  it('a control frame that is too long is one that browsers refuse', async () => {
    const port = await listenOn(hostileServers['long-ping'](), '127.0.0.1', undoes);
    const { code, output } = await probed(`ws://127.0.0.1:${port}/`);
    expect(output.opened?.end).toEqual({ kind: 'broken', words: 'Invalid frame header' });
    expect(output.verdicts[0]?.rule).toBe('protocol-error');
    expect(code).toBe(1);
  });

  it('headers that drip are not called too long', async () => {
    const port = await listenOn(hostileServers['slow-headers'](), '127.0.0.1', undoes);
    const { code, out } = await run(`ws://127.0.0.1:${port}/`, '--timeout', '0.5');
    expect(out).toMatch(/Upgrade +timed out: the response began, and its headers did not end/);
    expect(out).not.toContain('256 KiB');
    expect(code).toBe(1);
  });

  it.each([
    ['never-answers', (output: Output) => expect(output.handshake).toMatchObject({ error: 'time' })],
    ['endless-headers', (output: Output) => expect(output.handshake).toMatchObject({ error: 'headers' })],
    ['slow-headers', (output: Output) => expect(output.handshake).toMatchObject({ error: 'slow-headers' })],
    ['slow-body', (output: Output) => expect(output.handshake).toMatchObject({ status: 403, cut: 'time' })],
    ['huge-body', (output: Output) => expect(output.handshake).toMatchObject({ status: 404, cut: 'bytes' })],
    [
      'redirect-circle',
      (output: Output) => expect(output.conclusions.map(({ id }) => id)).toContain('redirect'),
    ],
    ['endless-messages', (output: Output) => expect(output.opened?.end).toEqual({ kind: 'bytes' })],
  ] as const)('%s cannot hang or fill it', async (name, check) => {
    const { code, output, took, bytes } = await attack(name);
    check(output);
    expect(code).toBe(1);
    expect(took).toBeLessThan(30_000);
    expect(JSON.stringify(output).length).toBeLessThan(400_000);
    // Of 10 GB: what is read, and what the buffers on the way had taken in.
    expect(bytes).toBeLessThan(64 * 1024 * 1024);
  });
});
