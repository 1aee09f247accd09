import { correctUrl } from '../../src/handshake/url-fault.ts';
import type { Header } from '../../src/shared/header.ts';
import { isLoopback, parseSocketUrl } from '../../src/shared/socket-url.ts';
import { numberWithin, type ParsedOptions, parseArguments, quoted } from '../parse-arguments.ts';

/** How a handshake is made, whatever its URL. */
export interface HandshakeSettings {
  headers: Header[];
  origin: string | undefined;
  protocols: string[];
  /** Whether permessage-deflate is offered, as a browser always does. */
  extensions: boolean;
  /** A further authority to trust, as a file in PEM. */
  ca: string | undefined;
  /** Milliseconds for one step. */
  timeout: number;
  /** Milliseconds for which an open connection is watched. */
  hold: number;
}

/** What one probe does. */
export interface ProbeRequest extends HandshakeSettings {
  url: URL;
  checkOrigin: boolean;
  /** Whether a handshake is tried with each version of TLS. */
  checkVersions: boolean;
}

export interface ProbeOptions extends ProbeRequest {
  json: boolean;
  /** Masks only what looks secret in the JSON. */
  readable: boolean;
  /** What is done differently from what was asked, a line each. */
  notes: string[];
}

/** The options of `HANDSHAKE_SPECS`. */
export const HANDSHAKE_USAGE = `  --origin ORIGIN        send this Origin header (default: none)
  --header 'NAME: VALUE' send this header; may be repeated
  --subprotocol NAME     offer this subprotocol; may be repeated
  --no-extensions        do not offer permessage-deflate, which browsers always offer
  --ca FILE              also trust this certificate authority (PEM)
  --hold SECONDS         how long to watch an open connection, 0 to 86400 (default 2)
  --timeout SECONDS      how long each step may take, up to 600 (default 10)`;

export const USAGE = `Usage: wsdoctor probe [options] URL

Performs a WebSocket handshake and reports DNS, TCP, TLS and the HTTP response.

  URL                    ws:, wss:, http: or https:
${HANDSHAKE_USAGE}
  --check-origin         make a second handshake with a foreign Origin
  --json                 write everything as JSON, to paste into the panel's Test tab; everything that is not known to be
                         harmless is masked in it
  --readable             with --json: mask only what looks secret
  -h, --help             this text

Exit code 0: the connection opens and no error is found. 1: it fails, or an error is found. 2: invalid usage.
3: internal error.`;

export const HANDSHAKE_SPECS = {
  origin: { type: 'string' },
  header: { type: 'string', multiple: true },
  subprotocol: { type: 'string', multiple: true },
  'no-extensions': { type: 'boolean', default: false },
  ca: { type: 'string' },
  hold: { type: 'string', default: '2' },
  timeout: { type: 'string', default: '10' },
} as const;

const OPTIONS = {
  ...HANDSHAKE_SPECS,
  'check-origin': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  readable: { type: 'boolean', default: false },
} as const;

/** RFC 9110 section 5.6.2. */
const TOKEN = /^[\w!#$%&'*+.^`|~-]+$/;
/** RFC 9110 section 5.5: of the control characters a header's value may contain the tab alone. */
const CONTROL = /(?!\t)[\p{Cc}\u2028\u2029]/u;
const MOST_HOLD = 86_400;
const MOST_TIMEOUT = 600;

export function parseProbeOptions(args: readonly string[]): ParsedOptions<ProbeOptions> {
  const parsed = parseArguments(args, OPTIONS);
  if (parsed.kind !== 'parsed') return parsed;
  const { values, positionals } = parsed;
  const address = readOnlyAddress(positionals);
  const handshake = readHandshake(values);
  if (!address.ok || !handshake.ok) {
    const problems = [...(address.ok ? [] : [address.problem]), ...(handshake.ok ? [] : handshake.problems)];
    return { kind: 'wrong', problems };
  }
  return {
    kind: 'parsed',
    options: {
      ...handshake.settings,
      url: address.url,
      notes: address.notes,
      json: values.json,
      readable: values.readable,
      checkOrigin: values['check-origin'],
      checkVersions: true,
    },
  };
}

interface HandshakeValues {
  origin?: string | undefined;
  header?: string[] | undefined;
  subprotocol?: string[] | undefined;
  'no-extensions': boolean;
  ca?: string | undefined;
  hold: string;
  timeout: string;
}

type Handshake = { ok: true; settings: HandshakeSettings } | { ok: false; problems: string[] };

/** The values of `HANDSHAKE_SPECS`. */
export function readHandshake(values: HandshakeValues): Handshake {
  const { subprotocol: protocols = [], header: given = [] } = values;
  const headers = given.map(readHeader);
  const timeout = numberWithin(values.timeout, 0, MOST_TIMEOUT);
  const hold = numberWithin(values.hold, 0, MOST_HOLD);
  const problems = [
    ...(timeout
      ? []
      : [`--timeout must be above 0 and at most ${MOST_TIMEOUT}, not ${quoted(values.timeout)}`]),
    ...(hold === undefined ? [`--hold must be from 0 to ${MOST_HOLD}, not ${quoted(values.hold)}`] : []),
    ...originProblems(values.origin),
    ...subprotocolProblems(protocols),
    ...headers.flatMap((each) => ('problem' in each ? [each.problem] : [])),
  ];
  if (!timeout || hold === undefined || problems.length > 0) return { ok: false, problems };
  return {
    ok: true,
    settings: {
      headers: headers.flatMap((each) => ('problem' in each ? [] : [each])),
      origin: values.origin,
      protocols,
      extensions: !values['no-extensions'],
      ca: values.ca,
      timeout: timeout * 1000,
      hold: hold * 1000,
    },
  };
}

type Address = { ok: true; url: URL; notes: string[] } | { ok: false; problem: string };

function readOnlyAddress([address, ...more]: readonly string[]): Address {
  if (address === undefined) return { ok: false, problem: 'no URL given' };
  if (more.length > 0)
    return { ok: false, problem: `one URL at a time: ${more.map(quoted).join(' ')} is too much` };
  return readAddress(address);
}

/** The URL of a WebSocket, which may be given as that of its HTTP server. */
export function readAddress(address: string): Address {
  const [text = '', fragment] = splitFragment(address.replace(/^http(s?):/i, 'ws$1:'));
  const url = /^wss?:\/\//i.test(text) && URL.canParse(text) ? new URL(text) : undefined;
  if (!url || url.port === '0') return { ok: false, problem: addressProblem(address) };
  const notes =
    fragment === undefined
      ? []
      : [
          `${quoted(fragment)} is left out: in a browser, new WebSocket() throws a SyntaxError for a URL with a fragment`,
        ];
  return { ok: true, url, notes };
}

function splitFragment(text: string): [string, string?] {
  const at = text.indexOf('#');
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at)];
}

function addressProblem(address: string): string {
  const { scheme, host, port } = parseSocketUrl(address);
  const isSocket = ['ws', 'wss', 'http', 'https'].includes(scheme);
  if (isSocket && host === '') return `${quoted(address)} has no host`;
  if (isSocket && (port < 1 || port > 65_535))
    return `${quoted(address)} has the port ${port}: a port is a number from 1 to 65535`;
  const meant = likelyUrl(address);
  const hint = meant === undefined ? '' : `. Did you mean "${meant}"?`;
  return `${quoted(address)} is not a valid ws:, wss:, http: or https: URL${hint}`;
}

/** `localhost:8080` was meant as `ws://localhost:8080`, `api.example/live` as `wss://api.example/live`. */
function likelyUrl(address: string): string | undefined {
  const hasNoScheme = /^(?:\[[\da-f:.]+\]|[\w-]+(?:\.[\w-]+)*)(?::\d{1,5})?(?:[/?]\S*)?$/i.test(address);
  const { host, port } = parseSocketUrl(`ws://${address}`);
  const isSecure = !isLoopback(host) && (port === 443 || !/:\d/.test(address));
  const url = hasNoScheme ? `${isSecure ? 'wss' : 'ws'}://${address}` : correctUrl(address);
  return url !== undefined && url !== address && URL.canParse(url) ? url : undefined;
}

function originProblems(origin: string | undefined): string[] {
  if (origin === undefined || /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/.test(origin)) return [];
  if (origin === '') return ['--origin is empty; leave it out to send no Origin header'];
  return [`--origin ${quoted(origin)} is not an origin such as https://app.example`];
}

function subprotocolProblems(names: readonly string[]): string[] {
  const wrong = names.filter((name) => !TOKEN.test(name));
  const twice = names.filter((name, at) => names.indexOf(name) < at);
  return [
    ...wrong.map(
      (name) => `--subprotocol ${quoted(name)} is not one word of letters, digits and !#$%&'*+-.^_\`|~`,
    ),
    ...twice.map((name) => `--subprotocol ${name} is given twice`),
  ];
}

function readHeader(text: string): Header | { problem: string } {
  const [, name = '', value = ''] = /^([^:]*):[ \t]*(.*)$/s.exec(text) ?? [];
  if (CONTROL.test(text))
    return { problem: `--header ${quoted(text)} has a line break or control character` };
  if (!TOKEN.test(name)) return { problem: `--header ${quoted(text)} is not of the form 'Name: value'` };
  return { name, value };
}
