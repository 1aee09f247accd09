import { endpointFacts, evidence, quote } from '../../diagnosis/evidence.ts';
import { defineRule } from '../../diagnosis/rule.ts';
import { closedByNavigation } from '../../session/close-cause.ts';
import {
  type ConnectionWithMessages,
  type FinishedConnection,
  isFinished,
} from '../../session/connection.ts';
import { connectionsToSameEndpoint } from '../../session/same-endpoint.ts';
import type { SessionWithoutClock } from '../../session/session.ts';
import { formatDuration } from '../../shared/format.ts';
import { MQTT_CLIENT_ID } from '../shared/stream-fixes.ts';

/** The broker closes the older connection as soon as it has read the CONNECT of the newer one, in milliseconds. */
const AT_ONCE = 3_000;

function clientOf({ messageStats }: ConnectionWithMessages): string {
  const stream = messageStats?.stream;
  return stream === undefined || stream === 'none' ? '' : (stream.stream.facts.client ?? '');
}

/** A newer connection with the same client identifier, opened right before this one was closed. */
function successor(
  connection: FinishedConnection,
  session: SessionWithoutClock,
): ConnectionWithMessages | undefined {
  const { opened, closed, closeCalled } = connection;
  if (!opened || !closed || closeCalled || closedByNavigation(connection)) return undefined;
  const client = clientOf(connection);
  if (client === '') return undefined;
  return connectionsToSameEndpoint(connection, session).find((peer) => {
    if (!peer.opened || peer.opened.at <= opened.at || clientOf(peer) !== client) return false;
    // A reconnect is created after the end of the connection before it.
    return peer.createdAt < closed.at && Math.abs(closed.at - peer.opened.at) <= AT_ONCE;
  });
}

export const mqttSessionTaken = defineRule({
  id: 'mqtt-session-taken',
  title: 'A second MQTT connection with the same client ID replaced this one',
  severity: 'error',
  scenario: 'D2',
  spec: 'https://docs.oasis-open.org/mqtt/mqtt/v5.0/mqtt-v5.0.html#_Toc3901073',
  explains: ['close'],
  specificity: 'named cause',
  requires: ['page'],
  detect(connection, session) {
    if (!isFinished(connection)) return undefined;
    const newer = successor(connection, session);
    const { closed } = connection;
    if (!newer?.opened || !closed) return undefined;
    const client = quote(clientOf(connection));
    return {
      confidence: 'likely',
      title: `MQTT client ID "${client}" connected again, so the broker closed this connection`,
      evidence: evidence(
        {
          fact: `Another connection to the same host and port sent CONNECT with the client ID "${client}".`,
          events: [newer.opened.event],
        },
        {
          fact: `This connection ended ${formatDuration(Math.max(0, closed.at - newer.opened.at))} after the other one opened, with code ${closed.code}; the page had not called close().`,
          events: [closed.event],
        },
      ),
      facts: endpointFacts(connection),
      howToConfirm:
        'The log of the broker names the client ID; Mosquitto writes "already connected, closing old connection".',
    };
  },
  fixes: () => [
    MQTT_CLIENT_ID,
    {
      title: 'Close the old connection before connecting again',
      detail: 'Call client.end() and wait for it, also in the clean-up of a component that is mounted again.',
      snippet: 'await client.endAsync();',
      language: 'js',
    },
  ],
});
