import { stackFix } from '../../fixes/stacks/stack-fix.ts';
import { closeCodeRule } from '../shared/close-code-rule.ts';

export const badGatewayCode = closeCodeRule({
  id: 'bad-gateway-code',
  code: 1014,
  title: 'A gateway got no valid answer from the server behind it',
  log: 'Look into the log of the gateway first: it says which server it asked and what came back.',
  fixes: (_closed, _stack, connection, session) => [
    {
      title: 'Check the server behind the gateway',
      detail:
        'Whether it runs, at the address that the gateway has for it, and takes WebSockets on that path.',
    },
    stackFix(
      'reconnect',
      connection,
      session,
      {
        title: 'Connect again after a while',
        detail: 'The gateway itself works, so a later attempt may find the server.',
      },
      { from: 2_000, upTo: 60_000 },
    ),
  ],
});
