import { freshToken } from '../../fixes/token-fixes.ts';
import { closeCodeRule } from '../shared/close-code-rule.ts';
import { credentialsOf, credentialsWords } from '../shared/credentials.ts';

export const unauthorizedCode = closeCodeRule({
  id: 'unauthorized-code',
  code: 3000,
  title: 'Unauthorized',
  topic: 'credentials',
  log: 'It may say which credential it checked and what was wrong with it.',
  fixes: (_closed, _stack, connection, session) => [
    {
      title: 'Check which credentials were sent',
      detail: `${credentialsWords(credentialsOf(connection))} Cookies with SameSite=Lax or Strict are not sent cross-site.`,
    },
    freshToken(connection, session),
  ],
});
