/** ISO 8601, and the date of HTTP (RFC 9110 section 5.6.7). */
const ISO =
  /^(?:20\d\d)-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?(?: ?(?:Z|UTC|[+-]\d\d:?\d\d))?)?$/;
const HTTP_DATE =
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d[ -](?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[ -]20\d\d \d\d:\d\d:\d\d GMT$/;
const CLOCK = /^\d\d:\d\d(?::\d\d(?:[.,]\d{1,6})?)?Z?$/;

export function isTime(text: string): boolean {
  return ISO.test(text) || HTTP_DATE.test(text) || CLOCK.test(text);
}

const UNITS =
  /^[+-]?\d{1,6}(?:\.\d{1,3})?(?:ms|s|m|h|d|ns|us|µs|[kKMG]i?B|B|px|%|x|k|M|[kMG]?Hz|fps|min|r?\/(?:s|m|min|h))$/;
const GROUPED = /^[+-]?\d{1,3}(?:,\d{3}){1,3}(?:\.\d{1,2})?$/;
const VERSION = /^[vV]?\d{1,3}(?:\.\d{1,4}){1,2}(?:[-.]?(?:alpha|beta|rc|dev)\.?\d{0,3})?$/;
const PLAIN = /^[+-]?\d*\.?\d+(?:[eE][+-]?\d{1,3})?$/;
/** More figures than these may tell who somebody is, or be a code of some kind. */
const MOST_FIGURES = 4;

/** A number of so few figures that it says nothing of anybody: 4096, 0.25, 30000, 1e9. */
export function isSmallNumber(text: string): boolean {
  return PLAIN.test(text) && text.length <= 20 && figuresOf(text) <= MOST_FIGURES;
}

function figuresOf(text: string): number {
  return text
    .replace(/[eE].*$/, '')
    .replace(/[^\d]/g, '')
    .replace(/^0+|0+$/g, '').length;
}

/** Error codes that JSON-RPC 2.0 reserves. */
const JSON_RPC_CODE = /^-32[0-7]\d\d$/;

export function isHarmlessNumber(text: string): boolean {
  return (
    JSON_RPC_CODE.test(text) ||
    isSmallNumber(text) ||
    UNITS.test(text) ||
    GROUPED.test(text) ||
    VERSION.test(text) ||
    isLocalAddress(text)
  );
}

/** Addresses that are the same in every network: RFC 1918, loopback, and the unspecified one. */
const LOCAL =
  /^(?:127(?:\.\d{1,3}){3}|0\.0\.0\.0|10(?:\.\d{1,3}){3}|192\.168(?:\.\d{1,3}){2}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d{1,3}){2}|\[?::1?\]?)(?::\d{1,5})?$/;

function isLocalAddress(text: string): boolean {
  return LOCAL.test(text);
}

const TIME_NAME =
  /(?:^|_)(?:ts|t|time|timestamp|date|at|exp|iat|nbf|expires|expiry|created|updated|modified|now|since|until|start|started|end|ended|clock|epoch|deadline|seen|sent|received|when)(?:_|$)|(?:^|_)(?:ms|time|at|stamp)$/;
const MEASURE =
  /(?:^|_)(?:size|bytes|length|len|count|total|max|min|limit|interval|timeout|delay|duration|latency|elapsed|offset|width|height|seq|sequence|index|idx|position|pos|version|port|retry|attempts?|uptime|memory|cpu|rate|percent|progress|page|ms|sec|secs|seconds|minutes|remaining|used|tokens|frames|messages|lines|line|column|ttl|age|priority|weight|level|buffered|intents|capacity|heartbeat|beat|round|tick)(?:_|$)/;

/** Seconds, milliseconds or microseconds since 1970, from 2015 to 2040. */
const EPOCH = /^(?:1[4-9]\d{8}|2[01]\d{8})(?:\.\d{1,6}|\d{3}(?:\.\d{1,6})?|\d{6})?$/;

/** A larger number whose name says that it is a time or a measure. */
export function isNamedMeasure(text: string, name: string): boolean {
  const plain = name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .toLowerCase();
  if (TIME_NAME.test(plain) && EPOCH.test(text)) return true;
  return MEASURE.test(plain) && /^-?\d{1,9}(?:\.\d{1,6})?$/.test(text);
}

/** What commands and examples have in the place of a value. */
const STAND_IN = /^(?:TOKEN|VALUE|NAME|USER|HOST|PATH|PASSWORD|\$WS_TOKEN)$/;

/** Said where a value is missing, which is often the very fault. */
export function isNothing(text: string): boolean {
  return (
    /^(?:|null|undefined|none|nil|nan|true|false|\[object object\]|\[?redacted\]?|\*+|…)$/i.test(text) ||
    STAND_IN.test(text)
  );
}
