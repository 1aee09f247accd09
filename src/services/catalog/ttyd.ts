import { defineService } from '../service.ts';

const SOURCE = 'https://github.com/tsl0922/ttyd/blob/main/src/protocol.c';

/** ttyd, a terminal in the browser. */
export const ttyd = defineService({
  id: 'ttyd',
  name: 'ttyd',
  operator: 'self-hosted',
  docs: 'https://github.com/tsl0922/ttyd',
  signatures: [{ subprotocol: /^tty$/, path: /\/ws$/ }],
  closeCodes: [
    {
      code: 1008,
      meaning: 'AuthToken in the first message is missing or wrong',
      topic: 'credentials',
      retry: 'no',
      fixes: [
        {
          title: 'Reload the page and log in',
          detail: 'The page gets the value from /token. It must match --credential user:password of ttyd.',
        },
        {
          title: 'Forward /token through the proxy',
          detail: 'With a base path start ttyd with --base-path and forward both /token and /ws.',
        },
      ],
      source: SOURCE,
    },
    {
      code: 1011,
      meaning: 'The command in the terminal ended with an error',
      topic: 'backend-unreachable',
      retry: 'backoff',
      fixes: [
        {
          title: 'Run the command in a shell',
          detail: 'Start the command that ttyd runs by hand, as the same user, and read its error.',
        },
      ],
      source: SOURCE,
    },
  ],
});
