import { closeCodeRule } from '../close-code-rule.ts';
import { retryWithBackoff } from '../remedies.ts';

export const badGatewayCode = closeCodeRule({
  id: 'bad-gateway-code',
  code: 1014,
  title: 'A gateway got no valid answer from the server behind it',
  log: 'Look into the log of the gateway first: it says which server it asked and what came back.',
  fixes: () => [
    {
      title: 'Check the server behind the gateway',
      detail:
        'Whether it runs, at the address that the gateway has for it, and takes WebSockets on that path.',
    },
    retryWithBackoff(
      'Connect again after a while',
      'The gateway itself works, so a later attempt may find the server.',
      2_000,
      60_000,
    ),
  ],
});
