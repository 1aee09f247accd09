import { stackFix } from '../../fixes/stacks/stack-fix.ts';
import { closeCodeRule } from '../shared/close-code-rule.ts';

export const timeoutCode = closeCodeRule({
  id: 'timeout-code',
  code: 3008,
  title: 'Timeout',
  topic: 'timeout',
  log: 'It may say what it waited for: a first message, a reply or a heartbeat.',
  fixes: (_closed, _stack, connection, session) => [
    {
      title: 'Send the first message in the open handler',
      detail:
        'If the server waits for a first message, such as a sign-in, send it before anything that takes time.',
      snippet: "socket.addEventListener('open', () => socket.send(JSON.stringify({ type: 'hello' })));",
      language: 'js',
    },
    stackFix('heartbeat', connection, session, {
      title: 'Keep the heartbeat going',
      detail:
        'Timers of a page in a background tab run once a minute. Let the server send ping frames: the browser answers them by itself.',
    }),
  ],
});
