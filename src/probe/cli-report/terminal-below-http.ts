import type { TcpStep, TerminalProbe } from '../../experiments/cli-report.ts';
import type { ExperimentResult, Outcome } from '../../experiments/experiment-result.ts';
import { changeUrl } from '../../handshake/url-change.ts';
import { netErrorName } from './terminal-failure.ts';

/** What the command line found before HTTP: addresses, TCP per address family, and the certificate. */
export function belowHttp(probe: TerminalProbe): ExperimentResult[] {
  const { url, dns, tls } = probe;
  const base = { from: 'terminal', url, bare: false } as const;
  return [
    ...(dns ? [{ ...base, experiment: 'names', ms: dns.ms, outcome: namesOutcome(dns) } as const] : []),
    ...([4, 6] as const).flatMap((family) => familyResult(probe, family)),
    ...(tls ? [{ ...base, experiment: 'tls', ms: tls.ms, outcome: tlsOutcome(probe, tls) } as const] : []),
  ];
}

function namesOutcome({ a, aaaa, error }: NonNullable<TerminalProbe['dns']>): Outcome {
  if (error === 'time' || error === 'cancelled') return { kind: 'stopped', by: error };
  if (error !== null) return { kind: 'unreachable', error: 'ERR_NAME_NOT_RESOLVED' };
  return { kind: 'named', ipv4: a, ipv6: aaaa };
}

/** A family is reachable if one of its addresses is; otherwise the first error counts. */
function familyResult({ url, tcp }: TerminalProbe, family: 4 | 6): ExperimentResult[] {
  const own = tcp.filter((step) => step.family === family);
  const step = own.find(({ error }) => error === null) ?? own[0];
  if (!step) return [];
  const host = family === 6 ? `[${step.address}]` : step.address;
  return [
    {
      experiment: family === 6 ? 'tcp-ipv6' : 'tcp-ipv4',
      from: 'terminal',
      url: changeUrl(url, { kind: 'retarget', host }) ?? url,
      bare: false,
      ms: step.ms,
      outcome: tcpOutcome(step),
    },
  ];
}

function tcpOutcome({ address, error }: TcpStep): Outcome {
  if (error === null) return { kind: 'connected', address };
  if (error === 'time' || error === 'cancelled') return { kind: 'stopped', by: error };
  return { kind: 'unreachable', error: netErrorName(error) };
}

function tlsOutcome(
  { finishedAt, tlsVersions }: TerminalProbe,
  { version, chain, trusted, error }: NonNullable<TerminalProbe['tls']>,
): Outcome {
  if (error === 'time' || error === 'cancelled') return { kind: 'stopped', by: error };
  return {
    kind: 'secured',
    at: finishedAt,
    ...(version === null ? {} : { version }),
    takes: tlsVersions.filter(({ taken }) => taken).map((each) => each.version),
    chain,
    ...(trusted ? {} : { fault: error ?? 'untrusted' }),
  };
}
