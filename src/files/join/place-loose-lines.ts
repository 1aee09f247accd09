import { type Connection, endOf } from '../../session/connection.ts';
import { canExplain, concernsAll, type Outcome } from '../can-explain.ts';
import type { LooseLine } from '../log-file.ts';

/** A line that names no request, and the connection that it is about. */
export interface PlacedLine {
  connection: Connection;
  line: LooseLine;
  /** By its time or its order alone, not by what it names. */
  byTime: boolean;
}

/** A line about an end is this near to it, in milliseconds. */
const SAME_MOMENT = 2_000;
/** Two ends nearer to each other than this cannot be told apart by a line's time, in milliseconds. */
const TOO_NEAR = 250;

interface Known {
  /** Milliseconds by which the log's clock is ahead. */
  ahead: number;
  /** The client's address and port of a connection. */
  peers: ReadonlyMap<string, string>;
}

/** Finds the connections of lines that name no path: by client, by port, by time, or by their order. */
export function placeLooseLines(
  lines: readonly LooseLine[],
  connections: readonly Connection[],
  { ahead, peers }: Known,
): PlacedLine[] {
  const known = connections.filter(({ wire }) => wire !== undefined);
  const byPeer = new Map(
    known.flatMap((connection) => {
      const peer = peers.get(connection.id);
      return peer === undefined ? [] : [[peer, connection] as const];
    }),
  );
  const placed: PlacedLine[] = [];
  const undated: LooseLine[] = [];
  for (const line of lines) {
    const named = line.peer === undefined ? undefined : byPeer.get(line.peer);
    if (named) placed.push({ connection: named, line, byTime: false });
    else if (line.topic === undefined) continue;
    else if (line.port !== undefined) placed.push(...atPort(line, known, line.port));
    else if (line.at === undefined) undated.push(line);
    else placed.push(...atTime(line, known, line.at - ahead));
  }
  return [...placed, ...inOrder(undated, known)];
}

function outcomeOf({ opened, closed, closeCalled, wire, logLines = [] }: Connection): Outcome {
  const status = wire?.failure?.kind === 'status' ? wire.failure.status : (wire?.entry.status ?? 0);
  if (!opened) return status >= 400 ? { kind: 'rejected', status } : { kind: 'failed' };
  if (closeCalled) return { kind: 'fine' };
  if (closed) {
    const { code } = closed;
    return [1000, 1001, 1005].includes(code) ? { kind: 'fine' } : { kind: 'ended', code };
  }
  // A net log without raw bytes has the close frame and not its code.
  if (logLines.some(({ topic }) => topic === 'server-closed-first'))
    return { kind: 'ended', code: 'unknown' };
  return { kind: wire?.entry.endedAt === undefined ? 'fine' : 'ended' };
}

function canBe({ topic }: LooseLine, connection: Connection): boolean {
  if (topic === undefined) return false;
  const outcome = outcomeOf(connection);
  const isExplained = connection.logLines?.some(
    ({ topic: known, byTime }) =>
      known !== undefined && known !== 'server-closed-first' && !byTime && canExplain(known, outcome),
  );
  return !isExplained && canExplain(topic, outcome);
}

function atPort(line: LooseLine, known: readonly Connection[], port: number): PlacedLine[] {
  return known
    .filter(({ parsedUrl }) => portOf(parsedUrl.authority, parsedUrl.scheme) === port)
    .filter((connection) => canBe(line, connection))
    .map((connection) => ({ connection, line, byTime: true }));
}

const portOf = (authority: string, scheme: string): number =>
  Number(/:(\d+)$/.exec(authority)?.[1] ?? (scheme === 'wss' ? 443 : 80));

function atTime(line: LooseLine, known: readonly Connection[], at: number): PlacedLine[] {
  const near = known
    .filter((connection) => canBe(line, connection))
    .map((connection) => ({ connection, apart: Math.abs(endOf(connection) - at) }))
    .filter(({ apart }) => apart <= SAME_MOMENT)
    .sort((a, b) => a.apart - b.apart);
  const [first, second] = near;
  if (!first || line.topic === undefined) return [];
  const isSameServer = (other: Connection): boolean =>
    other.parsedUrl.authority === first.connection.parsedUrl.authority;
  const others = near.filter(({ connection }) => !isSameServer(connection));
  const isAll = concernsAll(line.topic);
  // Which of two it is about, nobody can tell.
  const rival = isAll ? others[0] : second;
  if (rival && rival.apart - first.apart < TOO_NEAR) return [];
  if (isAll)
    return near
      .filter(({ connection }) => isSameServer(connection))
      .map(({ connection }) => ({ connection, line, byTime: true }));
  return [{ connection: first.connection, line, byTime: true }];
}

/** Lines without a time: the first is about the first failure that it can explain, if there are as many of both. */
function inOrder(lines: readonly LooseLine[], known: readonly Connection[]): PlacedLine[] {
  const failures = known
    .filter((connection) => lines.some((line) => canBe(line, connection)))
    .sort((a, b) => endOf(a) - endOf(b));
  if (failures.length !== lines.length) return [];
  const pairs = lines.flatMap((line, at): PlacedLine[] => {
    const connection = failures[at];
    return connection && canBe(line, connection) ? [{ connection, line, byTime: true }] : [];
  });
  return pairs.length === lines.length ? pairs : [];
}
