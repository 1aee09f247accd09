import type { EventId } from '../../capture/captured-event.ts';
import type { ConnectionId } from '../../session/connection.ts';

/** A place in a session that a link names: the same in the panel, in a saved trace and in the HTML report. */
export type Anchor =
  | { kind: 'finding'; rule: string; connection: ConnectionId }
  | { kind: 'connection'; connection: ConnectionId }
  | { kind: 'event'; event: EventId };

/** `finding-forbidden-c2`, `c2` or `event-7`: an id in HTML, and behind `#` a link. */
export function anchorText(anchor: Anchor): string {
  switch (anchor.kind) {
    case 'finding':
      return `finding-${anchor.rule}-${anchor.connection}`;
    case 'connection':
      return anchor.connection;
    case 'event':
      return `event-${anchor.event}`;
    default:
      return anchor satisfies never;
  }
}

const FINDING = /^finding-(?<rule>[a-z0-9]+(?:-[a-z0-9]+)*)-(?<connection>c\d+)$/;
const CONNECTION = /^c\d+$/;
const EVENT = /^event-(\d{1,15})$/;

/** Reads what follows the last `#`, as in a copied `report.html#c2`; undefined for whatever names no place. */
export function parseAnchor(link: string): Anchor | undefined {
  const at = link.lastIndexOf('#');
  if (at === -1) return undefined;
  const text = link.slice(at + 1).trim();
  const { rule, connection } = FINDING.exec(text)?.groups ?? {};
  if (rule !== undefined && connection !== undefined) return { kind: 'finding', rule, connection };
  if (CONNECTION.test(text)) return { kind: 'connection', connection: text };
  const event = EVENT.exec(text)?.[1];
  return event === undefined ? undefined : { kind: 'event', event: Number(event) };
}
