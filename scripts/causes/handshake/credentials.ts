import type { CauseTexts } from '../cause.ts';
import { ABOUT_CLOSE, closeTexts, statusTexts } from '../client-texts.ts';

const REFUSED = closeTexts(1008, 'policy violation');
const ABOUT =
  'The server decides how it refuses: with 401 or 403 during the handshake, or by closing an open connection with 1008, 3000, 3003, 4401 or 4403.';
const JWT = '[RFC 7519: JSON Web Token](https://www.rfc-editor.org/rfc/rfc7519)';
const DECODE =
  'Decode the token on your own machine, never on a website: `node -e \'console.log(JSON.parse(Buffer.from(process.argv[1].split(".")[1], "base64url")))\' TOKEN`.';

/** Keys and tokens that the server does not accept. */
export const credentials = {
  'api-key-rejected': {
    meaning: [
      'The connection carried an API key, and the server refused it.',
      'The key is missing a character, was revoked, belongs to another project, or may not be used for this.',
    ],
    texts: { ...statusTexts(401), ...REFUSED },
    aboutTexts: ABOUT,
    recognized:
      'A value with the name or the form of an API key was sent, and the server refused with words or a code about credentials. It is certain where the server’s words name the key.',
    causes: [
      'The key was revoked, or replaced in the console of the provider.',
      'It was cut, or has a space or a line break, in the environment variable.',
      'A key of the test environment is used in production, or the other way round.',
      'The key has no permission for this product, or the account no credit.',
    ],
    check: [
      'Use the same key with the provider’s HTTP API and `curl`.',
      'Compare length and last four characters with those in the console of the provider.',
    ],
    falseAlarm:
      'A refusal for another reason, such as a rate limit, can look similar where the server gives no words; the finding is then “possible”.',
  },
  'token-expired': {
    meaning: [
      'The token that the connection used had expired, and the server refused it.',
      'A typical sign is that the first connection after a login works, and a reconnect an hour later does not.',
    ],
    texts: { ...statusTexts(401), ...REFUSED },
    aboutTexts: ABOUT,
    recognized:
      'A JSON Web Token in the URL, a header, a subprotocol or the first message has an `exp` before the time of the attempt, and the server refused.',
    causes: [
      'The page keeps one token and uses it for every reconnect.',
      'The tab was in the background or the laptop asleep while the token expired.',
      'The clock of the client or the server is wrong.',
      'The library was given the token once, instead of a function that fetches a new one.',
    ],
    check: [DECODE, 'Compare `exp` with `date +%s` on client and server.'],
    falseAlarm:
      'A token a few seconds over its time is often still accepted; then another reason led to the refusal, and the finding is not certain.',
    sources: [JWT],
  },
  'token-not-yet-valid': {
    meaning: [
      'The token has a `nbf` (not before) or `iat` time in the future, and the server refused it.',
      'Mostly two clocks differ.',
    ],
    texts: { ...statusTexts(401), ...REFUSED },
    aboutTexts: ABOUT,
    recognized: 'The token’s `nbf` is later than the time of the attempt, and the server refused.',
    causes: [
      'The clock of the machine that issues tokens is ahead of the one that checks them.',
      'The clock of the client is wrong.',
      'The token was made for a later time on purpose.',
    ],
    check: [DECODE, 'Compare `date -u` on the machines involved, and look whether NTP runs.'],
    falseAlarm:
      'Without a clock of the server in the recording, the page’s own clock can be the wrong one; the finding is then “likely”.',
    sources: [JWT],
  },
  'token-malformed': {
    meaning: ['The value begins like a JSON Web Token, and cannot be read as one.', 'The server refused it.'],
    texts: { ...statusTexts(401), ...REFUSED },
    aboutTexts: ABOUT,
    recognized:
      'A value that begins with `eyJ` has too few parts, or a part that is no base64url or no JSON, and the server refused.',
    causes: [
      'The token was cut, for example at a length limit or at a `+` in a URL.',
      'It was encoded twice, or not at all: use `encodeURIComponent`.',
      'It has quotation marks or `Bearer ` before it.',
      'It is `undefined` or an object as text.',
    ],
    check: [DECODE, 'Print it where it is made and where it is used, and compare.'],
    falseAlarm: 'Some services have tokens that begin in the same way and are no JWT.',
    sources: [JWT],
  },
  'token-audience': {
    meaning: [
      'The token is valid and meant for another recipient (`aud`), and the server says so.',
      'It was requested for another API.',
    ],
    texts: { ...statusTexts(401), ...REFUSED },
    aboutTexts: ABOUT,
    recognized: 'The server’s words name the audience, and the finding shows the `aud` of the token.',
    causes: [
      'The login asked for a token without the audience of this API.',
      'An ID token is used instead of an access token.',
      'The name of the API differs between environments.',
    ],
    check: [
      DECODE,
      'Compare `aud` with the setting of the server, character by character: a final slash counts.',
    ],
    falseAlarm: 'None is known: the server named the reason.',
    sources: ['[RFC 7519, section 4.1.3: aud](https://www.rfc-editor.org/rfc/rfc7519#section-4.1.3)'],
  },
  'token-outlived': {
    title: 'Connection ended when its token expired',
    meaning: [
      'The connection was open and fine, and ended at the moment in which the token that it was opened with expired.',
      'The server checks tokens also while a connection is open.',
    ],
    texts: REFUSED,
    aboutTexts: ABOUT_CLOSE('1008 or one of the application'),
    recognized:
      'The end came within seconds of the token’s `exp`, and the server closed or dropped the connection.',
    causes: [
      'The server ends connections whose token has expired, and the page renews none.',
      'The lifetime of the token is much shorter than that of a connection.',
    ],
    check: [DECODE, 'See whether the next connection also ends when its token expires.'],
    falseAlarm: 'A limit on the age of connections that equals the lifetime of the token looks the same.',
    sources: [JWT],
  },
} as const satisfies CauseTexts;
