import type { CapturedEvent } from '../../src/capture/captured-event.ts';
import type { Recording } from './accuracy-recorded.ts';

/** DevTools opened after everything had happened: no network log, and nobody asked what the page listens for. */
export function pageAlone({ events, judgedAt }: Recording): CapturedEvent[] {
  const seen = events.filter(({ source, kind }) => source === 'page' && kind !== 'listeners');
  return [...seen, { source: 'wire', kind: 'wire-started', at: judgedAt, browser: 'Chrome/156.0.0.0' }];
}

/** Another extension hides the browser's reason. */
export function withoutReason({ events }: Recording): CapturedEvent[] {
  return events.map((event) =>
    event.kind === 'wire-entry' && event.reason !== undefined ? { ...event, reason: '' } : event,
  );
}
