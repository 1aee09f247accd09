import type { CapturedEvent } from '../../capture/captured-event.ts';
import { completeEnd, completeWire } from '../../session/complete-wire.ts';
import type { ConnectionWithMessages } from '../../session/connection.ts';
import { endOf } from '../../session/connection.ts';
import { ingest } from '../../session/ingest.ts';
import type { Session } from '../../session/session.ts';
import { createJoinRecord } from '../../session/undo-join.ts';
import { connectionsOfEntry } from '../../session/wire-index.ts';
import { formatDuration, pluralize } from '../../shared/format.ts';
import type { LogFile } from '../log-file.ts';
import { clockOffset } from './clock-offset.ts';
import { type LogGroup, logGroups } from './log-groups.ts';
import { bestFor, candidatesAmong, type Peers, timePairs } from './match-groups.ts';
import { placeLooseLines } from './place-loose-lines.ts';

/** Entries of the session's own network log count from 1: those of files begin above. */
const ENTRIES_OF_FILE = 1_000_000;

/** What came of joining a log. */
export interface JoinedLog {
  /** For the reader. */
  notes: string[];
  /** Connections of the session that it says something about. */
  joined: number;
  /** Removes from the session what the log has added. */
  undo(): void;
}

export interface NamedLog {
  /** The file's name. */
  name: string;
  log: LogFile;
}

/**
 * Adds what another log says to a session: to the connections that it is about, by the handshake's key, or by host,
 * path, status and time. What a browser's log has besides becomes connections of its own.
 */
export function joinLog(
  session: Session,
  { name, log: given }: NamedLog,
  index: number,
  peers: Peers = new Map(),
): JoinedLog {
  const record = createJoinRecord(session);
  const lastBefore = session.lastId;
  const known = [...session.connections.values()].filter(({ initiatedBy }) => initiatedBy === undefined);
  const paths = new Set(known.map(({ parsedUrl }) => parsedUrl.path.replace(/\?.*$/s, '')));
  const log = given.withPaths?.(paths) ?? given;
  const { groups, loose } = logGroups(log);
  const candidates = candidatesAmong(known, peers);
  const offset = clockOffset(timePairs(groups, candidates, peers));
  const ahead = offset?.ahead ?? 0;
  const taken = new Set<string>();
  const unmatched: LogGroup[] = [];
  let matched = 0;
  for (const group of groups) {
    const connection = bestFor(group, { known: candidates(group), ahead, taken, peers });
    if (!connection?.wire) {
      unmatched.push(group);
      continue;
    }
    matched += 1;
    taken.add(connection.id);
    if (group.peer !== undefined && !peers.has(connection.id)) peers.set(connection.id, group.peer);
    record.completes(connection);
    complete(session, connection, group, ahead);
    for (const line of group.lines.filter(({ byTime }) => !byTime))
      record.addedLine(
        ingest(session, {
          ...line,
          entry: connection.wire.entry.entry,
          at: Math.max(0, line.at - ahead),
          log: `${line.log} (${name})`,
        }),
      );
  }
  const isServer = groups.some((group) => group.isServer) || (log.loose?.length ?? 0) > 0;
  const placed = placeLooseLines(log.loose ?? [], ofSameServer(known, taken), { ahead, peers });
  for (const { connection, line, byTime } of placed) {
    const { at = endOf(connection) + ahead, log: from, text, topic } = line;
    record.addedLine(
      ingest(session, {
        source: 'wire',
        kind: 'log-line',
        entry: connection.wire?.entry.entry ?? 0,
        at: Math.max(0, at - ahead),
        log: `${from} (${name})`,
        text,
        proves: true,
        ...(topic === undefined ? {} : { topic }),
        ...(byTime ? { byTime: true } : {}),
      }),
    );
  }
  const joined = new Set([...taken, ...placed.map(({ connection }) => connection.id)]);
  const asOwn = isServer && joined.size > 0 ? [] : unmatched;
  for (const event of [
    ...(asOwn.length > 0 ? loose : []),
    ...asOwn.flatMap((group) => eventsOf(group, name)),
  ]) {
    const own = renumbered(event, index);
    const id = ingest(session, own);
    if (own.kind === 'log-line') record.addedLine(id);
    if (own.kind !== 'wire-entry') continue;
    const peer = log.peers?.get(own.entry - index * ENTRIES_OF_FILE);
    if (peer === undefined) continue;
    for (const { id: connection } of connectionsOfEntry(session, own.entry)) peers.set(connection, peer);
  }
  for (const connection of session.connections.values())
    if (connection.createdEvent > lastBefore) record.addedConnection(connection);
  const notes = [
    ...log.notes.filter((note) => joined.size === 0 || !/does not name the host|^No WebSocket/.test(note)),
    ...notesOf(name, joined.size, groups.length - matched, offset, isServer),
  ].map((note) => (note.includes(name) ? note : `${name}: ${note}`));
  return { notes, joined: joined.size, undo: record.undo };
}

/** The connections to the hosts and ports that the log is of, as far as that is known. */
function ofSameServer(
  known: readonly ConnectionWithMessages[],
  joined: ReadonlySet<string>,
): readonly ConnectionWithMessages[] {
  const places = new Set(
    known.filter(({ id }) => joined.has(id)).map(({ parsedUrl }) => parsedUrl.authority),
  );
  return places.size === 0 ? known : known.filter(({ parsedUrl }) => places.has(parsedUrl.authority));
}

/** What the session's own record of the connection lacks. */
function complete(
  session: Session,
  connection: ConnectionWithMessages,
  { isServer, wire, page }: LogGroup,
  ahead: number,
): void {
  if (!isServer || wire.status >= 400) completeWire(session, connection, wire);
  if (wire.endedAt === undefined || (isServer && wire.by !== 'packet-capture')) return;
  if (wire.by === 'packet-capture') {
    completeEnd(session, connection, {
      at: wire.endedAt - ahead,
      by: 'packet-capture',
      ...(wire.close ? { close: wire.close } : {}),
    });
    return;
  }
  const closed = page.find((event) => event.kind === 'closed');
  completeEnd(session, connection, {
    at: wire.endedAt - ahead,
    by: 'net-log',
    ...(closed?.kind === 'closed' ? { close: { code: closed.code, reason: closed.reason } } : {}),
  });
}

function notesOf(
  name: string,
  matched: number,
  others: number,
  offset: ReturnType<typeof clockOffset>,
  isServer: boolean,
): string[] {
  if (matched === 0)
    return isServer
      ? [`${name}: no line matches a connection of the other files by host, path and time`]
      : [];
  const clock =
    offset === undefined || offset.ahead === 0
      ? []
      : [
          `The clock of ${name} is ${formatDuration(Math.abs(offset.ahead))} ${offset.ahead > 0 ? 'ahead of' : 'behind'} the other files: ${pluralize(offset.matches, 'event')} ${offset.matches === 1 ? 'agrees' : 'agree'} on it. Its times are corrected`,
        ];
  return [
    `${name}: joined to ${pluralize(matched, 'connection')}`,
    ...clock,
    ...(isServer && others > 0
      ? [`${name}: ${pluralize(others, 'other request')} left out; pass the file alone to see them`]
      : []),
  ];
}

function eventsOf({ page, wire, lines }: LogGroup, name: string): CapturedEvent[] {
  return [...page, wire, ...lines.map((line) => ({ ...line, log: `${line.log} (${name})` }))];
}

function renumbered(event: CapturedEvent, index: number): CapturedEvent {
  if (event.source === 'page') return { ...event, context: `file-${index}-${event.context}` };
  if (event.kind === 'wire-entry' || event.kind === 'log-line')
    return { ...event, entry: event.entry + index * ENTRIES_OF_FILE };
  return event;
}
