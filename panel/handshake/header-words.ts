import { type MessageKey, t } from '../messages/message.ts';

/** The purpose of each handshake header, by its lower-case name (RFC 6455, sections 4 and 11.3). */
const WORDS: Readonly<Record<string, MessageKey>> = {
  connection: 'header_connection',
  cookie: 'header_cookie',
  host: 'header_host',
  origin: 'header_origin',
  'sec-websocket-accept': 'header_accept',
  'sec-websocket-extensions': 'header_extensions',
  'sec-websocket-key': 'header_key',
  'sec-websocket-protocol': 'header_protocol',
  'sec-websocket-version': 'header_version',
  upgrade: 'header_upgrade',
};

/** The purpose of a header; undefined for one that does not concern WebSockets. */
export function headerWords(name: string): string | undefined {
  const key = name.toLowerCase();
  const text = Object.hasOwn(WORDS, key) ? WORDS[key] : undefined;
  return text === undefined ? undefined : t(text);
}
