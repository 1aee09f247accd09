import { shownProtocols, withoutSecrets } from '../command-target.ts';
import type { Connection } from '../connection.ts';
import { contextOf } from '../session.ts';
import type { Session } from '../session-state.ts';
import { httpTwin, isLoopback, originOf, parseSocketUrl } from '../socket-url.ts';
import type { Action, Experiment, Hand, Stage } from './experiment.ts';
import type { ExperimentId } from './result.ts';

/** What the user ticked. Nothing of it is ticked by itself. */
export interface Choices {
  /** Cookies of the page, and tokens in the url and the subprotocols. */
  secrets: boolean;
  idle: boolean;
  sizes: boolean;
  foreignOrigin: boolean;
  /** The extension may read the host's answers. */
  hostAccess: boolean;
}

export const NO_CHOICES: Choices = {
  secrets: false,
  idle: false,
  sizes: false,
  foreignOrigin: false,
  hostAccess: false,
};

/** Longest idle hold, in milliseconds: beyond the one minute that most proxies have. */
const IDLE_FOR = 75_000;
const LARGEST_MESSAGE = 1024 * 1024;

/** Every experiment that may be made for this connection, in the order in which they run. */
export function planExperiments(connection: Connection, session: Session, choices: Choices): Experiment[] {
  const url = choices.secrets ? connection.url : withoutSecrets(connection.url);
  const protocols = choices.secrets ? connection.protocols : shownProtocols(connection.protocols);
  const bare = url !== connection.url || protocols.some((name, at) => name !== connection.protocols[at]);
  if (!/^wss?:\/\/[^/]/i.test(url)) return [];
  const page = contextOf(session, connection)?.url ?? '';
  const make = (id: ExperimentId, stage: Stage, from: Hand, action: Action): Experiment => ({
    id,
    stage,
    from,
    action,
    bare,
  });
  const get = (at: string): Action => ({
    kind: 'get',
    url: at,
    method: 'GET',
    credentials: choices.secrets,
  });
  const connect = (at: string, offered = protocols): Action => ({
    kind: 'connect',
    url: at,
    protocols: offered,
  });
  const other = (id: ExperimentId, stage: Stage, at: string | undefined): Experiment[] =>
    at === undefined ? [] : [make(id, stage, 'extension', connect(at))];
  const fromPage = mayFetch(connection, page, url);
  return [
    ...(fromPage ? [make('get', 'core', 'page', get(httpTwin(url)))] : []),
    ...controlOf(page, make),
    make('other-client', 'core', 'extension', connect(url)),
    ...(choices.secrets
      ? (['again', 'again-2', 'again-3'] as const).map((id) => make(id, 'core', 'page', connect(url)))
      : []),
    ...(fromPage ? [make('get-other-scheme', 'reach', 'page', get(httpTwin(otherScheme(url))))] : []),
    ...other('other-scheme', 'reach', otherScheme(url)),
    ...other('default-port', 'reach', defaultPort(url)),
    ...otherAddresses(url).flatMap(([id, at]) => other(id, 'reach', at)),
    ...(protocols.length > 0 ? [make('no-subprotocol', 'request', 'extension', connect(url, []))] : []),
    ...other('slash', 'request', otherSlash(url)),
    ...other('no-query', 'request', withoutQuery(url)),
    ...asked(url, protocols, choices, make),
  ];
}

type Make = (id: ExperimentId, stage: Stage, from: Hand, action: Action) => Experiment;

function asked(url: string, protocols: readonly string[], choices: Choices, make: Make): Experiment[] {
  const twin = httpTwin(url);
  const idle = (heartbeat: boolean): Action => ({ kind: 'idle', url, protocols, heartbeat, ms: IDLE_FOR });
  const read = (method: 'GET' | 'OPTIONS'): Action => ({
    kind: 'get',
    url: twin,
    method,
    credentials: false,
  });
  return [
    ...(choices.hostAccess
      ? [
          make('get-headers', 'asked', 'extension', read('GET')),
          make('options', 'asked', 'extension', read('OPTIONS')),
        ]
      : []),
    ...(choices.foreignOrigin
      ? [make('foreign-origin', 'asked', 'extension', { kind: 'connect', url, protocols })]
      : []),
    ...(choices.sizes
      ? [make('sizes', 'asked', 'extension', { kind: 'sizes', url, protocols, largest: LARGEST_MESSAGE })]
      : []),
    ...(choices.idle
      ? [
          make('idle-silent', 'asked', 'extension', idle(false)),
          make('idle-heartbeat', 'asked', 'extension', idle(true)),
        ]
      : []),
  ];
}

/** Whether the page may send a plain GET there: its policy and mixed content stop a fetch as they stop a socket. */
function mayFetch({ violation }: Connection, page: string, url: string): boolean {
  const { secure, host } = parseSocketUrl(url);
  return !violation && (secure || !page.startsWith('https:') || isLoopback(host));
}

/** The page itself came from there, so it is known to work. */
function controlOf(page: string, make: Make): Experiment[] {
  const origin = originOf(page);
  if (origin === 'null') return [];
  return [
    make('control', 'core', 'page', { kind: 'get', url: `${origin}/`, method: 'GET', credentials: false }),
  ];
}

function otherScheme(url: string): string {
  return url.replace(/^wss?:/i, parseSocketUrl(url).secure ? 'ws:' : 'wss:');
}

function defaultPort(url: string): string | undefined {
  const { authority, host, port, secure } = parseSocketUrl(url);
  if (authority === host || port === (secure ? 443 : 80)) return undefined;
  return url.replace(authority, host);
}

function otherSlash(url: string): string | undefined {
  const { path } = parseSocketUrl(url);
  if (path === '/') return undefined;
  const [before = '', query] = url.split('?', 2);
  const changed = before.endsWith('/') ? before.slice(0, -1) : `${before}/`;
  return query === undefined ? changed : `${changed}?${query}`;
}

function withoutQuery(url: string): string | undefined {
  return url.includes('?') ? url.slice(0, url.indexOf('?')) : undefined;
}

const LOOPBACKS = [
  ['localhost', 'localhost'],
  ['ipv4', '127.0.0.1'],
  ['ipv6', '[::1]'],
] as const;

/** The other names of this machine: a server bound to one of them is not reached by the others. */
function otherAddresses(url: string): [ExperimentId, string][] {
  const { host, authority } = parseSocketUrl(url);
  if (!isLoopback(host)) return [];
  return LOOPBACKS.filter(([, name]) => name !== host.toLowerCase()).map(([id, name]) => [
    id,
    url.replace(authority, authority.replace(host, name)),
  ]);
}
