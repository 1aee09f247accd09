import type { Findings } from '../../diagnosis/diagnose.ts';
import type { Finding } from '../../diagnosis/rule.ts';
import type { ConnectionId } from '../../session/connection.ts';
import type { ExportScope } from '../trace/choose-frames.ts';

/** What of the session a report is about; null means all; times are ISO 8601. */
export interface ReportScope {
  connections: ConnectionId[] | null;
  from: string | null;
  to: string | null;
  payloads: boolean;
}

/** A set of ids, or a map by id: of a large session no set is made of all. */
export type ReadonlyIds = Pick<ReadonlySet<ConnectionId>, 'has'>;

const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

export function reportScope({ connections, from, to, payloads }: ExportScope): ReportScope {
  return { connections: connections && [...connections], from: iso(from), to: iso(to), payloads };
}

/** Findings on these connections, with these alone. */
export function findingsOn({ findings }: Findings, chosen: ReadonlyIds): Finding[] {
  return findings.flatMap((finding) => {
    const [first, ...rest] = finding.connections.filter((id) => chosen.has(id));
    return first === undefined ? [] : [{ ...finding, connections: [first, ...rest] }];
  });
}

/** Undefined where all of the session is in the report. */
export function scopeLine({ connections, from, to, payloads }: ReportScope): string | undefined {
  const parts = [
    ...(connections ? [`of the session’s connections ${connections.join(', ')} alone`] : []),
    ...(from === null && to === null ? [] : [`messages from ${from ?? 'the first'} to ${to ?? 'the last'}`]),
    ...(payloads ? [] : ['messages without what they say, but for what a finding quotes']),
  ];
  return parts.length === 0 ? undefined : `Part of the session, as chosen: ${parts.join('; ')}.`;
}
