import type { Connection } from '../../session/connection.ts';
import type { Session } from '../../session/session.ts';
import { commandTarget } from '../command-target.ts';

/** Times in milliseconds, sizes in bytes. */
export interface SnippetNumbers {
  /** The first delay before a reconnect, and the longest. */
  from: number;
  upTo: number;
  /** The largest message that must be accepted. */
  bytes: number;
  /** The interval between pings. */
  beat: number;
}

const USUAL: SnippetNumbers = { from: 1_000, upTo: 30_000, bytes: 1_048_576, beat: 25_000 };

/** The values for a snippet: none is secret, and none can end a word or a line. */
export interface SnippetContext extends SnippetNumbers {
  /** The endpoint as JavaScript literals: whole, over HTTP, and without its path. */
  url: string;
  httpUrl: string;
  base: string;
  host: string;
  path: string;
  /** The first subprotocol that the page offers, as a literal. */
  protocol: string;
  /** The page's. */
  origin: string;
  /** Without the port. */
  pageHost: string;
}

const SAFE_ORIGIN = /^https?:\/\/[\w.:[\]-]+$/;

export function snippetContext(
  connection: Connection,
  session: Session,
  numbers: Partial<SnippetNumbers> = {},
): SnippetContext {
  const { url, httpUrl, host, path, origin, protocols } = commandTarget(connection, session);
  const page = SAFE_ORIGIN.test(origin) ? origin : 'https://PAGE';
  return {
    ...USUAL,
    ...numbers,
    url: JSON.stringify(url),
    httpUrl: JSON.stringify(httpUrl),
    base: JSON.stringify(/^\w+:\/\/[^/]*/.exec(httpUrl)?.[0] ?? httpUrl),
    host,
    path,
    protocol: JSON.stringify(protocols[0] ?? 'NAME'),
    origin: page,
    pageHost: page.replace(/^https?:\/\//, '').replace(/:\d+$/, ''),
  };
}

/** For a snippet that sends the token another way: URL parameters with a token are removed. */
export function withoutToken(of: SnippetContext): SnippetContext {
  const inQuotes = (literal: string): string =>
    literal.replace(/([?&])(?:[^=&?#"]*=TOKEN(?:&|(?=[#"])))+/g, '$1').replace(/[?&](?=[#"])/, '');
  return { ...of, url: inQuotes(of.url), httpUrl: inQuotes(of.httpUrl) };
}

/** The delay before the next attempt as a JavaScript expression: exponential in `tries`, with jitter. */
export function pause({ from, upTo }: SnippetNumbers, tries: string): string {
  return `Math.min(${upTo}, ${from} * 2 ** ${tries}) * (0.5 + Math.random() / 2)`;
}

/** In whole megabytes, rounded up with a margin. */
export function megabytes({ bytes }: SnippetNumbers): number {
  return Math.max(1, Math.ceil((bytes * 2) / 1_048_576));
}
