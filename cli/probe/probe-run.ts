import type { Socket } from 'node:net';
import type { Header } from '../../src/capture/captured-event.ts';
import type { HttpStep, TcpStep, TerminalProbe, TlsStep } from '../../src/experiments/cli-report.ts';
import {
  dnsFailure,
  handshakeFailure,
  tcpFailure,
  tlsFailure,
} from '../../src/probe/cli-report/terminal-failure.ts';
import type { Limits } from './bounded-read.ts';
import { resolveHost } from './dns-step.ts';
import { type HandshakeRequest, handshakeRequest, plainGet } from './handshake-request.ts';
import { exchange } from './http-step.ts';
import { watchOpen } from './open-step.ts';
import type { ProbeRequest } from './probe-options.ts';
import { checkAddresses, connectTcp } from './tcp-step.ts';
import { startTls } from './tls-step.ts';
import { probeTlsVersions } from './tls-versions.ts';

/** Never more connections at a time to one host. */
const MOST_ADDRESSES = 4;
const FOREIGN_ORIGIN = 'https://foreign-origin.example';

/** Where the connection goes to once its name is known. */
interface Target {
  host: string;
  port: number;
  address: string;
  ca: string | undefined;
  secure: boolean;
}

type Transport = { socket: Socket; tls: TlsStep | null };

/** Every step of a handshake by hand, one after the other, each within its bounds. Never throws for what a server does. */
export async function runProbe(
  options: ProbeRequest,
  ca: string | undefined,
  signal: AbortSignal,
): Promise<TerminalProbe> {
  const { url } = options;
  const limits = { ms: options.timeout, signal };
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const port = Number(url.port) || (url.protocol === 'wss:' ? 443 : 80);
  const probe = emptyProbe(options);
  const done = (): TerminalProbe => ({ ...probe, finishedAt: Date.now() });
  probe.dns = await resolveHost(host, limits);
  if (probe.dns?.error) {
    probe.failure = dnsFailure(probe.dns.error);
    return done();
  }
  const addresses = probe.dns ? [...probe.dns.a, ...probe.dns.aaaa] : [host];
  probe.tcp = await checkAddresses(addresses.slice(0, MOST_ADDRESSES), port, limits);
  const reached = probe.tcp.find(({ error }) => error === null);
  if (!reached) {
    probe.failure = tcpFailure(probe.tcp);
    return done();
  }
  const target = { host, port, address: reached.address, ca, secure: url.protocol === 'wss:' };
  await runHandshake(probe, target, options, limits);
  if (options.checkVersions && probe.tls !== null && probe.tls.error !== 'time')
    probe.tlsVersions = await probeTlsVersions(target, limits);
  if (probe.failure !== null && (probe.tls === null || probe.tls.version !== null))
    probe.get = await getWithoutUpgrade(target, options, limits);
  if (options.checkOrigin && probe.opened)
    probe.foreignOrigin = await handshakeWithForeignOrigin(target, options, limits);
  return done();
}

function emptyProbe({ url, origin, protocols, headers }: ProbeRequest): TerminalProbe {
  return {
    kind: 'wsdoctor-probe',
    schemaVersion: 1,
    url: url.href,
    origin: origin ?? null,
    protocols,
    extraHeaders: headers.map(({ name }) => name),
    startedAt: Date.now(),
    finishedAt: 0,
    dns: null,
    tcp: [] as TcpStep[],
    tls: null,
    tlsVersions: [],
    requestHeaders: [],
    handshake: null,
    opened: null,
    failure: null,
    get: null,
    foreignOrigin: null,
  };
}

/** A line to the server, over TLS where the URL wants it; undefined when it broke in between. */
async function openTransport(target: Target, limits: Limits): Promise<Transport | undefined> {
  const socket = await connectTcp(target.address, target.port, limits);
  if (typeof socket === 'string') return undefined;
  if (!target.secure) return { socket, tls: null };
  const { step, socket: encrypted } = await startTls(socket, target.host, target.ca, limits);
  return { socket: encrypted, tls: step };
}

async function runHandshake(
  probe: TerminalProbe,
  target: Target,
  options: ProbeRequest,
  limits: Limits,
): Promise<void> {
  const line = await openTransport(target, limits);
  if (!line) {
    probe.failure = tcpFailure([{ address: target.address, family: 4, error: 'ECONNRESET', ms: 0 }]);
    return;
  }
  probe.tls = line.tls;
  if (line.tls && !line.tls.trusted) {
    line.socket.destroy();
    probe.failure = tlsFailure(line.tls);
    return;
  }
  const request = handshakeRequest(options, options.origin);
  probe.requestHeaders = withoutGiven(request.headers, options);
  const { step, rest } = await exchange(line.socket, request.text, limits);
  probe.handshake = step;
  probe.failure = failureOf(step, options, request);
  if (probe.failure === null && step.kind === 'answered') {
    probe.opened = await watchOpen(line.socket, step, rest, { holdMs: options.hold, signal: limits.signal });
    if (probe.opened.end.kind === 'broken') probe.failure = probe.opened.end.words;
  }
  line.socket.destroy();
}

/** What was given on the command line is the caller's secret; a name is enough to tell that it was sent. */
function withoutGiven(sent: readonly Header[], { headers: given }: ProbeRequest): Header[] {
  const names = new Set(given.map(({ name }) => name).filter((name) => !/^(?:origin|host)$/i.test(name)));
  return sent.map(({ name, value }) => ({ name, value: names.has(name) ? '«given»' : value }));
}

function failureOf(
  step: HttpStep,
  { protocols, extensions }: ProbeRequest,
  { accept }: HandshakeRequest,
): string | null {
  return handshakeFailure(step, { protocols, extensions, accept }) ?? null;
}

async function getWithoutUpgrade(
  target: Target,
  options: ProbeRequest,
  limits: Limits,
): Promise<HttpStep | null> {
  const line = await openTransport(target, limits);
  if (!line) return null;
  const { step } = await exchange(line.socket, plainGet(options.url, options.headers), limits);
  line.socket.destroy();
  return step;
}

async function handshakeWithForeignOrigin(
  target: Target,
  options: ProbeRequest,
  limits: Limits,
): Promise<TerminalProbe['foreignOrigin']> {
  const line = await openTransport(target, limits);
  if (!line) return null;
  const { step } = await exchange(line.socket, handshakeRequest(options, FOREIGN_ORIGIN).text, limits);
  line.socket.destroy();
  return { origin: FOREIGN_ORIGIN, answer: step };
}
