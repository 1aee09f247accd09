import type { CapturedEvent } from '../../capture/captured-event.ts';
import { parseReason } from '../../handshake/handshake-failure.ts';
import type { BrowserItem, ViolationItem } from './log-item.ts';

/** A sentence of a browser as the entry that its network log would have. */
export function browserEvents(
  { url, reason, log, at }: BrowserItem,
  entry: number,
  clock: number,
): CapturedEvent[] {
  const failure = parseReason(reason);
  const before = failure.kind === 'net' && failure.stage === 'connection';
  const unknown = ['hidden', 'unrecognised', 'canceled', 'closed-by-page', 'timeout'].includes(failure.kind);
  const isProtocol = failure.kind === 'protocol';
  return [
    {
      source: 'wire',
      kind: 'wire-entry',
      at: clock,
      entry,
      url,
      status: failure.kind === 'status' ? failure.status : isProtocol ? 101 : 0,
      requestSent: !before && !unknown,
      requestHeaders: [],
      responseHeaders: [],
      frames: [],
      framesLeftOut: 0,
      by: log === 'Firefox log' ? 'moz-log' : 'console',
      reason,
      ...(at === undefined ? {} : { startedAt: at }),
    },
  ];
}

/** The page's own policy is told as the page would. */
export function violationEvents(
  { url, cause }: ViolationItem,
  entry: number,
  clock: number,
): CapturedEvent[] {
  const page = { source: 'page', context: `console-${entry}`, at: clock } as const;
  if (cause.kind === 'mixed-content')
    return [
      { ...page, kind: 'page-started', seq: 1, url: cause.page, title: '', top: true, userAgent: '' },
      {
        ...page,
        kind: 'constructor-threw',
        seq: 2,
        url,
        protocols: [],
        name: 'SecurityError',
        message: cause.message,
      },
    ];
  return [
    { ...page, kind: 'created', seq: 1, socket: 1, url, protocols: [] },
    {
      ...page,
      kind: 'csp-violation',
      seq: 2,
      blockedUrl: url,
      directive: 'connect-src',
      policy: cause.directive,
      disposition: 'enforce',
      socket: 1,
    },
    { ...page, kind: 'errored', seq: 3, socket: 1, readyState: 3 },
  ];
}
