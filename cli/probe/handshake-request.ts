import { createHash, randomBytes } from 'node:crypto';
import type { Header } from '../../src/capture/captured-event.ts';
import type { ProbeRequest } from './probe-options.ts';

export interface HandshakeRequest {
  headers: Header[];
  text: string;
  /** The only right `Sec-WebSocket-Accept` (RFC 6455 section 4.2.2). */
  accept: string;
}

/** As Chromium offers it. */
const OFFER = { name: 'Sec-WebSocket-Extensions', value: 'permessage-deflate; client_max_window_bits' };

export function handshakeRequest(
  {
    url,
    protocols,
    extensions,
    headers: given,
  }: Pick<ProbeRequest, 'url' | 'protocols' | 'extensions' | 'headers'>,
  origin: string | undefined,
): HandshakeRequest {
  const key = randomBytes(16).toString('base64');
  const own: Header[] = [
    { name: 'Host', value: url.host },
    { name: 'Connection', value: 'Upgrade' },
    { name: 'Upgrade', value: 'websocket' },
    ...(origin === undefined ? [] : [{ name: 'Origin', value: origin }]),
    { name: 'Sec-WebSocket-Version', value: '13' },
    { name: 'Sec-WebSocket-Key', value: key },
    ...(extensions ? [OFFER] : []),
    ...(protocols.length > 0 ? [{ name: 'Sec-WebSocket-Protocol', value: protocols.join(', ') }] : []),
  ];
  const replaced = new Set(given.map(({ name }) => name.toLowerCase()));
  const headers = [...own.filter(({ name }) => !replaced.has(name.toLowerCase())), ...given];
  const accept = createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
  return { headers, text: requestText(url, headers), accept };
}

/** A plain GET of the same address, with nothing that asks for a WebSocket. */
export function plainGet(url: URL, given: readonly Header[]): string {
  return requestText(url, [
    { name: 'Host', value: url.host },
    { name: 'Connection', value: 'close' },
    { name: 'Accept', value: '*/*' },
    ...given.filter(({ name }) => !/^(?:host|connection|upgrade|sec-websocket-.*)$/i.test(name)),
  ]);
}

function requestText(url: URL, headers: readonly Header[]): string {
  const lines = headers.map(({ name, value }) => `${name}: ${value}`);
  return `GET ${url.pathname}${url.search} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`;
}
