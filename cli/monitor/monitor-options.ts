import { numberWithin, type ParsedOptions, parseArguments, quoted } from '../parse-arguments.ts';
import {
  HANDSHAKE_SPECS,
  HANDSHAKE_USAGE,
  type HandshakeSettings,
  readAddress,
  readHandshake,
} from '../probe/probe-options.ts';
import { isHttpUrl, type ListenAddress } from '../telemetry/addresses.ts';

export interface MonitorOptions {
  urls: URL[];
  handshake: HandshakeSettings;
  /** Milliseconds from the start of one probe of a URL to that of the next one. */
  every: number;
  /** How often each URL is probed; absent: until the program is ended. */
  count?: number;
  prometheus?: ListenAddress;
  otlp?: URL;
  webhook?: URL;
  /** Masks only what looks secret, in all that is sent and printed. */
  readable: boolean;
  quiet: boolean;
  /** What is done differently from what was asked, a line each. */
  notes: string[];
}

export const USAGE = `Usage: wsdoctor monitor [options] URL…

Probes WebSocket servers on a schedule, counts and times what happens, and tells when a verdict changes.

  URL                    ws:, wss:, http: or https:
  --every DURATION       from the start of one probe to that of the next one, such as 30s, 5m or 1h, within 10 % at random
                         (default 60s). Two probes of one URL never run at the same time
  --count N              probe each URL N times, then end; without it the monitor runs until Ctrl+C or SIGTERM
  --once                 the same as --count 1
  --prometheus HOST:PORT serve metrics at http://HOST:PORT/metrics; :9464 is every address of this machine
  --otlp URL             send metrics to this OTLP receiver over HTTP, such as http://127.0.0.1:4318
  --webhook URL          POST each change of a verdict as JSON, of the form of Alertmanager's webhook
${HANDSHAKE_USAGE}
  --readable             mask only what looks secret; without it everything that is not known to be harmless is masked
  --quiet                no progress on standard error
  -h, --help             this text

Changes of a verdict go to standard output, progress and errors to standard error. OTEL_EXPORTER_OTLP_HEADERS has headers
for the OTLP receiver, OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES name the monitor.
Exit code 0: ended by Ctrl+C or SIGTERM, or the last probe of each URL found no error. 1: one of the last probes found an
error. 2: invalid usage, or the port for metrics is in use. 3: internal error.`;

const OPTIONS = {
  ...HANDSHAKE_SPECS,
  every: { type: 'string', default: '60s' },
  count: { type: 'string' },
  once: { type: 'boolean', default: false },
  prometheus: { type: 'string' },
  otlp: { type: 'string' },
  webhook: { type: 'string' },
  readable: { type: 'boolean', default: false },
  quiet: { type: 'boolean', default: false },
} as const;

const MOST_COUNT = 1_000_000;

export function parseMonitorOptions(args: readonly string[]): ParsedOptions<MonitorOptions> {
  const parsed = parseArguments(args, OPTIONS);
  if (parsed.kind !== 'parsed') return parsed;
  const { values, positionals } = parsed;
  const addresses = positionals.map(readAddress);
  const urls = addresses.flatMap((each) => (each.ok ? [each.url] : []));
  const handshake = readHandshake(values);
  const every = readDuration(values.every);
  const count = readCount(values.once, values.count);
  const prometheus = values.prometheus === undefined ? undefined : readListenAddress(values.prometheus);
  const problems = [
    ...(positionals.length === 0 ? ['no URL given'] : []),
    ...addresses.flatMap((each) => (each.ok ? [] : [each.problem])),
    ...urls
      .filter(({ href }, at) => urls.findIndex((other) => other.href === href) < at)
      .map(({ href }) => `${quoted(href)} is given twice`),
    ...[every, count, prometheus].flatMap((each) => (typeof each === 'string' ? [each] : [])),
    ...receiverProblem('--otlp', values.otlp, 'http://127.0.0.1:4318'),
    ...receiverProblem('--webhook', values.webhook, 'https://hooks.example/alert'),
    ...(handshake.ok ? [] : handshake.problems),
  ];
  if (
    typeof every === 'string' ||
    typeof count === 'string' ||
    typeof prometheus === 'string' ||
    !handshake.ok ||
    problems.length > 0
  )
    return { kind: 'wrong', problems };
  return {
    kind: 'parsed',
    options: {
      urls,
      handshake: handshake.settings,
      every,
      ...(count === undefined ? {} : { count }),
      ...(prometheus === undefined ? {} : { prometheus }),
      ...(values.otlp === undefined ? {} : { otlp: new URL(values.otlp) }),
      ...(values.webhook === undefined ? {} : { webhook: new URL(values.webhook) }),
      readable: values.readable,
      quiet: values.quiet,
      notes: addresses.flatMap((each) => (each.ok ? each.notes : [])),
    },
  };
}

const UNITS: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000 };
const LEAST_EVERY = 1_000;
const MOST_EVERY = 24 * 3_600_000;

/** Milliseconds, or the problem. */
function readDuration(text: string): number | string {
  const [, digits = '', unit = ''] = /^(\d+(?:\.\d+)?)([smh])$/.exec(text) ?? [];
  const ms = digits === '' ? Number.NaN : Number(digits) * (UNITS[unit] ?? Number.NaN);
  if (ms >= LEAST_EVERY && ms <= MOST_EVERY) return ms;
  const meant = /^\d+$/.test(text) ? `. Did you mean "${text}s"?` : '';
  return `--every must be from 1s to 24h, such as 30s, 5m or 1h, not ${quoted(text)}${meant}`;
}

function readCount(once: boolean, text: string | undefined): number | undefined | string {
  if (once) return text === undefined ? 1 : '--once and --count contradict each other: give one of them';
  if (text === undefined) return undefined;
  const count = numberWithin(text, 1, MOST_COUNT);
  return count !== undefined && Number.isInteger(count)
    ? count
    : `--count must be a whole number from 1 to ${MOST_COUNT}, not ${quoted(text)}`;
}

function readListenAddress(text: string): ListenAddress | string {
  const [, host = '', digits = ''] = /^(\[[\da-f:.]+\]|[\w.-]*):(\d{1,5})$/i.exec(text) ?? [];
  const port = numberWithin(digits, 0, 65_535);
  if (port === undefined)
    return `--prometheus must be an address to listen on, such as :9464 or 127.0.0.1:9464, not ${quoted(text)}`;
  return host === '' ? { port } : { host: host.replace(/^\[|\]$/g, ''), port };
}

function receiverProblem(option: string, text: string | undefined, example: string): string[] {
  return text === undefined || isHttpUrl(text)
    ? []
    : [`${option} must be an http: or https: URL such as ${example}, not ${quoted(text)}`];
}
