import { NORMAL_ENDS } from '../close-codes/normal-ends.ts';
import type { SocketId } from './captured-event.ts';
import type { RareFact } from './page-facts.ts';

/** The URLs of one document whose latest connection failed. Query strings are left out: they change with each attempt. */
export interface FailingConnections {
  /** True when the number has changed. */
  note(fact: RareFact): boolean;
  count(): number;
}

interface Ongoing {
  url: string;
  closedByPage: boolean;
}

const MOST = 1000;

const withoutQuery = (url: string): string => url.split('?', 1)[0] ?? url;

/**
 * Failed: the constructor threw, an error event, or a close that was not clean or has a code which reports a problem;
 * unless the page closed it, or is being left. A connection of the same URL that opens ends the failure.
 */
export function createFailingConnections(): FailingConnections {
  const failing = new Set<string>();
  const ongoing = new Map<SocketId, Ongoing>();

  function end(socket: SocketId, failed: boolean): void {
    const one = ongoing.get(socket);
    if (one && failed && !one.closedByPage && failing.size < MOST) failing.add(one.url);
  }
  function take(fact: RareFact): void {
    switch (fact.kind) {
      case 'created':
        if (ongoing.size < MOST)
          ongoing.set(fact.socket, { url: withoutQuery(fact.url), closedByPage: false });
        return;
      case 'constructor-threw':
        if (failing.size < MOST) failing.add(withoutQuery(fact.url));
        return;
      case 'opened':
        failing.delete(ongoing.get(fact.socket)?.url ?? '');
        return;
      case 'close-called': {
        const one = ongoing.get(fact.socket);
        if (one) one.closedByPage = true;
        return;
      }
      case 'errored':
        end(fact.socket, true);
        return;
      case 'closed':
        end(fact.socket, !fact.wasClean || !NORMAL_ENDS.has(fact.code));
        ongoing.delete(fact.socket);
        return;
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
      const before = failing.size;
      take(fact);
      return failing.size !== before;
    },
    count: () => failing.size,
  };
}
