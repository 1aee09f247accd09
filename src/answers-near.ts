import type { Connection } from './connection.ts';
import type { EventId, Header } from './event.ts';
import { peersOf } from './peers.ts';
import type { Results } from './probe/result.ts';
import type { Session } from './session-state.ts';

/** The headers of an answer from a host and port. */
export interface NearAnswer {
  headers: readonly Header[];
  /** Whose answer it was, after "The answer to". */
  to: 'this handshake' | 'a test of this endpoint' | 'another handshake with this host and port';
  event: EventId;
}

/** Every answer that was seen from the host and port of a connection, the nearest first. */
export function answersNear(connection: Connection, session: Session): NearAnswer[] {
  const { wire, probe } = connection;
  return [
    ...(wire
      ? [{ headers: wire.entry.responseHeaders, to: 'this handshake', event: wire.event } as const]
      : []),
    ...answersOf(probe?.results ?? []).map(
      (headers) => ({ headers, to: 'a test of this endpoint', event: probe?.event ?? 0 }) as const,
    ),
    ...peersOf(connection, session).flatMap((peer) =>
      peer.wire
        ? [
            {
              headers: peer.wire.entry.responseHeaders,
              to: 'another handshake with this host and port',
              event: peer.wire.event,
            } as const,
          ]
        : [],
    ),
  ];
}

/** The headers of the answers that experiments got, as far as they could be read. */
function answersOf(results: Results): Header[][] {
  return results.flatMap(({ outcome }) =>
    outcome.kind === 'answered'
      ? [[...headerLines(outcome.headers ?? ''), { name: 'server', value: outcome.server }]]
      : [],
  );
}

function headerLines(lines: string): Header[] {
  return [...lines.matchAll(/^([\w-]+):[ \t]*(.*)$/gm)].map(([, name = '', value = '']) => ({ name, value }));
}
