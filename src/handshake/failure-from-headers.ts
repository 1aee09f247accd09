import { type Header, headerValue } from '../shared/header.ts';
import { sha1Base64 } from '../shared/sha1.ts';
import type { HandshakeFailure } from './handshake-failure.ts';

/** What a 101 response and its request say by their headers. */
export interface Handshake {
  requestHeaders: readonly Header[];
  responseHeaders: readonly Header[];
}

/** RFC 6455 section 1.3. */
const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

const listOf = (value: string | undefined): string[] =>
  (value ?? '')
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');

/**
 * Why a browser fails a handshake that the server answered with 101, judged from the headers as RFC 6455 section 4.1 says;
 * undefined where they are right. For browsers that say no reason, which is Firefox. In its order of checks (mozilla-central
 * netwerk/protocol/websocket/WebSocketChannel.cpp, OnStartRequest).
 */
export function failureFromHeaders(handshake: Handshake): HandshakeFailure | undefined {
  if (isCut(handshake)) return undefined;
  return (
    upgradeFailure(handshake) ??
    acceptFailure(handshake) ??
    protocolFailure(handshake) ??
    extensionFailure(handshake)
  );
}

/** What RFC 7692 section 7.1 allows a server to answer; a browser fails a handshake with anything else. */
const DEFLATE =
  /^permessage-deflate(?:\s*;\s*(?:(?:client|server)_no_context_takeover|(?:client|server)_max_window_bits\s*=\s*"?(?:8|9|1[0-5])"?))*$/i;

/** Whether nothing in a 101 response gives a browser a reason to fail the handshake. */
export function isAccepted(handshake: Handshake): boolean {
  const extensions = listOf(headerValue(handshake.responseHeaders, 'sec-websocket-extensions'));
  return (
    !isCut(handshake) &&
    failureFromHeaders(handshake) === undefined &&
    extensions.every((extension) => DEFLATE.test(extension))
  );
}

/** Two of three missing headers are no bug of a server, but a response that ended before it was whole. */
function isCut({ responseHeaders }: Handshake): boolean {
  const needed = ['upgrade', 'connection', 'sec-websocket-accept'];
  return needed.filter((name) => headerValue(responseHeaders, name) === undefined).length > 1;
}

function upgradeFailure({ responseHeaders }: Handshake): HandshakeFailure | undefined {
  for (const [header, wanted] of [
    ['Upgrade', 'websocket'],
    ['Connection', 'upgrade'],
  ] as const) {
    const value = headerValue(responseHeaders, header.toLowerCase());
    if (value === undefined) return { kind: 'header', header, problem: 'missing' };
    if (!listOf(value).some((item) => item.toLowerCase() === wanted))
      return { kind: 'header', header, problem: 'wrong', value };
  }
  return undefined;
}

function acceptFailure({ requestHeaders, responseHeaders }: Handshake): HandshakeFailure | undefined {
  const header = 'Sec-WebSocket-Accept';
  const key = headerValue(requestHeaders, 'sec-websocket-key');
  const accept = headerValue(responseHeaders, header.toLowerCase());
  if (accept === undefined) return { kind: 'header', header, problem: 'missing' };
  if (key === undefined || accept.trim() === sha1Base64(key.trim() + GUID)) return undefined;
  return { kind: 'header', header, problem: 'wrong', value: accept };
}

function protocolFailure({ requestHeaders, responseHeaders }: Handshake): HandshakeFailure | undefined {
  const chosen = headerValue(responseHeaders, 'sec-websocket-protocol');
  if (chosen === undefined) return undefined;
  const offered = listOf(headerValue(requestHeaders, 'sec-websocket-protocol'));
  if (offered.includes(chosen)) return undefined;
  return {
    kind: 'subprotocol',
    problem: offered.length === 0 ? 'unsolicited' : 'not-offered',
    value: chosen,
  };
}

function extensionFailure({ requestHeaders, responseHeaders }: Handshake): HandshakeFailure | undefined {
  const nameOf = (item: string): string => item.split(';')[0]?.trim().toLowerCase() ?? '';
  const chosen = listOf(headerValue(responseHeaders, 'sec-websocket-extensions'));
  const offered = listOf(headerValue(requestHeaders, 'sec-websocket-extensions')).map(nameOf);
  const foreign = chosen.find((item) => !offered.includes(nameOf(item)));
  if (foreign === undefined) return undefined;
  return {
    kind: 'extension',
    detail: `Found an unsupported extension '${nameOf(foreign)}' in 'Sec-WebSocket-Extensions' header`,
  };
}
