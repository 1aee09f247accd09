import type { Fault } from '../../export/trace/check-schema.ts';
import { asJson, type JsonObject } from '../../shared/json-shape.ts';

/** The names of a net log's numbers, which differ from version to version: each file brings its own. */
export interface NetLogConstants {
  events: ReadonlyMap<number, string>;
  sources: ReadonlyMap<number, string>;
  errors: ReadonlyMap<number, string>;
  /** Bit masks of what is wrong with a certificate. */
  certificateFlags: readonly (readonly [name: string, mask: number])[];
  begin: number;
  end: number;
  /** Milliseconds from the log's clock to the epoch. */
  offset: number;
  /** The browser, as it names itself. */
  browser: string;
  /** Whether the log has raw bytes ("Include raw bytes"). */
  rawBytes: boolean;
}

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function names(value: unknown): Map<number, string> {
  const found = new Map<number, string>();
  for (const [name, number] of Object.entries(asJson(value))) {
    if (typeof number === 'number') found.set(number, name);
  }
  return found;
}

/** `head`: the document before its first event. */
export function readConstants(head: string): NetLogConstants | Fault {
  let parsed: JsonObject;
  try {
    parsed = asJson(JSON.parse(`${head.trimEnd().replace(/,$/, '')}]}`));
  } catch {
    return { place: '$.constants', message: 'is not valid JSON, so the events cannot be read' };
  }
  const { constants } = parsed;
  const given = asJson(constants);
  const events = names(given.logEventTypes);
  if (events.size === 0)
    return {
      place: '$.constants.logEventTypes',
      message: 'is missing before the events: a Chromium net log begins with it',
    };
  const phases = asJson(given.logEventPhase);
  const client = asJson(given.clientInfo);
  const offset = Number(given.timeTickOffset);
  return {
    events,
    sources: names(given.logSourceType),
    errors: names(given.netError),
    certificateFlags: [...names(given.certStatusFlag)].map(([mask, name]) => [name, mask] as const),
    begin: Number(phases.PHASE_BEGIN ?? 1),
    end: Number(phases.PHASE_END ?? 2),
    offset: Number.isFinite(offset) ? offset : 0,
    browser: [client.name, client.version]
      .map(textOf)
      .filter((part) => part !== '')
      .join(' '),
    rawBytes: given.logCaptureMode === 'Everything',
  };
}

/** What of the constants explains a failure. */
export type NetErrors = Pick<NetLogConstants, 'errors' | 'certificateFlags'>;

/** `ERR_CONNECTION_REFUSED` for -102. */
export function errorName({ errors }: NetErrors, code: unknown): string | undefined {
  if (typeof code !== 'number' || code === 0) return undefined;
  const name = errors.get(code);
  if (name === undefined) return `net error ${code}`;
  return name.startsWith('ERR_') ? name : `ERR_${name}`;
}
