import { endpointOf } from '../../diagnosis/evidence.ts';
import { commandTarget } from '../../fixes/command-target.ts';
import { listeners } from '../../fixes/shell-commands.ts';
import { netErrorOf } from '../../session/handshake-outcome.ts';
import { restartBefore } from './shared/detect-gateway.ts';
import { onGatewayHost } from './shared/fixes.ts';
import { unreachableRule } from './shared/unreachable-rule.ts';

export const openclawNotRunning = unreachableRule({
  id: 'openclaw-not-running',
  title: 'Connection refused: no OpenClaw gateway on this port',
  scenario: 'A1',
  shows: ({ connection, session, near }) => {
    if (netErrorOf(connection) !== 'ERR_CONNECTION_REFUSED') return false;
    if (restartBefore(connection, session)) return false;
    return near.sign === 'port' ? 'likely' : 'certain';
  },
  says: ({ connection, near }) =>
    near.sign === 'port'
      ? `Nothing listens on ${endpointOf(connection)}, the usual port of an OpenClaw gateway`
      : `The OpenClaw gateway on ${endpointOf(connection)} is not running`,
  howToConfirm:
    'openclaw gateway status on that host tells whether a gateway belongs there, and on which port.',
  fixes: ({ connection, session }) => [
    onGatewayHost(
      'Start the gateway',
      'status shows the port that it is set to and whether it listens; start is for an installed service, run keeps it in the terminal.',
      'openclaw gateway status\nopenclaw gateway start\n# or\nopenclaw gateway run',
    ),
    onGatewayHost(
      'See what listens, and where',
      'Unless gateway.bind is "lan" it listens on loopback only: other machines and containers are then refused. The port is --port, else OPENCLAW_GATEWAY_PORT, else gateway.port, else 18789.',
      `${listeners(commandTarget(connection, session))}\nopenclaw config get gateway.bind`,
    ),
    onGatewayHost(
      'If it does not stay up',
      'They name what keeps it from starting.',
      'openclaw doctor\nopenclaw logs --follow',
    ),
  ],
});
