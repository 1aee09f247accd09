import { closeCodeRule } from '../shared/close-code-rule.ts';

export const forbiddenCode = closeCodeRule({
  id: 'forbidden-code',
  code: 3003,
  title: 'The server knows this client and does not allow what it asks for',
  log: 'It names the right or the role that is missing.',
  fixes: () => [
    {
      title: 'Compare the rights of this user with what was asked for',
      detail:
        'Role, room or channel, plan, and the scopes of the token. To sign in again changes nothing, unless the rights were changed in the meantime.',
    },
    {
      title: 'Do not retry',
      detail: 'It is refused again. Tell the user instead.',
      snippet:
        "socket.addEventListener('close', ({ code }) => {\n  if (code === 3003) showForbidden();\n  else reconnectLater();\n});",
      language: 'js',
    },
  ],
});
