import type { Header } from '../../src/capture/captured-event.ts';

export interface ProbeOptions {
  url: URL;
  headers: Header[];
  origin: string | undefined;
  protocols: string[];
  /** Whether permessage-deflate is offered, as a browser always does. */
  extensions: boolean;
  /** A further authority to trust, as a file in PEM. */
  ca: string | undefined;
  json: boolean;
  /** Milliseconds for one step. */
  timeout: number;
  /** Milliseconds for which an open connection is watched. */
  hold: number;
  checkOrigin: boolean;
}

export const USAGE = `wsdoctor probe URL [options]

Does a WebSocket handshake by hand and says what every step of it answered.

  --origin ORIGIN        the Origin header; none without it
  --header 'NAME: VALUE' a further header; may be repeated
  --subprotocol NAME     a subprotocol to offer; may be repeated
  --no-extensions        without permessage-deflate, which a browser always offers
  --ca FILE              a further certificate authority to trust, PEM
  --hold SECONDS         how long an open connection is watched (default 2)
  --timeout SECONDS      how long each step may take (default 10)
  --check-origin         a second handshake, with a foreign Origin
  --json                 everything as JSON, to be pasted into the panel's Test tab

Exit code 0: it opens and nothing is wrong. 1: a fault was found. 2: bad usage. 3: internal error.`;

export type Parsed = { ok: true; options: ProbeOptions } | { ok: false; message: string };

const WITH_VALUE = ['--origin', '--header', '--subprotocol', '--ca', '--hold', '--timeout'] as const;
const FLAGS = new Set(['--json', '--check-origin', '--no-extensions']);
type Name = (typeof WITH_VALUE)[number];
/** RFC 9110 section 5.6.2. */
const TOKEN = /^[\w!#$%&'*+.^`|~-]+$/;
const isName = (text: string): text is Name => (WITH_VALUE as readonly string[]).includes(text);

export function parseProbeOptions(args: readonly string[]): Parsed {
  const values = new Map<Name, string[]>();
  const flags = new Set<string>();
  const urls: string[] = [];
  for (let at = 0; at < args.length; at += 1) {
    const word = args[at] ?? '';
    if (isName(word)) {
      at += 1;
      const value = args[at];
      if (value === undefined) return { ok: false, message: `${word} needs a value.` };
      values.set(word, [...(values.get(word) ?? []), value]);
    } else if (FLAGS.has(word)) flags.add(word);
    else if (word.startsWith('-')) return { ok: false, message: `There is no option ${word}.` };
    else urls.push(word);
  }
  const [address, ...more] = urls;
  if (address === undefined || more.length > 0) return { ok: false, message: 'Give exactly one url.' };
  return assemble(address, values, flags);
}

function assemble(address: string, values: Map<Name, string[]>, flags: Set<string>): Parsed {
  const last = (name: Name): string | undefined => values.get(name)?.at(-1);
  const url = socketUrl(address);
  if (!url) return { ok: false, message: `${address} is not a ws:, wss:, http: or https: url.` };
  const timeout = Number(last('--timeout') ?? 10);
  const hold = Number(last('--hold') ?? 2);
  if (!(timeout > 0 && timeout <= 600) || !(hold >= 0 && hold <= 86_400))
    return { ok: false, message: '--timeout takes 1 to 600 seconds, --hold up to 86400.' };
  const protocols = values.get('--subprotocol') ?? [];
  if (!protocols.every((name) => TOKEN.test(name)))
    return { ok: false, message: 'A subprotocol is one word without spaces and commas.' };
  const headers = (values.get('--header') ?? []).map(readHeader);
  if (!headers.every((header) => header !== undefined))
    return { ok: false, message: "Write a header as 'Name: value', on one line." };
  const origin = last('--origin');
  if (origin !== undefined && /[\r\n]/.test(origin)) return { ok: false, message: 'An origin is one line.' };
  return {
    ok: true,
    options: {
      url,
      headers,
      origin,
      protocols,
      extensions: !flags.has('--no-extensions'),
      ca: last('--ca'),
      json: flags.has('--json'),
      timeout: timeout * 1000,
      hold: hold * 1000,
      checkOrigin: flags.has('--check-origin'),
    },
  };
}

function socketUrl(address: string): URL | undefined {
  const text = address.replace(/^http(s?):/i, 'ws$1:');
  return /^wss?:\/\//i.test(text) && URL.canParse(text) ? new URL(text) : undefined;
}

function readHeader(text: string): Header | undefined {
  const match = /^([^:\s]+):[ \t]*([^\r\n]*)$/.exec(text);
  return match?.[1] !== undefined && TOKEN.test(match[1])
    ? { name: match[1], value: match[2] ?? '' }
    : undefined;
}
