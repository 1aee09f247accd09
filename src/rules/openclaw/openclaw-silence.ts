import type { Evidence, Fix } from '../../diagnosis/rule.ts';
import { idleTimeBefore } from '../../session/close-cause.ts';
import { formatDuration } from '../../shared/format.ts';
import { readLog } from './shared/fixes.ts';
import type { GatewayCase } from './shared/gateway-case.ts';
import { gatewayRule } from './shared/gateway-rule.ts';
import type { OpenClawRule } from './shared/openclaw-rule.ts';

/** The default until hello-ok, in milliseconds. */
const USUAL_TICK = 30_000;

function calledClose({ connection }: GatewayCase, reason: string): boolean {
  return connection.closeCalled?.code === 4000 && connection.closeCalled.reason === reason;
}

function silence({ connection, facts }: GatewayCase): Evidence[] {
  const { closeCalled } = connection;
  if (!closeCalled) return [];
  const silent = formatDuration(idleTimeBefore(connection, closeCalled.at));
  const tick = formatDuration(facts.hello?.tickIntervalMs ?? USUAL_TICK);
  return [
    {
      fact: `Nothing had come for ${silent} when the page called close(4000, "tick timeout"). The gateway ticks every ${tick}; the page gives up after twice that.`,
      events: [closeCalled.event],
    },
  ];
}

const frozen: Fix = readLog(
  'A frozen or overloaded gateway answers nothing there either. If the log goes on as ever, the path has gone dead without a sign: a laptop that slept, a VPN, a NAT that forgot the connection.',
);

/** The Control UI closes with 4000 when its own time limit is reached. */
export const openclawSilence: readonly OpenClawRule[] = [
  gatewayRule({
    scenario: 'C3',
    requires: ['page'],
    id: 'openclaw-tick-timeout',
    title: 'OpenClaw gateway stopped sending; the page closed',
    shows: (found) => (calledClose(found, 'tick timeout') ? 'likely' : false),
    proof: silence,
    howToConfirm:
      'Whether other clients of the gateway fell silent at that moment tells a frozen gateway from a dead path.',
    fixes: () => [frozen],
  }),
  gatewayRule({
    scenario: 'D6',
    requires: ['page'],
    id: 'openclaw-connect-unanswered',
    title: 'OpenClaw gateway did not answer connect within 15 s',
    shows: (found) => calledClose(found, 'connect timeout'),
    proof: ({ facts, connection }) => [
      connection.closeCalled && {
        fact: `The page ${facts.connect ? 'had sent its connect request and ' : ''}called close(4000, "connect timeout").`,
        events: [connection.closeCalled.event],
      },
    ],
    fixes: () => [frozen],
  }),
];
