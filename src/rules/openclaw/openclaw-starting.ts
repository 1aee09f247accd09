import { formatDuration } from '../../shared/format.ts';
import { onGatewayHost, readLog, WAIT } from './shared/fixes.ts';
import { closedFor, type GatewayCase } from './shared/gateway-case.ts';
import { gatewayRule } from './shared/gateway-rule.ts';
import type { OpenClawRule } from './shared/openclaw-rule.ts';

const says = ({ refusal }: GatewayCase, words: RegExp): boolean => words.test(refusal?.message ?? '');

const fault = { scenario: 'C8', spec: 'cli/gateway', requires: ['page'] } as const;

/** The gateway runs, and accepts no clients yet or no longer. */
export const openclawStarting: readonly OpenClawRule[] = [
  gatewayRule({
    ...fault,
    id: 'openclaw-starting',
    title: 'OpenClaw gateway is still starting',
    severity: 'warning',
    shows: (found) =>
      says(found, /^gateway starting/) ||
      closedFor(found, 1013, /^gateway starting/) ||
      closedFor(found, 4013, /./),
    fixes: ({ refusal }) => [
      {
        title: `Try again in ${refusal?.retryAfterMs === undefined ? 'a moment' : formatDuration(refusal.retryAfterMs)}`,
        detail:
          'The port answers some seconds before everything behind it does. If this goes on for minutes, something holds the start up.',
      },
      readLog('It names what it waits for.'),
    ],
  }),
  gatewayRule({
    ...fault,
    id: 'openclaw-draining',
    title: 'OpenClaw gateway accepts no clients: restart or suspend',
    severity: 'warning',
    shows: (found) =>
      says(found, /^gateway (?:restart|suspension) in progress/) ||
      closedFor(found, 1013, /^gateway (?:restart|suspension) in progress/),
    fixes: () => [WAIT, readLog('Work that is still running can hold a safe restart up for five minutes.')],
  }),
  gatewayRule({
    ...fault,
    id: 'openclaw-install-changed',
    title: 'OpenClaw was updated on disk; the gateway needs a restart',
    shows: (found) => closedFor(found, 1011, /^gateway install changed/),
    fixes: () => [
      onGatewayHost(
        'Restart the gateway',
        'The running one cannot load files of another release.',
        'openclaw gateway restart',
      ),
    ],
  }),
];
