import { endpointFacts, evidence } from '../../diagnosis/evidence.ts';
import { defineRule } from '../../diagnosis/rule.ts';
import { freshToken, READ_TOKEN } from '../../fixes/token-fixes.ts';
import { abnormalClosure, closedByServer } from '../../session/close-cause.ts';
import { formatDuration } from '../../shared/format.ts';
import { readTokens, tokenWords } from '../shared/token-claims.ts';

/** Claims have whole seconds, and a server checks at intervals; in milliseconds. */
const TOGETHER = 3_000;
const ORDINARY_ENDS = [1000, 1001, 1005, 1009, 1012];

export const tokenOutlived = defineRule({
  id: 'token-outlived',
  title: 'The connection was ended when its token ran out',
  severity: 'error',
  scenario: 'B4',
  spec: 'https://www.rfc-editor.org/rfc/rfc7519#section-4.1.4',
  explains: ['handshake', 'close'],
  specificity: 'named cause',
  requires: ['page'],
  detect(connection) {
    const { opened } = connection;
    const closed = closedByServer(connection) ?? abnormalClosure(connection);
    if (!opened || !closed || ORDINARY_ENDS.includes(closed.code)) return undefined;
    const read = readTokens(connection).find(({ token, jwt: { expiresAt } }) => {
      if (expiresAt === undefined || expiresAt < token.at) return false;
      return closed.at >= expiresAt - 1_000 && closed.at - expiresAt <= TOGETHER;
    });
    if (!read) return undefined;
    const certain = closed.code === 4401 || closed.code === 3000 || /expire|token/i.test(closed.reason);
    const lived = formatDuration(closed.at - opened.at);
    const gap = formatDuration(Math.abs(closed.at - (read.jwt.expiresAt ?? closed.at)));
    return {
      confidence: certain ? 'certain' : 'likely',
      evidence: evidence(tokenWords(connection, read), {
        fact: `The connection ended with ${closed.code}, ${lived} after opening and within ${gap} of that moment.`,
        events: [opened.event, closed.event],
      }),
      facts: { ...endpointFacts(connection), lived },
      ...(certain
        ? {}
        : { howToConfirm: 'If the next connection also ends as its token runs out, it is this.' }),
    };
  },
  fixes: (_match, connection, session) => [
    freshToken(connection, session),
    {
      title: 'Renew on the open socket',
      detail:
        'Let the server take a new token in a message and put off the end; or let it say in good time, by a message, that one is wanted.',
    },
    READ_TOKEN,
  ],
});
