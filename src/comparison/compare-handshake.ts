import type { Header } from '../capture/captured-event.ts';
import type { Aspect, ComparedSide, ComparisonRow, Masking } from './comparison.ts';
import { rowBuilder } from './row-builder.ts';

/** Headers that differ between any two handshakes. */
const OF_ONE_HANDSHAKE =
  /^(?:sec-websocket-key|sec-websocket-accept|date|age|expires|content-length|x-request-id|x-amzn?-.*|x-correlation-id|traceparent|cf-ray|nel|report-to)$/i;
const MOST_PARAMETERS = 50;
const MOST_COOKIES = 100;

function parametersOf(query: string): Map<string, string> {
  const pairs = query.replace(/^\?/, '').split('&', MOST_PARAMETERS);
  return new Map(
    pairs
      .filter((pair) => pair !== '')
      .map((pair) => {
        const at = pair.indexOf('=');
        return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
      }),
  );
}

export function compareUrl(left: ComparedSide, right: ComparedSide, mask: Masking): ComparisonRow[] {
  const rows = rowBuilder('url', left, right);
  const [one, other] = [left.connection.parsedUrl, right.connection.parsedUrl];
  rows.captured('scheme', one.scheme, other.scheme);
  rows.captured('host', one.host, other.host, mask.text);
  rows.told('port', String(one.port), String(other.port));
  rows.captured('path', one.path, other.path, mask.text);
  const [mine, theirs] = [parametersOf(one.query), parametersOf(other.query)];
  for (const name of new Set([...mine.keys(), ...theirs.keys()])) {
    // The redactor knows a secret by its name.
    const shown = (value: string): string => mask.url(`?${name}=${value}`).slice(name.length + 2);
    rows.captured(`parameter ${name}`, mine.get(name), theirs.get(name), shown);
  }
  return rows.rows;
}

export function compareNegotiation(left: ComparedSide, right: ComparedSide, mask: Masking): ComparisonRow[] {
  const rows = rowBuilder('handshake', left, right);
  const offered = ({ connection: { protocols } }: ComparedSide): string | undefined =>
    protocols.length === 0 ? undefined : protocols.join(', ');
  rows.captured('subprotocols requested', offered(left), offered(right), (text) =>
    mask.header('Sec-WebSocket-Protocol', text),
  );
  const [one, other] = [left.connection.opened, right.connection.opened];
  if (one && other) {
    const orNone = (text: string): string => (text === '' ? 'none' : text);
    rows.captured('subprotocol chosen', orNone(one.protocol), orNone(other.protocol), mask.text);
    rows.captured('extensions', orNone(one.extensions), orNone(other.extensions), mask.text);
  }
  return rows.rows;
}

const NO_LOG = 'its network log was not recorded';
const HIDDEN = 'the browser did not report them';

/** Request or response headers of the network log. */
export function compareHeaders(
  aspect: Extract<Aspect, 'request headers' | 'response headers'>,
  left: ComparedSide,
  right: ComparedSide,
  mask: Masking,
): ComparisonRow[] {
  const rows = rowBuilder(aspect, left, right);
  const of = ({ connection: { wire } }: ComparedSide): readonly Header[] | undefined =>
    aspect === 'request headers' ? wire?.entry.requestHeaders : wire?.entry.responseHeaders;
  const [mine, theirs] = [of(left), of(right)];
  const missing = (side: ComparedSide, list: readonly Header[] | undefined): string | undefined =>
    side.connection.wire === undefined ? NO_LOG : (list?.length ?? 0) === 0 ? HIDDEN : undefined;
  const [noLeft, noRight] = [missing(left, mine), missing(right, theirs)];
  if (noLeft !== undefined || noRight !== undefined) {
    if (noLeft !== noRight || noLeft === NO_LOG)
      rows.unknown('headers', countOf(mine), countOf(theirs), because(noLeft, noRight));
    return rows.rows;
  }
  const [one, other] = [byName(mine ?? []), byName(theirs ?? [])];
  for (const name of new Set([...one.keys(), ...other.keys()])) {
    if (OF_ONE_HANDSHAKE.test(name)) continue;
    const [a, b] = [one.get(name), other.get(name)];
    if (name === 'cookie') compareCookies(rows, a, b);
    else rows.captured(name, a, b, (text) => mask.header(name, text));
  }
  return rows.rows;
}

const countOf = (list: readonly Header[] | undefined): string | undefined =>
  list === undefined || list.length === 0 ? undefined : `${list.length} headers`;

function because(left: string | undefined, right: string | undefined): string {
  if (left !== undefined && right !== undefined)
    return left === right ? `both: ${left}` : `left: ${left}; right: ${right}`;
  return left === undefined ? `right: ${right}` : `left: ${left}`;
}

/** By lower-case name; several of one name as HTTP joins them. */
function byName(headers: readonly Header[]): Map<string, string> {
  const all = new Map<string, string>();
  for (const { name, value } of headers) {
    const key = name.toLowerCase();
    const before = all.get(key);
    all.set(key, before === undefined ? value : `${before}, ${value}`);
  }
  return all;
}

/** Values are of one user, so that names are compared: a cookie that is sent by one side alone is what matters. */
function compareCookies(
  rows: ReturnType<typeof rowBuilder>,
  left: string | undefined,
  right: string | undefined,
): void {
  const names = (header: string | undefined): string | undefined =>
    header
      ?.split(';', MOST_COOKIES)
      .map((pair) => pair.split('=', 1)[0]?.trim() ?? '')
      .filter((name) => name !== '')
      .sort()
      .join(', ');
  rows.captured('cookies sent', names(left), names(right));
}
