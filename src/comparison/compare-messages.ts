import type { ConnectionWithMessages } from '../session/connection.ts';
import type { Frame } from '../session/messages/frame-log.ts';
import { formatBytes, pluralize } from '../shared/format.ts';
import { readText, type Spoken, spokenOn } from '../stacks/decode-text.ts';
import type { ComparedSide, ComparisonRow, Masking } from './comparison.ts';
import { rowBuilder } from './row-builder.ts';

/** Messages from the beginning that are compared one by one. */
const MOST = 500;

interface Kind {
  /** The direction and the protocol's name of the message, such as `received subscribe`; of others the format. */
  kind: string;
  heartbeat: boolean;
}

function kindOf({ direction, opcode, text, size, kept }: Frame, spoken: Spoken): Kind {
  if (opcode === 'binary') return { kind: `${direction} binary`, heartbeat: false };
  const decoded = text === undefined || kept < size ? undefined : readText(text, direction, spoken);
  if (!decoded) return { kind: `${direction} text`, heartbeat: false };
  const { name, role, protocol } = decoded;
  return {
    kind: `${direction} ${name ?? (role === 'data' ? protocol : role)}`,
    heartbeat: role === 'heartbeat',
  };
}

/** Heartbeats come by the clock: without them, two runs of one conversation are alike. */
function conversation({ connection }: ComparedSide): { kind: string; frame: Frame }[] {
  const spoken = spokenOn(connection);
  return connection.frames.kept
    .slice(0, MOST)
    .map((frame) => ({ ...kindOf(frame, spoken), frame }))
    .filter(({ heartbeat }) => !heartbeat);
}

const incomplete = ({ frames }: ConnectionWithMessages): boolean => frames.droppedFrames > 0;

export function compareMessages(left: ComparedSide, right: ComparedSide, mask: Masking): ComparisonRow[] {
  const rows = rowBuilder('messages', left, right);
  const [one, other] = [left.connection, right.connection];
  if (!one.opened && !other.opened) return [];
  for (const direction of ['sent', 'received'] as const) {
    const count = ({ [direction]: traffic }: ConnectionWithMessages): string =>
      `${pluralize(traffic.frames, 'message')}, ${formatBytes(traffic.bytes)}`;
    const differs = (one[direction].frames === 0) !== (other[direction].frames === 0);
    rows.told(direction, count(one), count(other), differs);
  }
  if (incomplete(one) || incomplete(other)) {
    rows.unknown('order of messages', undefined, undefined, 'the first messages are no longer in memory');
    return rows.rows;
  }
  const [mine, theirs] = [conversation(left), conversation(right)];
  const at = firstDifference(mine, theirs);
  const shown = (list: typeof mine): string | undefined => {
    const item = at === undefined ? list.at(-1) : list[at];
    if (!item) return undefined;
    const { kind, frame } = item;
    return `${kind}${frame.text === undefined ? '' : `: ${mask.text(frame.text.slice(0, 200))}`}`;
  };
  const [before, after] = [shown(mine), shown(theirs)];
  if (at === undefined) rows.told('last message', before, after, false);
  else {
    const name = at === 0 ? 'first message' : `first different message (after ${at} alike)`;
    rows.told(name, before ?? noMore(one), after ?? noMore(other), true);
  }
  return rows.rows;
}

const noMore = ({ state }: ConnectionWithMessages): string =>
  state === 'closed' ? 'none: it had ended' : 'none yet';

/** Where the conversations part: where the kinds differ, or where the shorter one is over; undefined where neither is. */
function firstDifference(
  left: readonly { kind: string }[],
  right: readonly { kind: string }[],
): number | undefined {
  const both = Math.min(left.length, right.length);
  for (let at = 0; at < both; at += 1) if (left[at]?.kind !== right[at]?.kind) return at;
  return left.length === right.length ? undefined : both;
}
