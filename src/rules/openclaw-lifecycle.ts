import { closedFor, type GatewayCase } from '../openclaw-case.ts';
import { seenIn } from '../openclaw-evidence.ts';
import { onGatewayHost, readLog } from '../openclaw-fixes.ts';
import { type GatewayFault, gatewayRule } from '../openclaw-rule.ts';
import type { Evidence, Fix, Rule } from '../rule.ts';
import { spell } from '../spell.ts';

const serviceRestart = (found: GatewayCase): boolean => closedFor(found, 1012, /^service restart$/);
const says = ({ refusal }: GatewayCase, words: RegExp): boolean => words.test(refusal?.message ?? '');

function announced({ facts, connection }: GatewayCase): Evidence[] {
  const { shutdown } = facts;
  if (!shutdown) return [];
  const back =
    shutdown.restartExpectedMs === undefined
      ? 'names no time for a restart'
      : `expects to be back in ${spell(shutdown.restartExpectedMs)}`;
  return [
    {
      fact: `Before it closed, the gateway sent a shutdown event: "${shutdown.reason.slice(0, 80)}"; it ${back}.`,
      events: seenIn(connection, shutdown.event),
    },
  ];
}

const wait: Fix = {
  title: 'Wait: the Control UI connects again by itself',
  detail:
    'It tries after 0.8 s and then 1.7 times as long each time. Expect 503, refusals and 1013 in between; a restart took 4.5 s where it was measured. What was running resumes from the state on disk.',
};

const start = onGatewayHost(
  'Start it again, if it was not meant to stop',
  'The log has the signal and who sent it: a service manager, an update, a closed terminal.',
  'openclaw gateway status\nopenclaw gateway start\nopenclaw logs --follow',
);

const ROWS: readonly Omit<GatewayFault, 'row' | 'spec' | 'reads'>[] = [
  {
    id: 'openclaw-restarting',
    title: 'The OpenClaw gateway restarts',
    severity: 'warning',
    shows: (found) => serviceRestart(found) && found.facts.shutdown?.restartExpectedMs !== undefined,
    proof: announced,
    fixes: () => [wait],
  },
  {
    id: 'openclaw-stopped',
    title: 'The OpenClaw gateway was stopped',
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
    title: 'The OpenClaw gateway went down in an orderly way',
    severity: 'warning',
    shows: (found) => (serviceRestart(found) && !found.facts.shutdown ? 'likely' : false),
    proof: ({ closed }) => [
      closed && {
        fact: 'The shutdown event, which tells a restart from a stop, did not reach this socket; 1012 is sent for both.',
        events: [closed.event],
      },
    ],
    raise: 'The next attempts tell: refused for longer than some seconds, it was stopped.',
    fixes: () => [wait, start],
  },
  {
    id: 'openclaw-starting',
    title: 'The OpenClaw gateway is still starting',
    severity: 'warning',
    shows: (found) =>
      says(found, /^gateway starting/) ||
      closedFor(found, 1013, /^gateway starting/) ||
      closedFor(found, 4013, /./),
    fixes: ({ refusal }) => [
      {
        title: `Try again in ${refusal?.retryAfterMs === undefined ? 'a moment' : spell(refusal.retryAfterMs)}`,
        detail:
          'The port answers some seconds before everything behind it does. If this goes on for minutes, something holds the start up.',
      },
      readLog('It names what it waits for.'),
    ],
  },
  {
    id: 'openclaw-draining',
    title: 'The OpenClaw gateway takes no new clients: it is about to restart or to be suspended',
    severity: 'warning',
    shows: (found) =>
      says(found, /^gateway (?:restart|suspension) in progress/) ||
      closedFor(found, 1013, /^gateway (?:restart|suspension) in progress/),
    fixes: () => [wait, readLog('Work that is still running can hold a safe restart up for five minutes.')],
  },
];

const upgraded = gatewayRule({
  id: 'openclaw-install-changed',
  title: 'OpenClaw was updated on disk while the gateway was running',
  row: 'C8',
  reads: ['page'],
  shows: (found) => closedFor(found, 1011, /^gateway install changed/),
  fixes: () => [
    onGatewayHost(
      'Restart the gateway',
      'The running one cannot load files of another release.',
      'openclaw gateway restart',
    ),
  ],
});

export const openclawLifecycle: readonly Rule[] = [
  ...ROWS.map((row) => gatewayRule({ ...row, row: 'C8', spec: 'cli/gateway', reads: ['page'] })),
  upgraded,
];
