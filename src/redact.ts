import type { CapturedEvent, Direction, Payload } from './event.ts';
import { redactEvent } from './redaction/redact-event.ts';

/**
 * Takes secrets out of what is exported. Pure and idempotent: what is redacted once stays as it is. One
 * `Redactor` serves one export, so that the same secret has the same placeholder (`«token-1»`) everywhere in it.
 */
export interface Redactor {
  /** Any text: JSON, urls, headers, what rides on a WebSocket, `name=value` secrets, and secrets by their shape. */
  text(value: string): string;
  url(value: string): string;
  header(name: string, value: string): string;
  /** Any value of JSON, of the same shape; a number that is secret becomes a text. */
  json(value: unknown): unknown;
  /** One message's content, decoded as far as it can be. `size` and `kept` stay those of the message. */
  payload<P extends Payload>(payload: P): P;
  /** Messages in their order: finds a secret that is split over two of one direction as well. */
  payloads<P extends Payload & { direction: Direction }>(payloads: readonly P[]): P[];
  /** Every field of an event in which a secret can stand. */
  event<E extends CapturedEvent>(event: E): E;
  /** What was masked so far, in the order found. */
  secrets(): MaskedSecret[];
}

export interface MaskedSecret {
  /** `«token-1»` */
  placeholder: string;
  kind: string;
  secret: string;
}

/** What the user adds: a name whose values are secret, or a text that is secret wherever it stands. */
export type UserRule = { kind: 'name'; name: string } | { kind: 'text'; text: string };

export interface RedactOptions {
  rules?: readonly UserRule[];
  /** E-mail addresses, phone and card numbers as well; true unless told. */
  personal?: boolean;
  /** IPv4 and IPv6 addresses as well; false unless told. */
  addresses?: boolean;
}

/**
 * `build` is run twice with the same redactor: what the first run finds to be secret in one place is masked by
 * the second in every place, also where nothing but its text could tell.
 */
export function redactTwice<T>(
  build: (redactor: Redactor) => T,
  options?: RedactOptions,
): { value: T; redactor: Redactor } {
  const redactor = createRedactor(options);
  build(redactor);
  return { value: build(redactor), redactor };
}

const SECRET_NAMES = [
  '(?:access|refresh|id|auth|csrf|xsrf|bearer|session|device|bootstrap)?[-_]?token',
  '(?:api|access|secret|private|client)?[-_]?key',
  'jwt|auth|authorization|passwd|password|passcode|passphrase|pwd',
  '(?:client[-_]?)?secret|signature|sig|hmac',
  'session(?:[-_]?id)?|sid|ticket|code|credentials?',
  'recovery[-_]?scope',
].join('|');
const SECRET_NAME = new RegExp(`^(?:.*[-_.])?(?:${SECRET_NAMES})$`, 'i');
const SECRET_HEADER =
  /^(?:authorization|proxy-authorization|cookie|set-cookie|x-api-key|x-auth-token|x-csrf-token|x-xsrf-token|sec-websocket-key)$/i;
const PLACEHOLDER = /^«[\w-]+»$/;
const JWT = /\beyJ[\w-]{5,}\.[\w-]{5,}\.[\w-]*/g;
const BEARER = /\b(bearer|basic)(\s+|%20)([\w.~+/=-]{6,})/gi;
const URL_IN_TEXT = /\b(?:wss?|https?):\/\/[^\s"'<>`]+/gi;
const VENDOR_KEY =
  /\b(?:sk-[\w-]{16,}|(?:pk|sk|rk)_(?:live|test)_\w{10,}|gh[pousr]_\w{20,}|xox[abprs]-[\w-]{10,}|AKIA[0-9A-Z]{16}|AIza[\w-]{30,}|glpat-[\w-]{16,})\b/g;
/**
 * `"password": "…"` in JSON, also inside a string of JSON, with its quotes escaped. A preview may end inside the
 * secret, with no quote behind it.
 */
const JSON_SECRET = new RegExp(
  `(\\\\*)"((?:[\\w.-]*[-_.])?(?:${SECRET_NAMES}))\\1"(\\s*:\\s*)\\1"([\\s\\S]*?)(?:(?<!\\\\)\\1"|$)`,
  'gi',
);

export function createRedactor(_options: RedactOptions = {}): Redactor {
  const known = new Map<string, string>();
  const mask = (secret: string, kind: string): string => {
    if (secret === '' || PLACEHOLDER.test(secret)) return secret;
    const placeholder = known.get(secret) ?? `«${kind.replace(/[^\w-]/g, '-')}-${known.size + 1}»`;
    known.set(secret, placeholder);
    return placeholder;
  };
  const shapes = (value: string): string =>
    value
      .replace(JWT, (jwt) => mask(jwt, 'jwt'))
      .replace(
        BEARER,
        (_all, scheme: string, gap: string, secret: string) => `${scheme}${gap}${mask(secret, 'token')}`,
      )
      .replace(VENDOR_KEY, (key) => mask(key, 'key'));
  const url = (value: string): string => shapes(redactUrl(value, mask));
  const text = (value: string): string =>
    shapes(
      value
        .replace(URL_IN_TEXT, (found) => redactUrl(found, mask))
        .replace(
          JSON_SECRET,
          (_all, slashes: string, name: string, colon: string, secret: string) =>
            `${slashes}"${name}${slashes}"${colon}${slashes}"${mask(secret, 'secret')}${slashes}"`,
        ),
    );
  const header = (name: string, value: string): string =>
    SECRET_HEADER.test(name) ? mask(value, name.toLowerCase()) : text(value);
  const json = (value: unknown): unknown => JSON.parse(text(JSON.stringify(value ?? null)));
  const payload = <P extends Payload>(given: P): P =>
    given.text === undefined ? given : { ...given, text: text(given.text) };
  const redactor: Redactor = {
    text,
    url,
    header,
    json,
    payload,
    payloads: (given) => given.map(payload),
    event: (event) => redactEvent(event, redactor),
    secrets: () =>
      [...known].map(([secret, placeholder]) => ({ placeholder, kind: placeholder.slice(1, -1), secret })),
  };
  return redactor;
}

type Mask = (secret: string, kind: string) => string;

function redactUrl(url: string, mask: Mask): string {
  const withoutUser = url.replace(
    /^([a-z][a-z0-9+.-]*:\/\/)([^/?#@]+)@/i,
    (_all, scheme: string, user: string) => `${scheme}${mask(user, 'userinfo')}@`,
  );
  return withoutUser.replace(
    /([?&#;])([^=&#;?]+)=([^&#;]*)/g,
    (all, before: string, name: string, value: string) =>
      SECRET_NAME.test(decodeName(name))
        ? `${before}${name}=${mask(value, decodeName(name).toLowerCase())}`
        : all,
  );
}

function decodeName(name: string): string {
  return name.replace(/%([0-7][0-9a-f])/gi, (_all, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
