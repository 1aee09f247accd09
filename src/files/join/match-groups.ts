import type { ConnectionId, ConnectionWithMessages } from '../../session/connection.ts';
import { endOf } from '../../session/connection.ts';
import { headerValue } from '../../shared/header.ts';
import type { TimePair } from './clock-offset.ts';
import type { LogGroup } from './log-groups.ts';

/** How far two logs of one event may be apart once their clocks are compared, in milliseconds. */
const SAME_EVENT = 3_000;
const MOST_PAIRS = 200_000;

/** What is known of the connections of a case beside its session: the client's address and port of each. */
export type Peers = Map<ConnectionId, string>;

function keyOf({ wire }: ConnectionWithMessages): string | undefined {
  return headerValue(wire?.entry.requestHeaders ?? [], 'sec-websocket-key');
}

export type Candidates = (group: LogGroup) => readonly ConnectionWithMessages[];

/** The connections that `canBeOne` need be asked about: that of the same key or client, or those with the same path. */
export function candidatesAmong(known: readonly ConnectionWithMessages[], peers: Peers): Candidates {
  const byKey = new Map<string, ConnectionWithMessages>();
  const byPeer = new Map<string, ConnectionWithMessages>();
  const byPath = new Map<string, ConnectionWithMessages[]>();
  for (const connection of known) {
    const key = keyOf(connection);
    if (key !== undefined) byKey.set(key, connection);
    const peer = peers.get(connection.id);
    if (peer !== undefined) byPeer.set(peer, connection);
    const path = connection.parsedUrl.path.replace(/\?.*$/s, '');
    const same = byPath.get(path);
    if (same) same.push(connection);
    else byPath.set(path, [connection]);
  }
  return ({ key, peer, path }) => {
    const same =
      (key === undefined ? undefined : byKey.get(key)) ?? (peer === undefined ? undefined : byPeer.get(peer));
    return same ? [same] : (byPath.get(path) ?? []);
  };
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

/** Events of both that may be the same one, for the difference of the clocks. */
export function timePairs(groups: readonly LogGroup[], candidates: Candidates, peers: Peers): TimePair[] {
  const pairs: TimePair[] = [];
  for (const [other, group] of groups.entries()) {
    const { startedAt } = group.wire;
    if (startedAt === undefined) continue;
    for (const connection of candidates(group)) {
      if (pairs.length >= MOST_PAIRS) return pairs;
      if (!canBeOne(group, connection, peers)) continue;
      for (const at of timesOf(connection)) pairs.push({ other, ahead: startedAt - at });
    }
  }
  return pairs;
}

interface Choice {
  known: readonly ConnectionWithMessages[];
  ahead: number;
  taken: ReadonlySet<string>;
  peers: Peers;
}

/** One that is known for sure, else one whose host and port the log names, else the nearest in time. */
export function bestFor(
  group: LogGroup,
  { known, ahead, taken, peers }: Choice,
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
