import { closeCodeRule } from '../shared/close-code-rule.ts';

export const forbiddenCode = closeCodeRule({
  id: 'forbidden-code',
  code: 3003,
  title: 'Forbidden',
  topic: 'permission',
  log: 'It may name the permission or role that is missing.',
  fixes: () => [
    {
      title: 'Check the permissions of this user',
      detail:
        'Check role, room or channel, plan and the scopes of the token. A new sign-in helps only if the permissions have changed since.',
    },
    {
      title: 'Do not retry',
      detail: 'The server rejects the next connection too. Tell the user instead.',
      snippet:
        "socket.addEventListener('close', ({ code }) => {\n  if (code === 3003) showForbidden();\n  else reconnectLater();\n});",
      language: 'js',
    },
  ],
});
