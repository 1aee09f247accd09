import type { ExperimentId } from '../experiments/experiment-result.ts';
import { AGAIN, ELSEWHERE } from '../experiments/repeated-experiments.ts';
import { shownProtocols, withoutSecrets } from '../fixes/command-target.ts';
import { changeUrl } from '../handshake/url-change.ts';
import type { Connection } from '../session/connection.ts';
import { contextOf, type Session } from '../session/session.ts';
import { httpUrlOf, isLoopback, originOf, parseSocketUrl } from '../shared/socket-url.ts';
import { terminalCommand } from './cli-report/terminal-command.ts';
import { type Action, type Experiment, type Runner, type Stage, TIMEOUT_MS } from './experiment.ts';
import { usualPorts } from './usual-ports.ts';

/** What the user selected. Nothing is selected by default. */
export interface Choices {
  /** Cookies of the page, and tokens in the URL and the subprotocols. */
  secrets: boolean;
  idle: boolean;
  sizes: boolean;
  foreignOrigin: boolean;
  /** The extension may read the host's responses. */
  hostAccess: boolean;
  /** Milliseconds that one experiment may take; those that hold a connection have their own limit. */
  timeoutMs: number;
}

export const NO_CHOICES: Choices = {
  secrets: false,
  idle: false,
  sizes: false,
  foreignOrigin: false,
  hostAccess: false,
  timeoutMs: TIMEOUT_MS,
};

/** The longest idle time, in milliseconds: longer than the one minute of most proxies. */
const IDLE_FOR = 75_000;
const LARGEST_MESSAGE = 1024 * 1024;

/** What all experiments of one plan share. */
interface Base {
  url: string;
  protocols: readonly string[];
  bare: boolean;
  /** The page's URL, and whether it may fetch. */
  page: string;
  fetches: boolean;
  choices: Choices;
}

/** Every experiment for this connection, in the order in which they run. */
export function planExperiments(connection: Connection, session: Session, choices: Choices): Experiment[] {
  const url = choices.secrets ? connection.url : withoutSecrets(connection.url);
  const protocols = choices.secrets ? connection.protocols : shownProtocols(connection.protocols);
  if (!/^wss?:\/\/[^/]/i.test(url)) return [];
  const page = contextOf(session, connection)?.url ?? '';
  const base: Base = {
    url,
    protocols,
    bare: url !== connection.url || protocols.some((name, at) => name !== connection.protocols[at]),
    page,
    fetches: mayFetch(connection, page, url),
    choices,
  };
  const command = terminalCommand(connection, session, { extensions: false });
  const withoutExtensions = make(base, 'no-extensions', 'core', 'extension', {
    kind: 'terminal',
    url,
    command,
  });
  return [
    ...core(base),
    ...repeat(base),
    ...reach(base),
    ...request(base),
    withoutExtensions,
    ...optional(base),
  ];
}

function make({ bare }: Base, id: ExperimentId, stage: Stage, from: Runner, action: Action): Experiment {
  return { id, stage, from, action, bare };
}

function connect(base: Base, url = base.url, protocols = base.protocols): Action {
  return { kind: 'connect', url, protocols };
}

function pageGet({ choices }: Base, url: string): Action {
  return { kind: 'get', url: httpUrlOf(url), method: 'GET', credentials: choices.secrets };
}

function core(base: Base): Experiment[] {
  const { url, page, fetches, choices } = base;
  const origin = originOf(page);
  // The page was loaded from there, so it is known to work.
  const control: Action = { kind: 'get', url: `${origin}/`, method: 'GET', credentials: false };
  return [
    ...(fetches ? [make(base, 'get', 'core', 'page', pageGet(base, url))] : []),
    ...(origin === 'null' ? [] : [make(base, 'control', 'core', 'page', control)]),
    make(base, 'other-client', 'core', 'extension', connect(base)),
    ...(choices.secrets ? AGAIN.map((id) => make(base, id, 'core', 'page', connect(base))) : []),
  ];
}

/** A second and a third time: shows one faulty server among several. */
function repeat(base: Base): Experiment[] {
  const [, ...again] = ELSEWHERE;
  return again.map((id) => make(base, id, 'repeat', 'extension', connect(base)));
}

/** Another scheme, port or name of the same machine. */
function reach(base: Base): Experiment[] {
  const { url, fetches, page } = base;
  const places: (readonly [ExperimentId, string | undefined])[] = [
    ['other-scheme', otherScheme(url)],
    ...usualPorts(url, page),
    ...otherAddresses(url),
  ];
  return [
    ...(fetches ? [make(base, 'get-other-scheme', 'reach', 'page', pageGet(base, otherScheme(url)))] : []),
    ...connectEach(base, 'reach', places),
  ];
}

/** The same endpoint with a changed request. */
function request(base: Base): Experiment[] {
  const { url, protocols } = base;
  const without = make(base, 'no-subprotocol', 'request', 'extension', connect(base, url, []));
  return [
    ...(protocols.length > 0 ? [without] : []),
    ...connectEach(base, 'request', [
      ['slash', changeUrl(url, { kind: 'other-end' })],
      ['no-query', changeUrl(url, { kind: 'no-query' })],
    ]),
  ];
}

function connectEach(
  base: Base,
  stage: Stage,
  places: readonly (readonly [ExperimentId, string | undefined])[],
): Experiment[] {
  return places.flatMap(([id, url]) =>
    url === undefined ? [] : [make(base, id, stage, 'extension', connect(base, url))],
  );
}

function optional(base: Base): Experiment[] {
  const { url, protocols, choices } = base;
  const here = (id: ExperimentId, action: Action): Experiment => make(base, id, 'asked', 'extension', action);
  const idle = (heartbeat: boolean): Action => ({ kind: 'idle', url, protocols, heartbeat, ms: IDLE_FOR });
  const read = (method: 'GET' | 'OPTIONS'): Action => ({
    kind: 'get',
    url: httpUrlOf(url),
    method,
    credentials: false,
  });
  const sizes: Action = { kind: 'sizes', url, protocols, largest: LARGEST_MESSAGE };
  return [
    ...(choices.hostAccess ? [here('get-headers', read('GET')), here('options', read('OPTIONS'))] : []),
    ...(choices.foreignOrigin ? [here('foreign-origin', connect(base))] : []),
    ...(choices.sizes ? [here('sizes', sizes)] : []),
    ...(choices.idle ? [here('idle-silent', idle(false)), here('idle-heartbeat', idle(true))] : []),
  ];
}

/**
 * Whether the page may send a plain GET there: its policy and mixed content block a fetch as they block a WebSocket.
 */
function mayFetch({ violation }: Connection, page: string, url: string): boolean {
  const { secure, host } = parseSocketUrl(url);
  return !violation && (secure || !page.startsWith('https:') || isLoopback(host));
}

function otherScheme(url: string): string {
  return url.replace(/^wss?:/i, parseSocketUrl(url).secure ? 'ws:' : 'wss:');
}

const LOOPBACKS = [
  ['localhost', 'localhost'],
  ['ipv4', '127.0.0.1'],
  ['ipv6', '[::1]'],
] as const;

/** The other names of this machine: a server bound to one address is not reachable at the others. */
function otherAddresses(url: string): [ExperimentId, string][] {
  const { host, authority } = parseSocketUrl(url);
  if (!isLoopback(host)) return [];
  return LOOPBACKS.filter(([, name]) => name !== host.toLowerCase()).map(([id, name]) => [
    id,
    url.replace(authority, authority.replace(host, name)),
  ]);
}
