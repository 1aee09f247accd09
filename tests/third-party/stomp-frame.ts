/** A STOMP 1.2 frame: https://stomp.github.io/stomp-specification-1.2.html#STOMP_Frames */
export interface StompFrame {
  command: string;
  headers: Record<string, string>;
  body: Buffer;
}

const escapes: Record<string, string> = { '\\': '\\\\', '\r': '\\r', '\n': '\\n', ':': '\\c' };
const unescapes: Record<string, string> = { '\\\\': '\\', '\\r': '\r', '\\n': '\n', '\\c': ':' };

const escapeHeader = (text: string): string => text.replace(/[\\\r\n:]/g, (char) => escapes[char] ?? char);

function unescapeHeader(text: string): string {
  return text.replace(/\\./g, (pair) => {
    const char = unescapes[pair];
    if (char === undefined) throw new Error(`undefined escape ${pair}`);
    return char;
  });
}

/** Reads the one frame that a WebSocket message carries. Throws when it is not well formed. */
export function parseFrame(message: Buffer): StompFrame {
  const end = message.indexOf('\n\n');
  const [command = '', ...lines] = message.subarray(0, end).toString().split(/\r?\n/);
  const headers: Record<string, string> = {};
  for (const line of lines) {
    const [, name, value] = /^([^:]+):(.*)$/.exec(line) ?? [];
    if (name === undefined || value === undefined) throw new Error(`no header: ${line}`);
    // Of repeated headers the first counts.
    headers[unescapeHeader(name)] ??= unescapeHeader(value);
  }
  const length = headers['content-length'];
  const start = end + 2;
  const stop = length === undefined ? message.indexOf(0, start) : start + Number(length);
  if (end < 0 || message[stop] !== 0) throw new Error('the frame does not end with NUL');
  return { command, headers, body: message.subarray(start, stop) };
}

export function renderFrame({ command, headers, body }: StompFrame): Buffer {
  // CONNECTED is not escaped, for the sake of STOMP 1.0 clients.
  const write = command === 'CONNECTED' ? (text: string) => text : escapeHeader;
  const lines = Object.entries({ ...headers, 'content-length': String(body.length) });
  const head = [command, ...lines.map(([name, value]) => `${write(name)}:${write(value)}`)].join('\n');
  return Buffer.concat([Buffer.from(`${head}\n\n`), body, Buffer.of(0)]);
}
