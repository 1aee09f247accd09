import type { Direction } from '../../capture/captured-event.ts';
import { latin1 } from './byte-view.ts';
import { isRSocketSetup } from './rsocket-frame.ts';
import type { StreamProtocol } from './stream-reader.ts';

/** So many bytes of each direction tell which stream it is. */
export const MOST_OF_HEAD = 320;

/** `more`: the bytes so far are the beginning of what some protocol begins with. */
export type Signature = StreamProtocol | 'more' | 'none';

function startsWith(text: string, ...starts: readonly string[]): boolean | 'more' {
  if (starts.some((start) => text.startsWith(start))) return true;
  return starts.some((start) => start.startsWith(text)) ? 'more' : false;
}

function answer(found: boolean | 'more', protocol: StreamProtocol): Signature {
  if (found === 'more') return 'more';
  return found ? protocol : 'none';
}

const CONNECT = 0x10;

/** Header, remaining length of one to four bytes, then the protocol's name with its length. */
function mqtt(head: Uint8Array): Signature {
  if (head[0] !== CONNECT) return 'none';
  let at = 1;
  while (at < 5 && (head[at] ?? 0) >= 0x80) at += 1;
  if (at >= head.length) return 'more';
  return answer(startsWith(latin1(head.subarray(at + 1, at + 9)), '\0\u0004MQTT', '\0\u0006MQIsdp'), 'MQTT');
}

/** The client's greeting: version 5 and its methods, none of which is out of use. */
function socks(head: Uint8Array, wholeMessage: boolean): Signature {
  const [version, count] = head;
  if (version !== 5) return 'none';
  if (count === undefined) return 'more';
  if (count < 1 || count > 4 || head.length > 2 + count) return 'none';
  if ([...head.subarray(2)].some((method) => method > 3 && method < 0x80)) return 'none';
  return head.length < 2 + count && !wholeMessage ? 'more' : head.length === 2 + count ? 'SOCKS5' : 'more';
}

/** `AMQP`, an id (0 plain, 2 TLS, 3 SASL), and the version: 0 9 1, or 1 0 0. */
function amqp(header: string): Signature {
  const [id = 0, major, minor] = [4, 5, 6].map((at) => header.charCodeAt(at));
  if (major === 0 && minor === 9) return 'AMQP 0-9-1';
  return major === 1 && minor === 0 && id <= 3 ? 'AMQP 1.0' : 'none';
}

function sentText(text: string): Signature {
  const stomp = startsWith(text.replace(/^[\r\n]+/, ''), 'CONNECT\n', 'CONNECT\r\n', 'STOMP\n', 'STOMP\r\n');
  if (stomp !== false) return text.trim() === '' ? 'none' : answer(stomp, 'STOMP');
  const ssh = startsWith(text, 'SSH-2.0-', 'SSH-1.');
  if (ssh !== false) return answer(ssh, 'SSH');
  const header = startsWith(text, 'AMQP');
  if (header !== false) return header === 'more' || text.length < 8 ? 'more' : amqp(text);
  const xml = startsWith(text, '<open', '<stream:stream', '<?xml');
  if (xml === false) return 'none';
  if (/xmpp-framing|<stream:stream|etherx\.jabber\.org/.test(text)) return 'XMPP';
  return text.length < MOST_OF_HEAD && !text.includes('>') ? 'more' : xml === 'more' ? 'more' : 'none';
}

/** What a direction begins with; `wholeMessage` where `head` is one message. */
export function signatureOf(head: Uint8Array, direction: Direction, wholeMessage: boolean): Signature {
  if (head.length === 0) return 'more';
  const text = latin1(head.subarray(0, MOST_OF_HEAD));
  if (direction === 'received') {
    const rfb = startsWith(text, 'RFB 00');
    if (rfb !== false) return answer(rfb, 'RFB (VNC)');
    const ssh = startsWith(text, 'SSH-2.0-', 'SSH-1.');
    if (ssh !== false) return answer(ssh, 'SSH');
    return answer(startsWith(text, '5.error,', '4.args,', '5.ready,'), 'Guacamole');
  }
  if (isRSocketSetup(head)) return 'RSocket';
  const found = [mqtt(head), socks(head, wholeMessage), sentText(text)].filter((each) => each !== 'none');
  return found.find((each) => each !== 'more') ?? found[0] ?? 'none';
}
