import type { CapturedEvent } from '../../capture/captured-event.ts';
import { completeEnd, completeWire } from '../../session/complete-wire.ts';
import type { ConnectionId, ConnectionWithMessages } from '../../session/connection.ts';
import { endOf } from '../../session/connection.ts';
import { ingest } from '../../session/ingest.ts';
import type { Session } from '../../session/session.ts';
import { connectionsOfEntry } from '../../session/wire-index.ts';
import { formatDuration, pluralize } from '../../shared/format.ts';
import { headerValue } from '../../shared/header.ts';
import type { LogFile } from '../log-file.ts';
import { clockOffset, type TimePair } from './clock-offset.ts';
import { type LogGroup, logGroups } from './log-groups.ts';
import { placeLooseLines } from './place-loose-lines.ts';

/** How far two logs of one event may be apart once their clocks are compared, in milliseconds. */
const SAME_EVENT = 3_000;
/** Entries of the session's own network log count from 1: those of files begin above. */
const ENTRIES_OF_FILE = 1_000_000;
const MOST_PAIRS = 200_000;

export interface NamedLog {
  /** The file's name. */
  name: string;
  log: LogFile;
}

/** What is known of the connections of a case beside its session: the client's address and port of each. */
export type Peers = Map<ConnectionId, string>;

/**
 * Adds what another log says to a session: to the connections that it is about, by the handshake's key, or by host,
 * path, status and time. What a browser's log has besides becomes connections of its own. Returns notes for the reader.
 */
export function joinLog(
  session: Session,
  { name, log: given }: NamedLog,
  index: number,
  peers: Peers = new Map(),
): string[] {
  const known = [...session.connections.values()].filter(({ initiatedBy }) => initiatedBy === undefined);
  const paths = new Set(known.map(({ parsedUrl }) => parsedUrl.path.replace(/\?.*$/s, '')));
  const log = given.withPaths?.(paths) ?? given;
  const { groups, loose } = logGroups(log);
  const offset = clockOffset(timePairs(groups, known, peers));
  const ahead = offset?.ahead ?? 0;
  const taken = new Set<string>();
  const unmatched: LogGroup[] = [];
  let matched = 0;
  for (const group of groups) {
    const connection = bestFor(group, { known, ahead, taken, peers });
    if (!connection?.wire) {
      unmatched.push(group);
      continue;
    }
    matched += 1;
    taken.add(connection.id);
    if (group.peer !== undefined && !peers.has(connection.id)) peers.set(connection.id, group.peer);
    complete(session, connection, group, ahead);
    for (const line of group.lines.filter(({ byTime }) => !byTime))
      ingest(session, {
        ...line,
        entry: connection.wire.entry.entry,
        at: Math.max(0, line.at - ahead),
        log: `${line.log} (${name})`,
      });
  }
  const isServer = groups.some((group) => group.isServer) || (log.loose?.length ?? 0) > 0;
  const placed = placeLooseLines(log.loose ?? [], ofSameServer(known, taken), { ahead, peers });
  for (const { connection, line, byTime } of placed) {
    const { at = endOf(connection) + ahead, log: from, text, topic } = line;
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
    });
  }
  const joined = new Set([...taken, ...placed.map(({ connection }) => connection.id)]);
  const asOwn = isServer && joined.size > 0 ? [] : unmatched;
  for (const event of [
    ...(asOwn.length > 0 ? loose : []),
    ...asOwn.flatMap((group) => eventsOf(group, name)),
  ]) {
    const own = renumbered(event, index);
    ingest(session, own);
    const peer = event.kind === 'wire-entry' ? log.peers?.get(event.entry) : undefined;
    if (peer === undefined || own.kind !== 'wire-entry') continue;
    for (const { id } of connectionsOfEntry(session, own.entry)) peers.set(id, peer);
  }
  return [
    ...log.notes.filter((note) => joined.size === 0 || !/does not name the host|^No WebSocket/.test(note)),
    ...notesOf(name, joined.size, groups.length - matched, offset, isServer),
  ].map((note) => (note.includes(name) ? note : `${name}: ${note}`));
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
  if (isServer || wire.endedAt === undefined) return;
  const closed = page.find((event) => event.kind === 'closed');
  completeEnd(session, connection, {
    at: wire.endedAt - ahead,
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

function keyOf({ wire }: ConnectionWithMessages): string | undefined {
  return headerValue(wire?.entry.requestHeaders ?? [], 'sec-websocket-key');
}

/** Whether both can be one connection, whatever their times. */
function canBeOne(group: LogGroup, connection: ConnectionWithMessages, peers: Peers): boolean {
  if (isKnownOne(group, connection, peers)) return true;
  const key = keyOf(connection);
  if (group.key !== undefined && key !== undefined) return false;
  const { parsedUrl, opened, wire } = connection;
  if (!wire || parsedUrl.path.replace(/\?.*$/s, '') !== group.path) return false;
  if (!group.isServer && connection.url !== group.wire.url) return false;
  if (group.isServer && group.host !== undefined && !isSameHost(group.host, parsedUrl)) return false;
  const { status } = group.wire;
  const own = opened ? 101 : wire.failure?.kind === 'status' ? wire.failure.status : wire.entry.status;
  return status === 0 || own === 0 || status === own;
}

/** By the key of the handshake, or by the client's port. */
function isKnownOne(group: LogGroup, connection: ConnectionWithMessages, peers: Peers): boolean {
  if (group.key !== undefined && group.key === keyOf(connection)) return true;
  return group.peer !== undefined && group.peer === peers.get(connection.id);
}

/** Behind a proxy or a port mapping the server may log another name: a bare address is no contradiction. */
function isSameHost(logged: string, { host, authority }: ConnectionWithMessages['parsedUrl']): boolean {
  const name = logged.replace(/:\d+$/, '');
  return (
    name === host.toLowerCase() || logged === authority.toLowerCase() || /^[\d.]+$|^localhost$/.test(name)
  );
}

/** A log has the begin or the end of a connection: both are tried. */
function timesOf(connection: ConnectionWithMessages): number[] {
  return [...new Set([connection.createdAt, endOf(connection)])];
}

function timePairs(
  groups: readonly LogGroup[],
  known: readonly ConnectionWithMessages[],
  peers: Peers,
): TimePair[] {
  const pairs: TimePair[] = [];
  for (const [other, group] of groups.entries()) {
    const { startedAt } = group.wire;
    if (startedAt === undefined) continue;
    for (const connection of known) {
      if (pairs.length >= MOST_PAIRS) return pairs;
      if (!canBeOne(group, connection, peers)) continue;
      for (const at of timesOf(connection)) pairs.push({ other, ahead: startedAt - at });
    }
  }
  return pairs;
}

interface Candidates {
  known: readonly ConnectionWithMessages[];
  ahead: number;
  taken: ReadonlySet<string>;
  peers: Peers;
}

/** One that is known for sure, else one whose host and port the log names, else the nearest in time. */
function bestFor(
  group: LogGroup,
  { known, ahead, taken, peers }: Candidates,
): ConnectionWithMessages | undefined {
  let best: { connection: ConnectionWithMessages; distance: number } | undefined;
  for (const connection of known) {
    if (taken.has(connection.id) || !canBeOne(group, connection, peers)) continue;
    if (isKnownOne(group, connection, peers)) return connection;
    const { startedAt } = group.wire;
    const apart =
      startedAt === undefined
        ? SAME_EVENT
        : Math.min(...timesOf(connection).map((at) => Math.abs(startedAt - ahead - at)));
    if (apart > SAME_EVENT) continue;
    const isNamed = group.host === connection.parsedUrl.authority.toLowerCase();
    const distance = isNamed ? apart - SAME_EVENT : apart;
    if (!best || distance < best.distance) best = { connection, distance };
  }
  return best?.connection;
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
