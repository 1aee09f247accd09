import type { ConnectionWithMessages } from '../session/connection.ts';
import { formatDuration } from '../shared/format.ts';
import type { ComparedSide, ComparisonRow } from './comparison.ts';
import { rowBuilder } from './row-builder.ts';

/** Two times differ where one is so many times the other, and so many milliseconds more. */
const FACTOR = 2;
const LEAST = 200;

const endOf = ({ closed, errored }: ConnectionWithMessages): number | undefined => closed?.at ?? errored?.at;

const TIMES: readonly [string, (connection: ConnectionWithMessages) => number | undefined][] = [
  ['time to open', ({ createdAt, opened }) => opened && opened.at - createdAt],
  [
    'time to fail',
    (connection) => {
      const end = endOf(connection);
      return connection.opened || end === undefined ? undefined : end - connection.createdAt;
    },
  ],
  [
    'open to first message',
    ({ opened, frames }) => {
      const [first] = frames.kept;
      return opened && first && frames.droppedFrames === 0 ? first.at - opened.at : undefined;
    },
  ],
  [
    'open to end',
    (connection) => {
      const end = endOf(connection);
      return connection.opened && end !== undefined ? end - connection.opened.at : undefined;
    },
  ],
  [
    'last message to end',
    (connection) => {
      const [end, last] = [endOf(connection), connection.frames.kept.at(-1)];
      return last && end !== undefined ? end - last.at : undefined;
    },
  ],
];

export function compareTiming(left: ComparedSide, right: ComparedSide): ComparisonRow[] {
  const rows = rowBuilder('timing', left, right);
  for (const [name, of] of TIMES) {
    const [one, other] = [of(left.connection), of(right.connection)];
    const [least, most] = [Math.min(one ?? 0, other ?? 0), Math.max(one ?? 0, other ?? 0)];
    const differs =
      one !== undefined && other !== undefined && most >= least * FACTOR && most - least >= LEAST;
    rows.told(name, textOf(one), textOf(other), differs);
  }
  return rows.rows;
}

const textOf = (time: number | undefined): string | undefined =>
  time === undefined ? undefined : formatDuration(time);
