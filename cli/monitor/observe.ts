import manifest from '../../manifest.json' with { type: 'json' };
import type { TerminalProbe } from '../../src/experiments/cli-report.ts';
import { type BriefCause, briefCauses } from '../../src/export/report/brief.ts';
import { buildReport } from '../../src/export/report/report.ts';
import { createRedactor } from '../../src/redaction/redactor-factory.ts';
import type { Vocabulary } from '../../src/redaction/vocabulary/vocabulary.ts';
import type { ProbeRequest } from '../probe/probe-options.ts';
import { runProbe } from '../probe/probe-run.ts';
import { diagnoseProbe, isHealthy } from '../probe/probe-verdicts.ts';
import { errorTypeOf } from '../telemetry/error-type.ts';
import type { Observation, Target } from '../telemetry/observation.ts';

/** Probes a server once; undefined when it was interrupted. `strict`: see `RedactOptions`. */
export async function observe(
  target: Target,
  request: ProbeRequest,
  ca: string | undefined,
  strict: Vocabulary | undefined,
  signal: AbortSignal,
): Promise<Observation | undefined> {
  const probe = await runProbe(request, ca, signal);
  if (signal.aborted) return undefined;
  return describe(target, probe, strict);
}

function describe(target: Target, probe: TerminalProbe, strict: Vocabulary | undefined): Observation {
  const { session, diagnosis } = diagnoseProbe(probe);
  const report = buildReport(session, diagnosis, {
    now: probe.finishedAt,
    version: manifest.version,
    redact: { strict },
  });
  const found = briefCauses(report).filter(({ severity }) => severity !== 'info');
  const hasError = found.some(({ severity }) => severity === 'error');
  const causes = hasError || isHealthy(probe) ? found : [unexplained(target, probe, strict), ...found];
  const { failure, opened } = probe;
  return {
    target,
    at: probe.finishedAt,
    opened: opened !== null,
    healthy: !causes.some(({ severity }) => severity === 'error'),
    causes,
    ...(failure === null ? {} : { errorType: errorTypeOf(failure) }),
    ...(opened === null ? {} : { connectMs: connectTime(probe) }),
    ...timesOf(probe),
  };
}

function timesOf({
  dns,
  handshake,
  opened,
  tls,
}: TerminalProbe): Pick<Observation, 'dns' | 'request' | 'pingMs' | 'certificateExpiresAt'> {
  const expires = Date.parse(tls?.chain[0]?.validTo ?? '');
  return {
    ...(dns === null ? {} : { dns: { ms: dns.ms, error: dns.error } }),
    ...(handshake === null
      ? {}
      : {
          request: {
            ms: handshake.ms,
            ...(handshake.kind === 'answered' ? { status: handshake.status } : {}),
          },
        }),
    ...(opened?.pingMs == null ? {} : { pingMs: opened.pingMs }),
    ...(Number.isNaN(expires) ? {} : { certificateExpiresAt: expires }),
  };
}

function connectTime({ dns, tcp, tls, handshake }: TerminalProbe): number {
  const reached = tcp.find(({ error }) => error === null);
  return (dns?.ms ?? 0) + (reached?.ms ?? 0) + (tls?.ms ?? 0) + (handshake?.ms ?? 0);
}

/** A failure that no rule explains, such as a server that sends more than the probe reads. */
function unexplained(
  { name }: Target,
  { failure }: TerminalProbe,
  strict: Vocabulary | undefined,
): BriefCause {
  const [rule, cause] =
    failure === null
      ? ['too-much-data', 'The probe disconnected: the server sends more than it reads']
      : ['unexplained-failure', `The handshake failed: ${createRedactor({ strict }).text(failure)}`];
  return {
    rule,
    severity: 'error',
    confidence: 'certain',
    count: 1,
    connections: ['probe'],
    url: name,
    cause,
    evidence: '',
    fix: '',
  };
}
