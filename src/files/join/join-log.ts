import type { CapturedEvent } from '../../capture/captured-event.ts';
import type { ConnectionWithMessages } from '../../session/connection.ts';
import { endOf } from '../../session/connection.ts';
import { completeWire } from '../../session/correlate-network-entry.ts';
import { ingest } from '../../session/ingest.ts';
import type { Session } from '../../session/session.ts';
import { formatDuration, pluralize } from '../../shared/format.ts';
import { headerValue } from '../../shared/header.ts';
import type { LogFile } from '../log-file.ts';
import { clockOffset, type TimePair } from './clock-offset.ts';
import { type LogGroup, logGroups } from './log-groups.ts';

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

/**
 * Adds what another log says to a session: to the connections that it is about, by the handshake's key, or by host,
 * path, status and time. What a browser's log has besides becomes connections of its own. Returns notes for the reader.
 */
export function joinLog(session: Session, { name, log }: NamedLog, index: number): string[] {
  const { groups, loose } = logGroups(log.events);
  const known = [...session.connections.values()].filter(({ initiatedBy }) => initiatedBy === undefined);
  const candidates = candidatesAmong(known);
  const offset = clockOffset(timePairs(groups, candidates));
  const ahead = offset?.ahead ?? 0;
  const taken = new Set<string>();
  const unmatched: LogGroup[] = [];
  let matched = 0;
  for (const group of groups) {
    const connection = bestFor(group, candidates(group), ahead, taken);
    if (!connection?.wire) {
      unmatched.push(group);
      continue;
    }
    matched += 1;
    taken.add(connection.id);
    if (!group.isServer || group.wire.status >= 400) completeWire(session, connection, group.wire);
    for (const line of group.lines)
      ingest(session, {
        ...line,
        entry: connection.wire.entry.entry,
        at: Math.max(0, line.at - ahead),
        log: `${line.log} (${name})`,
      });
  }
  const isServer = groups.some((group) => group.isServer);
  const asOwn = isServer && matched > 0 ? [] : unmatched;
  for (const event of [
    ...(asOwn.length > 0 ? loose : []),
    ...asOwn.flatMap((group) => eventsOf(group, name)),
  ])
    ingest(session, renumbered(event, index));
  return [
    ...log.notes.filter((note) => matched === 0 || !/does not name the host|^No WebSocket/.test(note)),
    ...notesOf(name, matched, groups.length - matched, offset, isServer),
  ].map((note) => (note.includes(name) ? note : `${name}: ${note}`));
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

type Candidates = (group: LogGroup) => readonly ConnectionWithMessages[];

/** The connections that `canBeOne` need be asked about: that of the same key, or those with the same path. */
function candidatesAmong(known: readonly ConnectionWithMessages[]): Candidates {
  const byKey = new Map<string, ConnectionWithMessages>();
  const byPath = new Map<string, ConnectionWithMessages[]>();
  for (const connection of known) {
    const key = keyOf(connection);
    if (key !== undefined) byKey.set(key, connection);
    const path = connection.parsedUrl.path.replace(/\?.*$/s, '');
    const same = byPath.get(path);
    if (same) same.push(connection);
    else byPath.set(path, [connection]);
  }
  return ({ key, path }) => {
    const same = key === undefined ? undefined : byKey.get(key);
    return same ? [same] : (byPath.get(path) ?? []);
  };
}

/** Whether both can be one connection, whatever their times. */
function canBeOne(group: LogGroup, connection: ConnectionWithMessages): boolean {
  const key = keyOf(connection);
  if (group.key !== undefined && key !== undefined) return group.key === key;
  const { parsedUrl, opened, wire } = connection;
  if (!wire || parsedUrl.path.replace(/\?.*$/s, '') !== group.path) return false;
  if (!group.isServer && connection.url !== group.wire.url) return false;
  if (group.isServer && group.host !== undefined && !isSameHost(group.host, parsedUrl)) return false;
  const { status } = group.wire;
  const own = opened ? 101 : wire.failure?.kind === 'status' ? wire.failure.status : wire.entry.status;
  return status === 0 || own === 0 || status === own;
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

function timePairs(groups: readonly LogGroup[], candidates: Candidates): TimePair[] {
  const pairs: TimePair[] = [];
  for (const [other, group] of groups.entries()) {
    const { startedAt } = group.wire;
    if (startedAt === undefined) continue;
    for (const connection of candidates(group)) {
      if (pairs.length >= MOST_PAIRS) return pairs;
      if (!canBeOne(group, connection)) continue;
      for (const at of timesOf(connection)) pairs.push({ other, ahead: startedAt - at });
    }
  }
  return pairs;
}

function bestFor(
  group: LogGroup,
  known: readonly ConnectionWithMessages[],
  ahead: number,
  taken: ReadonlySet<string>,
): ConnectionWithMessages | undefined {
  let best: { connection: ConnectionWithMessages; distance: number } | undefined;
  for (const connection of known) {
    if (taken.has(connection.id) || !canBeOne(group, connection)) continue;
    const isSameKey = group.key !== undefined && group.key === keyOf(connection);
    const { startedAt } = group.wire;
    const distance =
      startedAt === undefined
        ? SAME_EVENT
        : Math.min(...timesOf(connection).map((at) => Math.abs(startedAt - ahead - at)));
    if (!isSameKey && distance > SAME_EVENT) continue;
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
