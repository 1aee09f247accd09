import { sourcesOf } from './connection-events.ts';
import { textOf } from './constants.ts';
import type { NetLogSource, SourceStore } from './sources.ts';

/** The browser's own address and port of a request's connection. */
export function clientAddress(request: NetLogSource, store: SourceStore): string | undefined {
  const addresses = sourcesOf(request, store).flatMap(({ records }) =>
    records.filter(({ name, phase }) => name === 'TCP_CONNECT' && phase === 'end'),
  );
  return textOf(addresses.at(-1)?.params.local_address) || undefined;
}
