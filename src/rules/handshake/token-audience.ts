import { endpointFacts, evidence, quote } from '../../diagnosis/evidence.ts';
import { defineRule, type Evidence } from '../../diagnosis/rule.ts';
import { READ_TOKEN } from '../../fixes/token-fixes.ts';
import { closedByServer } from '../../session/close-cause.ts';
import type { Connection } from '../../session/connection.ts';
import { refusedWith } from '../../session/handshake-outcome.ts';
import { describeLocation } from '../../session/messages/credentials-seen.ts';
import { headerValue } from '../../shared/header.ts';
import { type ReadToken, readTokens, seenAt } from '../shared/token-claims.ts';

/**
 * The texts of jsonwebtoken, jose, PyJWT, golang-jwt and ASP.NET Core; "audience" alone may be an application's own
 * term.
 */
const ABOUT_AUDIENCE =
  /\baud(?:ience)?s?\b.*\b(?:invalid|mismatch|wrong|fail\w*|expected|missing|match|value|not)|\b(?:invalid|wrong|bad|unexpected|missing|expected|incorrect)\b.{0,20}\baud(?:ience)?s?\b/i;
const WANTED = /\bexpected:?\s+["']?([^\s"',;]{1,200})/i;
const ORDERLY = [1000, 1001, 1005];

/** What the server said about the audience, in its close reason or handshake response. */
function refusalOfAudience(connection: Connection): { words: string; told: Evidence } | undefined {
  const closed = closedByServer(connection);
  if (closed && !ORDERLY.includes(closed.code) && ABOUT_AUDIENCE.test(closed.reason)) {
    const fact = `The server closed with ${closed.code} and the reason "${quote(closed.reason)}".`;
    return { words: closed.reason, told: { fact, events: [closed.event] } };
  }
  const status = refusedWith(connection);
  const { wire } = connection;
  const wanted = headerValue(wire?.entry.responseHeaders ?? [], 'www-authenticate')?.slice(0, 2_000);
  if (!wire || wanted === undefined || !ABOUT_AUDIENCE.test(wanted)) return undefined;
  const fact = `The handshake was answered with ${status} and WWW-Authenticate: ${quote(wanted)}`;
  return { words: wanted, told: { fact, events: [wire.event] } };
}

const namedBy = ({ jwt: { audience } }: ReadToken): string => quote(audience ?? '');

export const tokenAudience = defineRule({
  id: 'token-audience',
  title: 'The token is for another audience',
  severity: 'error',
  scenario: 'B4',
  spec: 'https://www.rfc-editor.org/rfc/rfc7519#section-4.1.3',
  explains: ['handshake', 'close'],
  specificity: 'named cause',
  scope: 'endpoint',
  requires: [],
  suppresses: ['api-key-rejected', 'token-malformed', 'token-not-yet-valid', 'token-expired'],
  detect(connection) {
    const [token] = readTokens(connection);
    const refusal = token && refusalOfAudience(connection);
    if (!token || !refusal) return undefined;
    const wanted = WANTED.exec(refusal.words)?.[1];
    if (wanted !== undefined && token.jwt.audience?.split(', ').includes(wanted)) return undefined;
    const own = namedBy(token);
    return {
      confidence: 'certain',
      title:
        own === ''
          ? 'The token names no audience, and the server requires one'
          : `The token is for ${own}, and the server requires another audience`,
      evidence: evidence(refusal.told, {
        fact: `The token in ${describeLocation(token.token)} has ${own === '' ? 'no audience (aud)' : `the audience (aud) ${own}`}.`,
        events: seenAt(connection, token.token),
      }),
      facts: {
        ...endpointFacts(connection),
        audience: own,
        ...(wanted === undefined ? {} : { wanted: quote(wanted) }),
      },
    };
  },
  fixes: ({ facts }) => [
    {
      title: 'Ask for a token for this server',
      detail: `Where the token is issued, name ${facts.wanted === undefined ? 'the audience that the server checks' : facts.wanted} as its audience (aud; resource or audience in the request of OAuth). A token for another service of the same issuer is rightly refused.`,
    },
    {
      title: 'Or let the server take it',
      detail:
        'If the token is meant for this server as well, add its audience to those that the server accepts. Do not switch the check off: then a token that was given to any other service opens this one.',
    },
    READ_TOKEN,
  ],
});
