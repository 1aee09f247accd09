import { failureOf, netErrorOf, refusedWith } from '../../session/handshake-outcome.ts';
import { formatDuration } from '../../shared/format.ts';
import { failedUnwanted } from '../shared/unexplained.ts';
import { restartBefore } from './shared/detect-gateway.ts';
import { unreachableRule } from './shared/unreachable-rule.ts';

export const openclawRestartGap = unreachableRule({
  id: 'openclaw-restart-gap',
  title: 'OpenClaw gateway is restarting, as announced',
  scenario: 'C8',
  severity: 'warning',
  spec: 'cli/gateway',
  requires: [],
  shows: ({ connection, session }) => {
    if (!restartBefore(connection, session)) return false;
    if (failureOf(connection, 'hidden')) return 'likely';
    if (!connection.wire) return failedUnwanted(connection, session) ? 'likely' : false;
    return netErrorOf(connection) === 'ERR_CONNECTION_REFUSED' || refusedWith(connection) === 503
      ? 'certain'
      : false;
  },
  howToConfirm:
    'How this attempt failed was not seen; openclaw gateway status tells whether the gateway is back.',
  proof: ({ connection, session }) => {
    const before = restartBefore(connection, session);
    const { closed, openclaw } = before ?? {};
    if (!closed || !openclaw?.shutdown) return [];
    return [
      {
        fact: `It announced a restart of about ${formatDuration(openclaw.shutdown.restartExpectedMs ?? 0)}, ${formatDuration(connection.createdAt - closed.at)} before this attempt.`,
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
