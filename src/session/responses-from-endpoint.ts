import type { EventId, Header } from '../capture/captured-event.ts';
import type { Results } from '../experiments/experiment-result.ts';
import { parseSocketUrl, type SocketUrl } from '../shared/socket-url.ts';
import { httpResponsesFrom } from './http-responses.ts';
import { oncePerConnection } from './lookups.ts';
import { connectionsToSameEndpoint } from './same-endpoint.ts';

/** The headers of a response from a host and port. */
export interface EndpointResponse {
  headers: readonly Header[];
  /** What it responded to, after "The response to". */
  to:
    | 'this handshake'
    | 'a test of this endpoint'
    | 'another handshake with this host and port'
    | 'an HTTP request to this host and port';
  event: EventId;
}

/** Every response seen from the host and port of a connection, the nearest first. */
export const responsesFromEndpoint = oncePerConnection((connection, session): readonly EndpointResponse[] => {
  const { wire, probe, parsedUrl } = connection;
  return [
    ...(wire
      ? [{ headers: wire.entry.responseHeaders, to: 'this handshake', event: wire.event } as const]
      : []),
    ...answersOf(probe?.results ?? [], parsedUrl).map(
      (headers) => ({ headers, to: 'a test of this endpoint', event: probe?.event ?? 0 }) as const,
    ),
    ...connectionsToSameEndpoint(connection, session).flatMap((peer) =>
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
    ...httpResponsesFrom(connection, session).map(
      ({ headers, event }) => ({ headers, to: 'an HTTP request to this host and port', event }) as const,
    ),
  ];
});

/** The headers of responses to experiments on this host and port, as far as they could be read. */
function answersOf(results: Results, { host, port }: SocketUrl): Header[][] {
  const isThere = (url: string): boolean => {
    const endpoint = parseSocketUrl(url);
    return endpoint.host.toLowerCase() === host.toLowerCase() && endpoint.port === port;
  };
  return results.flatMap(({ outcome, url }) =>
    outcome.kind === 'answered' && isThere(url)
      ? [[...headerLines(outcome.headers ?? ''), { name: 'server', value: outcome.server }]]
      : [],
  );
}

function headerLines(lines: string): Header[] {
  return [...lines.matchAll(/^([\w-]+):[ \t]*(.*)$/gm)].map(([, name = '', value = '']) => ({ name, value }));
}
