import type { CapturedEvent, WireEvent } from '../../capture/captured-event.ts';
import { headerValue } from '../../shared/header.ts';
import { parseSocketUrl } from '../../shared/socket-url.ts';
import type { LogFile } from '../log-file.ts';

/** What one log says about one connection. */
export interface LogGroup {
  wire: WireEvent & { kind: 'wire-entry' };
  lines: (WireEvent & { kind: 'log-line' })[];
  /** The same as its page saw it. */
  page: CapturedEvent[];
  host: string | undefined;
  path: string;
  key: string | undefined;
  /** The client's address and port. */
  peer: string | undefined;
  isServer: boolean;
}

/** The host of an access log that names none. */
const NO_HOST = 'host-not-in-log';

/** The events of a log by connection; those of no connection are `loose`. */
export function logGroups({ events, peers, keys }: Pick<LogFile, 'events' | 'peers' | 'keys'>): {
  groups: LogGroup[];
  loose: CapturedEvent[];
} {
  const groups = new Map<number, LogGroup>();
  const loose: CapturedEvent[] = [];
  let page: CapturedEvent[] = [];
  for (const event of events) {
    if (event.kind === 'wire-entry') {
      const { host, path } = parseSocketUrl(event.url);
      groups.set(event.entry, {
        wire: event,
        lines: [],
        page,
        host: host === NO_HOST ? undefined : host.toLowerCase(),
        path: path.replace(/\?.*$/s, ''),
        key: keys?.get(event.entry) ?? headerValue(event.requestHeaders, 'sec-websocket-key'),
        peer: peers?.get(event.entry),
        isServer: event.by === 'server-log' || event.by === 'packet-capture',
      });
      page = [];
    } else if (event.kind === 'log-line') groups.get(event.entry)?.lines.push(event);
    else if (event.source === 'page' && event.kind !== 'page-started') page.push(event);
    else loose.push(event);
  }
  return { groups: [...groups.values()], loose: [...loose, ...page] };
}
