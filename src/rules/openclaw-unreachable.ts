import { commandTarget, retarget } from '../command-target.ts';
import { listeners } from '../commands.ts';
import { endpointOf } from '../evidence.ts';
import { netErrorOf, refusedWith } from '../handshake.ts';
import { onGatewayHost } from '../openclaw-fixes.ts';
import { restartBefore } from '../openclaw-near.ts';
import { type Unreached, unreachableRule } from '../openclaw-unreachable-rule.ts';
import type { Rule } from '../rule.ts';
import { spell } from '../spell.ts';

const refused = ({ connection }: Unreached): boolean => netErrorOf(connection) === 'ERR_CONNECTION_REFUSED';

function inRestart({ connection, session }: Unreached): boolean {
  return restartBefore(connection, session) !== undefined;
}

export const openclawRestartGap = unreachableRule({
  id: 'openclaw-restart-gap',
  title: 'The OpenClaw gateway is restarting, as it had announced',
  row: 'C8',
  severity: 'warning',
  outranks: ['connection-refused', 'server-error'],
  spec: 'cli/gateway',
  shows: (found) =>
    (refused(found) || refusedWith(found.connection) === 503) && inRestart(found) ? 'certain' : false,
  proof: ({ connection, session }) => {
    const before = restartBefore(connection, session);
    const { closed, openclaw } = before ?? {};
    if (!closed || !openclaw?.shutdown) return [];
    return [
      {
        fact: `It announced a restart of about ${spell(openclaw.shutdown.restartExpectedMs ?? 0)}, ${spell(connection.createdAt - closed.at)} before this attempt.`,
        events: [closed.event],
      },
    ];
  },
  fixes: () => [
    {
      title: 'Wait a few seconds',
      detail:
        'The port answers 503, then refuses, then answers 1013 while the gateway starts; the Control UI connects by itself. If it does not come back, read its log.',
      snippet: 'openclaw gateway status\nopenclaw logs --follow',
      language: 'sh',
    },
  ],
});

export const openclawUnreachable: readonly Rule[] = [
  unreachableRule({
    id: 'openclaw-not-running',
    title: 'No OpenClaw gateway listens there',
    row: 'A1',
    outranks: ['connection-refused'],
    shows: (found) => {
      if (!refused(found) || inRestart(found)) return false;
      return found.near.sign === 'port' ? 'likely' : 'certain';
    },
    says: ({ connection, near }) =>
      near.sign === 'port'
        ? `Nothing listens on ${endpointOf(connection)}, the usual port of an OpenClaw gateway`
        : `The OpenClaw gateway on ${endpointOf(connection)} is not running`,
    raise: 'openclaw gateway status on that host tells whether a gateway belongs there, and on which port.',
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
  }),
  unreachableRule({
    id: 'openclaw-plain-port',
    title: 'The OpenClaw gateway speaks plain ws:// on this port, and the page tried wss://',
    row: 'A3',
    outranks: ['wss-to-plain-port'],
    spec: 'gateway/config-gateway',
    shows: ({ connection, near }) => {
      if (netErrorOf(connection) !== 'ERR_SSL_PROTOCOL_ERROR') return false;
      return near.sign === 'spoke' ? 'certain' : 'likely';
    },
    raise: 'curl over http to the same port answers if it is plain.',
    fixes: ({ connection, session }) => {
      const target = commandTarget(connection, session);
      return [
        {
          title: 'Use ws:// here',
          detail: 'A page from https may do so for loopback addresses only.',
          snippet: retarget(target, { secure: false, port: target.port }),
          language: 'text',
        },
        onGatewayHost(
          'Or have the gateway speak TLS',
          'Or put a proxy that does in front of it; this needs a restart.',
          'openclaw config set gateway.tls.enabled true\nopenclaw gateway restart',
        ),
      ];
    },
  }),
];
