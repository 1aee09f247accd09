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
    const path = pathOf(connection);
    const peer = peers.get(connection.id);
    if (peer !== undefined) byPeer.set(`${peer} ${path}`, connection);
    const same = byPath.get(path);
    if (same) same.push(connection);
    else byPath.set(path, [connection]);
  }
  return ({ key, peer, path }) => {
    const same =
      (key === undefined ? undefined : byKey.get(key)) ??
      (peer === undefined ? undefined : byPeer.get(`${peer} ${path}`));
    return same ? [same] : (byPath.get(path) ?? []);
  };
}

/** Whether both can be one connection, whatever their times. */
function canBeOne(group: LogGroup, connection: ConnectionWithMessages, peers: Peers): boolean {
  if (isKnownOne(group, connection, peers)) return true;
  const key = keyOf(connection);
  if (group.key !== undefined && key !== undefined) return false;
  const { parsedUrl, opened, wire } = connection;
  if (!wire || pathOf(connection) !== group.path) return false;
  if (!group.isServer && connection.url !== group.wire.url) return false;
  if (group.isServer && group.host !== undefined && !isSameHost(group.host, parsedUrl)) return false;
  const { status } = group.wire;
  const own = opened ? 101 : wire.failure?.kind === 'status' ? wire.failure.status : wire.entry.status;
  return status === 0 || own === 0 || status === own;
}

const pathOf = ({ parsedUrl }: ConnectionWithMessages): string => parsedUrl.path.replace(/\?.*$/s, '');

/** By the key of the handshake, or by the client's port, which it may use for several servers at once. */
function isKnownOne(group: LogGroup, connection: ConnectionWithMessages, peers: Peers): boolean {
  if (group.key !== undefined && group.key === keyOf(connection)) return true;
  return (
    group.peer !== undefined && group.peer === peers.get(connection.id) && group.path === pathOf(connection)
  );
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
  candidates: Candidates;
  ahead: number;
  peers: Peers;
}

/** Of one group more candidates than these are not compared with those of others. */
const MOST_CHOICES = 8;

/** The connection of each group: one that is known for sure, else the nearest pairs in time first. */
export function assignGroups(
  groups: readonly LogGroup[],
  { candidates, ahead, peers }: Choice,
): ReadonlyMap<LogGroup, ConnectionWithMessages> {
  const pairs = groups.flatMap((group) =>
    candidates(group)
      .flatMap((connection) => {
        const distance = distanceOf(group, connection, ahead, peers);
        return distance === undefined ? [] : [{ group, connection, distance }];
      })
      .sort((a, b) => a.distance - b.distance)
      .slice(0, MOST_CHOICES),
  );
  const assigned = new Map<LogGroup, ConnectionWithMessages>();
  const taken = new Set<string>();
  for (const { group, connection, distance } of pairs.sort((a, b) => a.distance - b.distance)) {
    if (assigned.has(group) || (distance !== KNOWN && taken.has(connection.id))) continue;
    assigned.set(group, connection);
    taken.add(connection.id);
  }
  return assigned;
}

/** Before every distance in time. */
const KNOWN = -1_000_000;

/** Undefined where both cannot be one; a connection whose host and port the log names comes first. */
function distanceOf(
  group: LogGroup,
  connection: ConnectionWithMessages,
  ahead: number,
  peers: Peers,
): number | undefined {
  if (!canBeOne(group, connection, peers)) return undefined;
  if (isKnownOne(group, connection, peers)) return KNOWN;
  const { startedAt } = group.wire;
  const apart =
    startedAt === undefined
      ? SAME_EVENT
      : Math.min(...timesOf(connection).map((at) => Math.abs(startedAt - ahead - at)));
  if (apart > SAME_EVENT) return undefined;
  return group.host === connection.parsedUrl.authority.toLowerCase() ? apart - SAME_EVENT : apart;
}
