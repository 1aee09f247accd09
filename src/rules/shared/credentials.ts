import { createRedactor } from '../../redaction/redactor-factory.ts';
import type { Connection } from '../../session/connection.ts';
import { headerValue } from '../../shared/header.ts';

export interface Credentials {
  /** Where something that looks like a credential went along, in words; never the thing itself. */
  sent: string[];
  /** Whether a cookie went along; undefined where the request was not seen. */
  cookie?: boolean;
  /** The url has a user name or password, which no browser sends with a WebSocket. */
  userinfo: boolean;
}

/** Queries may be of any length; credentials stand near their beginning. */
const LOOKED_AT = 8_192;

/** The places of a handshake in which a browser can carry credentials, and what was in them. */
export function credentialsOf(connection: Connection): Credentials {
  const { url, parsedUrl, protocols, wire } = connection;
  const names = [...parsedUrl.query.slice(0, LOOKED_AT).matchAll(/[?&]([^=&]+)=([^&]+)/g)]
    .filter(([pair]) => looksSecret(pair))
    .map(([, name = '']) => name);
  const headers = wire?.entry.requestHeaders ?? [];
  const cookie = headers.length === 0 ? undefined : headerValue(headers, 'cookie') !== undefined;
  return {
    sent: [
      ...names.map((name) => `the query parameter ${name.slice(0, 60)}`),
      ...(protocols.some((name) => name.length >= 20 || looksSecret(name)) ? ['a subprotocol'] : []),
      ...(cookie ? ['a cookie'] : []),
    ],
    ...(cookie === undefined ? {} : { cookie }),
    userinfo: /^[a-z]+:\/\/[^/?#@]*@/i.test(url),
  };
}

function looksSecret(text: string): boolean {
  return createRedactor({ personal: false }).url(text) !== text;
}

/** What was sent along, as a sentence. */
export function credentialsWords({ sent, cookie, userinfo }: Credentials): string {
  const credentials =
    sent.length > 0
      ? `Credentials may be in ${sent.join(' and ')}.`
      : cookie === undefined
        ? 'No credentials are seen in the url or the subprotocols.'
        : 'No credentials went along: none in the url, none in the subprotocols, no cookie.';
  return userinfo
    ? `${credentials} The user name in the url is not sent: browsers drop it for WebSockets.`
    : credentials;
}
