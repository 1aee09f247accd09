import { quote } from '../../diagnosis/evidence.ts';
import type { Evidence } from '../../diagnosis/rule.ts';
import { formatDuration } from '../../shared/format.ts';
import { seenIn } from './shared/evidence.ts';
import { onGatewayHost, WAIT } from './shared/fixes.ts';
import { closedFor, type GatewayCase } from './shared/gateway-case.ts';
import { type GatewayFault, gatewayRule } from './shared/gateway-rule.ts';
import type { OpenClawRule } from './shared/openclaw-rule.ts';

const serviceRestart = (found: GatewayCase): boolean => closedFor(found, 1012, /^service restart$/);

function announced({ facts, connection }: GatewayCase): Evidence[] {
  const { shutdown } = facts;
  if (!shutdown) return [];
  const back =
    shutdown.restartExpectedMs === undefined
      ? 'names no time for a restart'
      : `expects to be back in ${formatDuration(shutdown.restartExpectedMs)}`;
  return [
    {
      fact: `Before it closed, the gateway sent a shutdown event: "${quote(shutdown.reason)}"; it ${back}.`,
      events: seenIn(connection, shutdown.event),
    },
  ];
}

const start = onGatewayHost(
  'Start it again, if it was not meant to stop',
  'The log has the signal and who sent it: a service manager, an update, a closed terminal.',
  'openclaw gateway status\nopenclaw gateway start\nopenclaw logs --follow',
);

const ROWS: readonly Omit<GatewayFault, 'scenario' | 'spec' | 'requires'>[] = [
  {
    id: 'openclaw-restarting',
    title: 'OpenClaw gateway is restarting',
    severity: 'warning',
    shows: (found) => serviceRestart(found) && found.facts.shutdown?.restartExpectedMs !== undefined,
    proof: announced,
    fixes: () => [WAIT],
  },
  {
    id: 'openclaw-stopped',
    title: 'OpenClaw gateway was stopped',
    shows: (found) =>
      serviceRestart(found) &&
      found.facts.shutdown !== undefined &&
      found.facts.shutdown.restartExpectedMs === undefined,
    proof: (found) => [
      ...announced(found),
      found.closed && {
        fact: 'Its close code, 1012 service restart, is the same for a stop and for a restart.',
        events: [found.closed.event],
      },
    ],
    fixes: () => [start],
  },
  {
    id: 'openclaw-restart-or-stop',
    title: 'OpenClaw gateway shut down cleanly',
    severity: 'warning',
    shows: (found) => (serviceRestart(found) && !found.facts.shutdown ? 'likely' : false),
    proof: ({ closed }) => [
      closed && {
        fact: 'The shutdown event, which tells a restart from a stop, did not reach this socket; 1012 is sent for both.',
        events: [closed.event],
      },
    ],
    howToConfirm: 'The next attempts tell: refused for longer than some seconds, it was stopped.',
    fixes: () => [WAIT, start],
  },
];

/** 1012 is sent for restart, SIGTERM and SIGINT alike: only the event before it shows which. */
export const openclawShutdown: readonly OpenClawRule[] = ROWS.map((row) =>
  gatewayRule({ ...row, scenario: 'C8', spec: 'cli/gateway', requires: ['page'] }),
);
