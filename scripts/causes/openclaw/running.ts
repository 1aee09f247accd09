import type { CauseTexts } from '../cause.ts';
import { aboutGateway, closedByGateway } from './gateway-text.ts';

const LOGS = '`openclaw logs --follow` on the host of the gateway.';

/** Start, restart, stop and silence of the gateway. */
export const openclawRunning = {
  'openclaw-starting': closedByGateway(1013, 'gateway starting', {
    title: 'OpenClaw 1013: gateway starting',
    meaning: ['The gateway runs, and does not accept clients yet.', 'It is ready some seconds later.'],
    causes: ['It was just started.', 'A slow machine.'],
    falseAlarm: 'For some seconds it is normal.',
  }),
  'openclaw-draining': closedByGateway(1013, 'gateway restart in progress', {
    title: 'OpenClaw 1013: restart or suspend in progress',
    meaning: [
      'The gateway accepts no more clients, because it restarts or is being suspended.',
      'It comes back by itself after a restart.',
    ],
    causes: ['A restart, an update or a suspend was requested.'],
    falseAlarm: 'For some seconds it is normal.',
  }),
  'openclaw-install-changed': closedByGateway(
    1011,
    'gateway install changed; run: openclaw gateway restart',
    {
      title: 'OpenClaw 1011: install changed, restart the gateway',
      meaning: [
        'OpenClaw was updated on disk, and the process that runs is the old one.',
        'It cannot go on with the new files.',
      ],
      causes: ['An update without a restart of the gateway.'],
      check: ['`openclaw gateway restart`.', '`openclaw gateway status`.'],
    },
  ),
  'openclaw-restarting': closedByGateway(1012, 'service restart', {
    title: 'OpenClaw 1012: gateway is restarting',
    meaning: [
      'The gateway announced a restart and closed with 1012.',
      'Clients reconnect after some seconds.',
    ],
    recognized: 'A `shutdown` event that names a restart came before the close with 1012.',
    causes: ['`openclaw gateway restart`, an update, or a change of the configuration.'],
    falseAlarm: 'A planned restart is no fault.',
  }),
  'openclaw-stopped': closedByGateway(1012, 'service restart', {
    title: 'OpenClaw 1012: gateway was stopped',
    meaning: [
      'The gateway was stopped; the close code and its words are the same as for a restart.',
      'It does not come back by itself.',
    ],
    recognized: 'A `shutdown` event that names a stop came before the close with 1012.',
    causes: ['Ctrl+C in its terminal, a signal of the service manager, or a shutdown of the machine.'],
    falseAlarm: 'A service manager may start it again.',
  }),
  'openclaw-restart-or-stop': closedByGateway(1012, 'service restart', {
    title: 'OpenClaw 1012: service restart',
    meaning: [
      'The gateway shut down in an orderly way.',
      'Whether it comes back was not seen: the code is the same for a stop and a restart.',
    ],
    recognized: 'A close with 1012 came, and no `shutdown` event before it.',
    causes: ['A restart.', 'A stop.'],
    falseAlarm: 'A planned restart is no fault.',
  }),
  'openclaw-restart-gap': aboutGateway({
    title: 'OpenClaw: attempt during an announced restart',
    meaning: [
      'The gateway had announced a restart, and this attempt came while it was down.',
      'The next ones succeed.',
    ],
    recognized: 'A failed attempt follows a `shutdown` event that names a restart, within its time.',
    causes: ['The client reconnects before the gateway is back.'],
    check: ['Wait for some seconds.', '`openclaw gateway status`.'],
    falseAlarm: 'It is normal for some seconds.',
  }),
  'openclaw-gateway-died': aboutGateway({
    title: 'OpenClaw gateway died (no close frame)',
    meaning: [
      'The connection was dropped without a close frame, and the port then refused connections.',
      'A gateway that is stopped in order says 1012 first.',
    ],
    aboutTexts: 'The `close` event has code 1006; the next attempt fails with `net::ERR_CONNECTION_REFUSED`.',
    recognized:
      'A connection to a gateway ended with 1006, and the next attempt to the same port was refused.',
    causes: [
      'A crash, or an out-of-memory kill.',
      '`kill -9`.',
      'The container or machine was stopped at once.',
    ],
    check: [LOGS, '`dmesg | grep -i "killed process"`.', '`openclaw doctor`.'],
    falseAlarm: 'A network that fails in between for a moment can look the same.',
  }),
  'openclaw-tick-timeout': aboutGateway({
    title: 'OpenClaw 4000: tick timeout',
    meaning: [
      'Nothing came from the gateway for more than twice its interval of 30 s, and the page closed with 4000.',
      'The gateway is frozen, or the path to it is broken.',
    ],
    aboutTexts: 'The Control UI closes with code 4000 and the reason `tick timeout`.',
    recognized: 'The page called `close(4000, "tick timeout")`.',
    causes: [
      'The gateway’s event loop is blocked.',
      'The network was lost without a close.',
      'The laptop slept.',
    ],
    check: [LOGS, '`openclaw gateway status`.'],
    falseAlarm: 'After the machine woke up it is normal, once.',
    sources: ['[openclaw/openclaw#45468](https://github.com/openclaw/openclaw/issues/45468)'],
  }),
  'openclaw-connect-unanswered': aboutGateway({
    title: 'OpenClaw 4000: connect timeout',
    meaning: [
      'The connection opened, and the gateway did not answer `connect` within 15 s.',
      'The page closed with 4000.',
    ],
    aboutTexts: 'The Control UI closes with code 4000 and the reason `connect timeout`.',
    recognized: 'The page called `close(4000, "connect timeout")`.',
    causes: [
      'The gateway is overloaded or hangs.',
      'A proxy accepted the connection, and nothing is behind it.',
    ],
    check: [LOGS, 'Connect to the gateway without the proxy.'],
  }),
} as const satisfies CauseTexts;
