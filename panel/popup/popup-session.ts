import type { ContextId, PageEvent, WireEvent } from '../../src/capture/captured-event.ts';
import { createFailingConnections, type FailingConnections } from '../../src/capture/failing-connections.ts';
import type { Severity } from '../../src/diagnosis/rule.ts';
import { ownConnections } from '../../src/session/synthetic-connection.ts';
import { createLiveSession } from '../session/live-session.ts';

export interface PopupCause {
  /** Of the rule and its place in the list: no two are equal. */
  key: string;
  severity: Exclude<Severity, 'info'>;
  /** It quotes the page and the server: shown as text alone. */
  title: string;
  connections: number;
}

/** What the popup says of the tab. */
export interface PopupSummary {
  connections: number;
  /** As on the icon: URLs whose latest connection failed. */
  failing: number;
  /** Worst first; hints are not among them. */
  causes: readonly PopupCause[];
  /** Causes beyond `MOST_CAUSES`. */
  more: number;
}

export interface PopupSession {
  take(events: readonly PageEvent[]): void;
  /** What a worker saw of the network (Firefox). */
  takeWire(events: readonly WireEvent[]): void;
  summary(): PopupSummary;
  /** Calls `listener` after changes, not more often than every `BETWEEN` milliseconds; returns its own undo. */
  subscribe(listener: () => void): () => void;
}

const MOST_CAUSES = 8;
const LONGEST_TITLE = 200;
const BETWEEN = 200;

const shortened = (title: string): string =>
  title.length > LONGEST_TITLE ? `${title.slice(0, LONGEST_TITLE)}…` : title;

export function createPopupSession(now: () => number): PopupSession {
  const live = createLiveSession(now);
  const failing = new Map<ContextId, FailingConnections>();
  let summary: PopupSummary | undefined;

  function failuresOf(context: ContextId): FailingConnections {
    const known = failing.get(context) ?? createFailingConnections();
    failing.set(context, known);
    return known;
  }
  function summarize(): PopupSummary {
    const found = live.diagnosis().findings.flatMap(({ rule, match, connections }, index) =>
      rule.severity === 'info'
        ? []
        : [
            {
              key: `${rule.id} ${index}`,
              severity: rule.severity,
              title: shortened(match.title ?? rule.title),
              connections: connections.length,
            },
          ],
    );
    return {
      connections: ownConnections(live.session().connections).length,
      failing: [...failing.values()].reduce((sum, one) => sum + one.count(), 0),
      causes: found.slice(0, MOST_CAUSES),
      more: Math.max(0, found.length - MOST_CAUSES),
    };
  }
  return {
    take(events) {
      for (const event of events) if (event.kind !== 'frame') failuresOf(event.context).note(event);
      live.take(events);
    },
    takeWire: (events) => live.take(events),
    summary() {
      summary ??= summarize();
      return summary;
    },
    subscribe(listener) {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const stop = live.subscribe(() => {
        timer ??= setTimeout(() => {
          timer = undefined;
          summary = undefined;
          listener();
        }, BETWEEN);
      });
      return () => {
        clearTimeout(timer);
        stop();
      };
    },
  };
}
