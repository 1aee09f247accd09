import { freshToken } from '../../fixes/token-fixes.ts';
import { closeCodeRule } from '../shared/close-code-rule.ts';
import { credentialsOf, credentialsWords } from '../shared/credentials.ts';

export const unauthorizedCode = closeCodeRule({
  id: 'unauthorized-code',
  code: 3000,
  title: 'The server wants credentials and did not get valid ones',
  log: 'It says which credential it looked for and what was wrong with it.',
  fixes: (_closed, _stack, connection, session) => [
    {
      title: 'Check what was sent along',
      detail: `${credentialsWords(credentialsOf(connection))} A cookie stays at home when page and socket are of different sites.`,
    },
    freshToken(connection, session),
  ],
});
