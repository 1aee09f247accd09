import type { UserRule } from '../capture/masking-rule.ts';
import { changeUrl } from '../handshake/url-change.ts';
import { createRedactor } from '../redaction/redactor-factory.ts';
import type { Connection } from '../session/connection.ts';
import { contextOf, type SessionWithoutClock } from '../session/session.ts';
import { encodeInvisible } from '../shared/escape-invisible.ts';
import { headerValue } from '../shared/header.ts';
import { originOf } from '../shared/socket-url.ts';

const HOST = /^(?:\[[0-9a-f:.]+\]|[a-z0-9_](?:[a-z0-9._-]*[a-z0-9_])?\.?)$/i;
/** As RFC 3986 writes a path, and nothing that a configuration file reads as its own. */
const PLAIN_PATH = /^\/[\w.~!*+,:@%/-]*$/;
/** A token of RFC 9110 that no program can take for an option. */
const PLAIN_PROTOCOL = /^[a-z0-9][\w.!#$%&'*+^`|~-]*$/i;
/** A query value that looks made by a machine: long, with letters and digits. */
const LONG_MIXED = /(?<=[?&=])(?=[^=&]*\d)(?=[^=&]*[a-z])[^=&]{20,}(?=&|$|=+(?:&|$))/gi;

const WORD_OR_NUMBER = /^(?:[a-z]{1,16}\d{0,2}|\d{1,4}[a-z]{0,2}|20\d{6})$/i;

/** Nobody reads, or pastes, a longer command. */
const LONGEST = 4_000;

/** A connection as a command may name it: nothing in it is secret unless asked for, and nothing can end a word of its own. */
export interface CommandTarget {
  /** `HOST` where the URL has none that could be one. IPv6 in brackets. */
  host: string;
  port: number;
  path: string;
  /** ws or wss url. */
  url: string;
  /** The same endpoint for an HTTP client. */
  httpUrl: string;
  secure: boolean;
  /** The page's origin, as the browser sends it. */
  origin: string;
  protocols: string[];
}

export interface TargetOptions {
  /** What the user wants masked besides. */
  rules?: readonly UserRule[];
  /** Nothing is masked. */
  secrets?: boolean;
}

export function commandTarget(
  connection: Connection,
  session: SessionWithoutClock,
  { rules = [], secrets = false }: TargetOptions = {},
): CommandTarget {
  const { parsedUrl } = connection;
  const shown = (text: string): string => (secrets ? text : withoutSecrets(text, rules));
  const host = HOST.test(parsedUrl.host) ? parsedUrl.host : 'HOST';
  const { secure } = parsedUrl;
  const whole = parsedUrl.path + parsedUrl.query;
  const tail = whole.length > LONGEST ? '/PATH' : encodeInvisible(shown(whole));
  const shownPort = parsedUrl.authority.length > parsedUrl.host.length ? `:${parsedUrl.port}` : '';
  return {
    host,
    port: parsedUrl.port,
    path:
      parsedUrl.path.length <= LONGEST && PLAIN_PATH.test(parsedUrl.path) ? shown(parsedUrl.path) : '/PATH',
    url: `${secure ? 'wss' : 'ws'}://${host}${shownPort}${tail}`,
    httpUrl: `${secure ? 'https' : 'http'}://${host}${shownPort}${tail}`,
    secure,
    origin: pageOrigin(connection, session),
    protocols: (secrets ? connection.protocols : shownProtocols(connection.protocols, rules)).filter((name) =>
      PLAIN_PROTOCOL.test(name),
    ),
  };
}

/** As sent by the handshake; if that was not seen, as the browser would send it. */
export function pageOrigin(connection: Connection, session: SessionWithoutClock): string {
  const sent = headerValue(connection.wire?.entry.requestHeaders ?? [], 'origin');
  return encodeInvisible(sent ?? originOf(contextOf(session, connection)?.url ?? ''));
}

/** The URL with another scheme, port or path. */
export function retarget(target: CommandTarget, change: { secure?: boolean; port?: number }): string {
  return changeUrl(target.url, { kind: 'retarget', ...change }) ?? target.url;
}

/** A URL or the end of one, with names kept and values that look secret replaced by `TOKEN`. */
export function withoutSecrets(url: string, rules: readonly UserRule[] = []): string {
  const masked = createRedactor({ rules })
    .url(url)
    .replace(/«[^»]*»/g, 'TOKEN');
  return masked.replace(/\?[^#]*/, (query) =>
    query.replace(LONG_MIXED, (value) => (isWords(value) ? value : 'TOKEN')),
  );
}

/** Names of models, versions and dates: `gpt-4o-realtime-preview-2024-10-01`. */
function isWords(value: string): boolean {
  const parts = value.split(/[-_.:+/]|%(?:20|2F|3A)/i);
  return parts.length > 2 && parts.every((part) => WORD_OR_NUMBER.test(part));
}

/** For opening the endpoint's host and port in a tab, without path and query. */
export function httpsUrl({ host, port }: CommandTarget): string {
  return `https://${host}${port === 443 ? '' : `:${port}`}/`;
}

/** Subprotocols that may be shown: some pages pass a token as one. */
export function shownProtocols(protocols: readonly string[], rules: readonly UserRule[] = []): string[] {
  return protocols.map((name) =>
    withoutSecrets(name, rules).replace(/[\w-]{20,}/g, (word) => (looksLikeKey(word) ? 'TOKEN' : word)),
  );
}

/** Long subprotocol names consist of words; keys and tickets have digits throughout. */
function looksLikeKey(word: string): boolean {
  return (word.match(/\d/g)?.length ?? 0) >= 3;
}
