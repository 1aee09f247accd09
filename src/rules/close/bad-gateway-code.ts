import { stackFix } from '../../fixes/stacks/stack-fix.ts';
import { closeCodeRule } from '../shared/close-code-rule.ts';

export const badGatewayCode = closeCodeRule({
  id: 'bad-gateway-code',
  code: 1014,
  title: 'Bad Gateway',
  topic: 'backend-unreachable',
  log: 'The log of the gateway has the address that it connected to and the error.',
  fixes: (_closed, _stack, connection, session) => [
    {
      by: 'operator',
      title: 'Check the server behind the gateway',
      detail: 'It must run at the address that the gateway uses, and accept WebSockets on that path.',
    },
    stackFix(
      'reconnect',
      connection,
      session,
      {
        title: 'Reconnect with exponential backoff',
        detail: 'The gateway works; a later attempt may reach the server.',
      },
      { from: 2_000, upTo: 60_000 },
    ),
  ],
});
