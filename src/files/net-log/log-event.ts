import { asJson } from '../../shared/json-shape.ts';
import type { NetLogConstants } from './constants.ts';

/** One event of a source, with the names that the log's constants give its numbers. */
export interface NetLogEvent {
  id: number;
  type: string;
  name: string;
  phase: 'begin' | 'end' | 'none';
  /** Epoch milliseconds. */
  at: number;
  params: Record<string, unknown>;
  /** The source that it names. */
  dependency?: { id: number; type: string };
}

/** An event of a file; undefined where its type is unknown or it has no source. */
export function readLogEvent(value: unknown, constants: NetLogConstants): NetLogEvent | undefined {
  const event = asJson(value);
  const source = asJson(event.source);
  const name = constants.events.get(Number(event.type));
  const { id } = source;
  if (name === undefined || typeof id !== 'number') return undefined;
  const params = asJson(event.params);
  const other = asJson(params.source_dependency);
  return {
    id,
    type: constants.sources.get(Number(source.type)) ?? '',
    name,
    phase: event.phase === constants.begin ? 'begin' : event.phase === constants.end ? 'end' : 'none',
    at: epochTime(Number(event.time) + constants.offset),
    params,
    ...(typeof other.id === 'number'
      ? { dependency: { id: other.id, type: constants.sources.get(Number(other.type)) ?? '' } }
      : {}),
  };
}

/** Epoch milliseconds; 0 for what no clock shows. */
export const epochTime = (at: number): number => (at >= 0 && at <= 8.64e15 ? at : 0);
