import type { BriefCause } from '../../src/export/report/brief.ts';
import type { Observation } from '../telemetry/observation.ts';

/** A cause, and when it was first seen, epoch milliseconds. */
export interface ActiveCause {
  cause: BriefCause;
  since: number;
}

/** The problems that were found on a server are not those of before, by their rules. */
export interface VerdictChange {
  observation: Observation;
  /** All causes of now, worst first. */
  active: ActiveCause[];
  /** Causes that are no longer found. */
  resolved: ActiveCause[];
}

export interface VerdictChanges {
  /** What differs from what was told last; a server is healthy until something was told of it. */
  since(observation: Observation): VerdictChange | undefined;
  told(change: VerdictChange): void;
}

/** One for everyone who is told: what could not be delivered differs still at the next look. */
export function createVerdictChanges(): VerdictChanges {
  const known = new Map<string, ReadonlyMap<string, ActiveCause>>();
  return {
    since(observation) {
      const { target, causes, at } = observation;
      const before = known.get(target.url.href) ?? new Map<string, ActiveCause>();
      const active = causes.map((cause) => ({ cause, since: before.get(cause.rule)?.since ?? at }));
      const rules = new Set(causes.map(({ rule }) => rule));
      const resolved = [...before.values()].filter(({ cause }) => !rules.has(cause.rule));
      const isSame = resolved.length === 0 && [...rules].every((rule) => before.has(rule));
      return isSame ? undefined : { observation, active, resolved };
    },
    told({ observation, active }) {
      known.set(observation.target.url.href, new Map(active.map((each) => [each.cause.rule, each])));
    },
  };
}
