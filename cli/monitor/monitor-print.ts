import { briefLine } from '../../src/export/report/brief.ts';
import { formatDuration } from '../../src/shared/format.ts';
import type { Observation } from '../telemetry/observation.ts';
import type { VerdictChange } from './verdict-changes.ts';

/** `2026-01-01T12:00:00.000Z wss://host/path opened in 35 ms`. */
export function probeLine({ target, at, opened, connectMs = 0, errorType, causes }: Observation): string {
  const [first] = causes;
  const how = opened ? `opened in ${formatDuration(connectMs)}` : `failed (${errorType})`;
  return `${new Date(at).toISOString()} ${target.name} ${how}${first ? `: ${first.cause}` : ''}`;
}

/** A line with the time and the URL, and a line per cause. */
export function changeLines({ observation, active, resolved }: VerdictChange): string {
  const { target, at, healthy } = observation;
  const state = healthy ? (active.length === 0 ? 'no problems' : 'warnings') : 'problems';
  return [
    `${new Date(at).toISOString()} ${target.name}: ${state}`,
    ...active.map(({ cause }) => `  ${briefLine(cause)}`),
    ...resolved.map(
      ({ cause, since }) =>
        `  resolved: ${cause.cause} [${cause.rule}], since ${new Date(since).toISOString()}`,
    ),
    '',
  ].join('\n');
}
