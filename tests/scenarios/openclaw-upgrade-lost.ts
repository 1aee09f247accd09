import { recorded } from '../openclaw/replay.ts';
import { controlUi, elsewhere, GATEWAY, status } from '../openclaw/steps.ts';
import { attempt, created, failed, type Scenarios, tape, unseenAttempt, wire } from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'nginx without the headers',
      session: recorded('2026.9.6+nginx/no-upgrade-headers/ui'),
      confidence: 'certain',
      says: ['proxy_set_header Upgrade $http_upgrade', '"Gateway unreachable" then misleads'],
    },
    {
      name: 'the same over HTTP/1.1',
      session: recorded('2026.9.6+nginx/no-upgrade-http11/ui'),
      confidence: 'certain',
    },
    {
      name: 'by the script of the Control UI',
      session: tape(
        created(GATEWAY, { stack: 'at open (https://ui.example/assets/control-ui-core-C4gGL9E4.js:1:99)' }),
        ...failed(40),
        wire(45, { url: GATEWAY, reason: status(200) }),
      ),
      confidence: 'likely',
    },
  ],
  clear: [
    { name: 'a web server', session: recorded('2026.9.6+nginx/no-upgrade-headers/node') },
    { name: 'the usual port proves nothing', session: elsewhere(status(200), 'ws://127.0.0.1:18789/') },
    {
      name: 'a page that calls itself OpenClaw and connects elsewhere',
      session: tape(controlUi('http://blog.example/'), attempt(GATEWAY, status(200))),
    },
  ],
  unknown: [{ name: 'DevTools was opened later', session: tape(controlUi(), unseenAttempt(GATEWAY)) }],
};
