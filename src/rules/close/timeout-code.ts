import { stackFix } from '../../fixes/stacks/stack-fix.ts';
import { closeCodeRule } from '../shared/close-code-rule.ts';

export const timeoutCode = closeCodeRule({
  id: 'timeout-code',
  code: 3008,
  title: 'The server waited too long for something',
  log: 'It says what it had been waiting for: a greeting, an answer, a heartbeat.',
  fixes: (_closed, _stack, connection, session) => [
    {
      title: 'Answer in time, and first of all',
      detail:
        'Send the greeting or sign-in that the server waits for right in the open handler, before anything that takes time.',
      snippet: "socket.addEventListener('open', () => socket.send(JSON.stringify({ type: 'hello' })));",
      language: 'js',
    },
    stackFix('heartbeat', connection, session, {
      title: 'Keep the heartbeat going',
      detail:
        'In a background tab the timers of a page slow down to one a minute, so let the server ask: the browser answers pings by itself.',
    }),
  ],
});
