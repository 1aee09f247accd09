/** A frame of a protocol in plain text. */
export interface TextFrame {
  texts: string[];
  code?: string;
  isError: boolean;
}

function stomp(text: string): TextFrame | undefined {
  const match = /^(ERROR|MESSAGE|RECEIPT|CONNECTED)\r?\n/.exec(text);
  if (match === null) return undefined;
  if (match[1] !== 'ERROR') return { texts: [], isError: false };
  const border = text.search(/\r?\n\r?\n/);
  const head = border === -1 ? text : text.slice(0, border);
  const body = border === -1 ? '' : text.slice(border).replaceAll('\u0000', '').trim();
  const header = /\nmessage:([^\r\n]*)/.exec(head)?.[1]?.replaceAll('\\c', ':') ?? '';
  const first = body.split('\n')[0] ?? '';
  return { texts: [first, header].filter((part) => part !== ''), isError: true };
}

function guacamole(text: string): TextFrame | undefined {
  const match = /^5\.error,\d{1,4}\.([^;]{0,400}),\d\.(\d{3});/.exec(text);
  return match === null ? undefined : { texts: [match[1] ?? ''], code: match[2] ?? '', isError: true };
}

function sip(text: string): TextFrame | undefined {
  const match = /^(?:SIP\/2\.0|HTTP\/\d(?:\.\d)?) (\d{3})([^\r\n]{0,200})/.exec(text);
  if (match === null) return undefined;
  return { texts: [(match[2] ?? '').trim()], code: match[1] ?? '', isError: Number(match[1]) >= 400 };
}

function nats(text: string): TextFrame | undefined {
  const match = /^-ERR\s+'?([^\r\n]{0,400}?)'?\s*(?:\r?\n|$)/.exec(text);
  return match === null ? undefined : { texts: [match[1] ?? ''], isError: true };
}

function irc(text: string): TextFrame | undefined {
  const match = /^:\S{1,100} (NOTICE|ERROR|RECONNECT|KILL|4\d\d)\b([^\r\n]{0,300})/.exec(text);
  if (match === null) return undefined;
  const message = (match[2] ?? '').split(' :')[1] ?? match[2] ?? '';
  return { texts: match[1] === 'RECONNECT' ? ['RECONNECT', text.trim()] : [message.trim()], isError: true };
}

/** Returns what a frame of STOMP, NATS, SIP, HTTP, IRC or Guacamole says. */
export function readFrame(text: string): TextFrame | undefined {
  return stomp(text) ?? nats(text) ?? sip(text) ?? irc(text) ?? guacamole(text);
}

/** Returns the JSON of a Socket.IO, SockJS or SignalR packet, and what the packet says about it. */
export function unwrap(text: string): { json: string; event: 'error' | 'close' | 'none' } {
  const socketIo = /^4([0-4])(?:\/[^,{["]{0,100},)?\d{0,10}(?=[{["])/.exec(text);
  if (socketIo !== null)
    return { json: text.slice(socketIo[0].length), event: socketIo[1] === '4' ? 'error' : 'none' };
  const sockJs = /^([ca])(?=\[)/.exec(text);
  if (sockJs !== null) return { json: text.slice(1), event: sockJs[1] === 'c' ? 'close' : 'none' };
  // SignalR ends a message with a record separator.
  let end = text.length;
  while (end > 0 && text.charCodeAt(end - 1) <= 32) end--;
  return { json: text.slice(0, end), event: 'none' };
}
