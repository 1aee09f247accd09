import { endpointFacts, evidence } from '../../diagnosis/evidence.ts';
import { defineRule } from '../../diagnosis/rule.ts';
import { stackFix } from '../../fixes/stacks/stack-fix.ts';
import type { Connection } from '../../session/connection.ts';
import {
  describeLocation,
  type SeenSecret,
  type SeenToken,
} from '../../session/messages/credentials-seen.ts';
import { isLoopback } from '../../shared/socket-url.ts';

/** A token that is valid for this long at most is a ticket for one connection, in milliseconds. */
const SHORT_LIVED = 5 * 60_000;
const TICKET_NAME = /(?:^|[-_.])(?:ticket|otp|nonce|one[-_]?time)/i;

function isTicket(seen: SeenToken | SeenSecret): boolean {
  if (TICKET_NAME.test(seen.name)) return true;
  if (!('reading' in seen) || seen.reading.kind !== 'jwt') return false;
  const { expiresAt, issuedAt = seen.at } = seen.reading.jwt;
  return expiresAt !== undefined && expiresAt - issuedAt <= SHORT_LIVED;
}

function isKey(seen: SeenToken | SeenSecret): seen is SeenSecret {
  return 'shape' in seen && seen.shape.kind !== 'token';
}

/**
 * What should not be in this URL. On a loopback address no log of another machine sees a token: Vite, Jupyter and
 * other development servers put one there on purpose. Vite does so in the local network as well.
 */
function exposedSecrets({ credentialsSeen, parsedUrl, protocols }: Connection): (SeenToken | SeenSecret)[] {
  const { secrets, tokens } = credentialsSeen;
  const forDevelopment = isLoopback(parsedUrl.host) || protocols.some((name) => /^vite-/.test(name));
  return [...secrets, ...tokens].filter(
    (seen) => seen.place === 'url' && (isKey(seen) || !(forDevelopment || isTicket(seen))),
  );
}

export const secretInUrl = defineRule({
  id: 'secret-in-url',
  title: 'The URL contains a secret',
  severity: 'warning',
  scenario: 'F2',
  spec: 'https://www.rfc-editor.org/rfc/rfc9110#section-17.9',
  requires: [],
  sideFinding: true,
  detect(connection) {
    const inUrl = exposedSecrets(connection);
    const [first] = inUrl;
    if (!first) return undefined;
    const keys = inUrl.filter(isKey);
    const vendor = keys.find(({ shape }) => shape.vendor !== undefined)?.shape.vendor;
    // A ticket for one connection may be in the URL: whether a token is one, the page cannot tell.
    const mild = keys.length === 0 || isLoopback(connection.parsedUrl.host);
    return {
      confidence: keys.length > 0 ? 'certain' : 'possible',
      ...(mild ? { severity: 'info' } : {}),
      title: `The URL contains ${keys.length > 0 ? (vendor ? `a secret key of ${vendor}` : 'a secret key') : 'a token'}`,
      evidence: evidence({
        fact: `It is in ${[...new Set(inUrl.map(describeLocation))].join(' and ')}. URLs end up in the logs of servers and proxies, and in HAR files.`,
        events: [connection.createdEvent],
      }),
      facts: { ...endpointFacts(connection), place: describeLocation(first) },
      ...(keys.length > 0 ? {} : { howToConfirm: 'Short-lived one-time tickets in the URL are fine.' }),
    };
  },
  fixes: (match, connection, session) => [
    {
      by: 'operator',
      title: 'Send it in the first message',
      detail: `Instead of ${match.facts.place ?? 'the query'}. Over wss only the server sees it.`,
      snippet: "socket.addEventListener('open', () => socket.send(JSON.stringify({ type: 'auth', token })));",
      language: 'js',
    },
    {
      ...stackFix('renew', connection, session, {
        title: 'Or use a cookie or a one-time ticket',
        detail:
          'The browser sends a cookie with HttpOnly, Secure and SameSite by itself. A ticket that is valid for one connection and a few seconds may be in the URL.',
      }),
      by: 'operator',
    },
    {
      title: 'Keep a long-lived key on your own server',
      detail:
        'A hosted service that requires the key in the URL usually has short-lived tokens for browsers: create one on your server for each connection. Otherwise let your server open the connection and relay the messages.',
    },
    {
      title: 'Revoke a key that was in a URL',
      detail: 'Consider it leaked: create a new one.',
    },
  ],
});
