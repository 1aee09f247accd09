import type { WireEntry } from '../../capture/captured-event.ts';
import { createRedactor } from '../../redaction/redactor-factory.ts';
import type { Connection } from '../../session/connection.ts';
import { headerValue } from '../../shared/header.ts';

export interface Credentials {
  /** Where something that looks like a credential was sent, in words; never its value. */
  sent: string[];
  /** Whether a cookie was sent; undefined if that was not seen. */
  cookie?: boolean;
  /** The URL has a user name or password: Chromium sends them only in response to a 401 with a Basic challenge. */
  userinfo: boolean;
  /** The `WWW-Authenticate` header of the response, if it was seen. */
  challenge?: string;
}

/** Queries may have any length; credentials are near the beginning. */
const LOOKED_AT = 8_192;

/** The parts of a handshake in which a browser can send credentials, and which of them had some. */
export function credentialsOf(connection: Connection): Credentials {
  const { url, parsedUrl, protocols, wire } = connection;
  const names = [...parsedUrl.query.slice(0, LOOKED_AT).matchAll(/[?&]([^=&]+)=([^&]+)/g)]
    .filter(([pair]) => looksSecret(pair))
    .map(([, name = '']) => name);
  const challenge = headerValue(wire?.entry.responseHeaders ?? [], 'www-authenticate');
  const cookie = cookieSent(wire?.entry);
  return {
    sent: [
      ...names.map((name) => `the query parameter ${name.slice(0, 60)}`),
      ...(protocols.some((name) => name.length >= 20 || looksSecret(name)) ? ['a subprotocol'] : []),
      ...(cookie ? ['a cookie'] : []),
    ],
    ...(cookie === undefined ? {} : { cookie }),
    ...(challenge === undefined ? {} : { challenge }),
    userinfo: /^[a-z]+:\/\/[^/?#@]*@/i.test(url),
  };
}

/** Chromium leaves cookies out of a HAR file unless it is exported with sensitive data. */
function cookieSent(entry: WireEntry | undefined): boolean | undefined {
  if (!entry || entry.requestHeaders.length === 0) return undefined;
  if (headerValue(entry.requestHeaders, 'cookie') !== undefined) return true;
  return entry.by === 'har' ? undefined : false;
}

function looksSecret(text: string): boolean {
  return createRedactor({ personal: false }).url(text) !== text;
}

/** What was sent, as a sentence. */
export function credentialsWords({ sent, cookie, userinfo, challenge }: Credentials): string {
  const sentWith =
    sent.length > 0
      ? `Credentials may be in ${sent.join(' and ')}.`
      : cookie === undefined
        ? 'The URL and the subprotocols contain no credentials.'
        : 'No credentials were sent: none in the URL, none in the subprotocols, no cookie.';
  return userinfo ? `${sentWith} ${userinfoWords(challenge)}` : sentWith;
}

/** Chromium sends the user name of a URL only to a server that asks for it (RFC 7617). */
function userinfoWords(challenge: string | undefined): string {
  if (challenge === undefined)
    return 'The URL has a user name; a browser sends it only if the server answers 401 with WWW-Authenticate: Basic.';
  return /^basic\b/i.test(challenge)
    ? 'The URL has a user name and the server asks for Basic authentication: it did not accept them.'
    : 'The URL has a user name; the server does not ask for Basic authentication, so the browser does not send it.';
}
