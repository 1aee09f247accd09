import { outcomeText } from '../../src/comparison/compare-outcome.ts';
import type { ComparedSide } from '../../src/comparison/comparison.ts';
import type { ConnectionId, ConnectionWithMessages } from '../../src/session/connection.ts';
import { ownConnections } from '../../src/session/synthetic-connection.ts';
import type { LiveSession } from '../session/live-session.ts';
import { maskUrl } from '../ui/mask-url.ts';

/** A session whose connections can be compared: the page's, or a file's. */
export interface Recording {
  name: string;
  liveSession: LiveSession;
}

export interface Choice {
  recording: Recording;
  connection: ConnectionId | undefined;
}

/** So many can be chosen from; of more, the latest. */
export const MOST_LISTED = 200;

export const connectionsOf = ({ liveSession }: Recording): ConnectionWithMessages[] =>
  ownConnections(liveSession.session().connections);

/** `/live: handshake rejected with 403` */
export function optionText(connection: ConnectionWithMessages): string {
  const { authority, path } = maskUrl(connection.url);
  return `${authority}${path}: ${outcomeText(connection)}`;
}

export function connectionOf({ recording, connection }: Choice): ConnectionWithMessages | undefined {
  return connection === undefined ? undefined : recording.liveSession.session().connections.get(connection);
}

export function sideOf(choice: Choice): ComparedSide | undefined {
  const connection = connectionOf(choice);
  if (!connection) return undefined;
  const { liveSession } = choice.recording;
  const findings = liveSession
    .diagnosis()
    .findings.filter(({ connections }) => connections.includes(connection.id))
    .map(({ match, rule }) => match.title ?? rule.title);
  return { session: liveSession.session(), connection, findings };
}
