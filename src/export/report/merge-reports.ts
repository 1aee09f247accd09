import type { Losses } from '../../session/session.ts';
import type { Report, ReportVerdict } from './report.ts';
import type { ReportEvent } from './report-events.ts';

const BY_SEVERITY = { error: 0, warning: 1, info: 2 } as const;
const BY_CONFIDENCE = { certain: 0, likely: 1, possible: 2 } as const;

const rank = ({ severity, confidence }: ReportVerdict): number =>
  BY_SEVERITY[severity] * 10 + BY_CONFIDENCE[confidence];

/** One report of several pages' reports: event ids go on counting, connection ids follow them. */
export function mergeReports(reports: readonly [Report, ...Report[]]): Report {
  const [first] = reports;
  const merged: Report = {
    ...first,
    connections: [],
    connectionCount: 0,
    verdicts: [],
    events: [],
    excerpt: [],
    crashedRules: [],
  };
  const losses: Losses = { droppedFrames: 0, droppedBytes: 0, missingEvents: 0, malformed: 0, repeated: 0 };
  let offset = 0;
  for (const report of reports) {
    const event = (id: number): number => id + offset;
    const connection = (id: string): string => `c${Number(id.slice(1)) + offset}`;
    const moved = (each: ReportEvent): ReportEvent => ({
      ...each,
      id: event(each.id),
      ...(each.connection === undefined ? {} : { connection: connection(each.connection) }),
    });
    merged.connectionCount += report.connectionCount;
    merged.connections.push(...report.connections.map((each) => ({ ...each, id: connection(each.id) })));
    merged.events.push(...report.events.map(moved));
    merged.excerpt.push(...report.excerpt.map(moved));
    merged.verdicts.push(
      ...report.verdicts.map((verdict) => ({
        ...verdict,
        connections: verdict.connections.map(connection),
        evidence: verdict.evidence.map(({ fact, events }) => ({ fact, events: events.map(event) })),
      })),
    );
    merged.crashedRules.push(
      ...report.crashedRules.map((each) => ({ ...each, connection: connection(each.connection) })),
    );
    for (const name of Object.keys(report.losses) as (keyof Losses)[])
      losses[name] = (losses[name] ?? 0) + (report.losses[name] ?? 0);
    offset += highestId(report);
  }
  merged.verdicts.sort((a, b) => rank(a) - rank(b));
  return { ...merged, losses };
}

function highestId({ connections, events, excerpt }: Report): number {
  return Math.max(
    0,
    ...[...events, ...excerpt].map(({ id }) => id),
    ...connections.map(({ id }) => Number(id.slice(1))),
  );
}
