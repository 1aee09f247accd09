import { NORMAL_ENDS } from '../close-codes/normal-ends.ts';
import type { SocketId } from './captured-event.ts';
import type { RareFact } from './page-facts.ts';

/** The URLs of one document whose latest connection failed. Query strings are left out: they change with each attempt. */
export interface FailingConnections {
  /** True when the number has changed, or is no longer shown since the page was left. */
  note(fact: RareFact): boolean;
  count(): number;
}

const MOST = 1000;

const withoutQuery = (url: string): string => url.split('?', 1)[0] ?? url;

/**
 * Failed: the constructor threw, an error event, or a close that was not clean or has a code which reports a problem;
 * unless the page closed it, or is being left. A connection of the same URL that opens ends the failure.
 */
export function createFailingConnections(): FailingConnections {
  const failing = new Set<string>();
  /** URLs of connections that may still fail. */
  const ongoing = new Map<SocketId, string>();

  function fail(url: string | undefined): void {
    if (url !== undefined && failing.size < MOST) failing.add(url);
  }
  function take(fact: RareFact): void {
    switch (fact.kind) {
      case 'created':
        if (ongoing.size < MOST) ongoing.set(fact.socket, withoutQuery(fact.url));
        return;
      case 'constructor-threw':
        fail(withoutQuery(fact.url));
        return;
      case 'opened':
        failing.delete(ongoing.get(fact.socket) ?? '');
        return;
      case 'errored':
        fail(ongoing.get(fact.socket));
        return;
      case 'closed':
        if (!fact.wasClean || !NORMAL_ENDS.has(fact.code)) fail(ongoing.get(fact.socket));
        ongoing.delete(fact.socket);
        return;
      case 'close-called':
      case 'found-closed':
        ongoing.delete(fact.socket);
        return;
      case 'pagehide':
        ongoing.clear();
        return;
      default:
    }
  }
  return {
    note(fact) {
      const before = fact.kind === 'pageshow' ? 0 : failing.size;
      take(fact);
      return failing.size !== before;
    },
    count: () => failing.size,
  };
}
