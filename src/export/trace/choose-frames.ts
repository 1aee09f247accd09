import type { Connection, ConnectionId, ConnectionWithMessages } from '../../session/connection.ts';
import { endOf, isFinished } from '../../session/connection.ts';
import type { Frame } from '../../session/messages/frame-log.ts';
import type { Session } from '../../session/session.ts';

/** What of a session is exported. Times are epoch milliseconds; null means all. */
export interface ExportScope {
  connections: readonly ConnectionId[] | null;
  from: number | null;
  to: number | null;
  payloads: boolean;
}

export const EVERYTHING: ExportScope = { connections: null, from: null, to: null, payloads: true };

export function isWithin({ from, to }: ExportScope, at: number): boolean {
  return (from === null || at >= from) && (to === null || at <= to);
}

/** The connections asked for that lived within the time asked for; each keeps its whole story but its messages. */
export function chooseConnections(session: Session, choice: ExportScope): ConnectionWithMessages[] {
  const { connections, from, to } = choice;
  return [...session.connections.values()].filter((connection) => {
    if (connections && !connections.includes(connection.id)) return false;
    if (to !== null && connection.createdAt > to) return false;
    return from === null || !isFinished(connection) || endOf(connection) >= from;
  });
}

/** The messages asked for. */
export function chooseFrames({ frames }: Connection, choice: ExportScope): readonly Frame[] {
  return choice.from === null && choice.to === null
    ? frames.kept
    : frames.kept.filter(({ at }) => isWithin(choice, at));
}

export function withoutPayload({ text: _text, base64: _base64, ...rest }: Frame): Frame {
  return { ...rest, kept: 0 };
}
