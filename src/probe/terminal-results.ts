import { headerValue } from '../header.ts';
import { parseReason } from '../reason.ts';
import type { ExperimentResult, Outcome } from './result.ts';
import type { HttpStep, TerminalProbe } from './terminal-report.ts';

function connectOutcome({ failure, opened, handshake }: TerminalProbe): Outcome {
  if (handshake?.kind === 'no-answer' && handshake.error === 'cancelled')
    return { kind: 'stopped', by: 'cancelled' };
  if (opened && failure === null) return { kind: 'opened', protocol: opened.protocol };
  const words = failure ?? '';
  if (/timed out$/.test(words)) return { kind: 'stopped', by: 'time' };
  return { kind: 'failed', failure: parseReason(words), words, requestSent: handshake !== null };
}

function httpOutcome(step: HttpStep): Outcome {
  if (step.kind === 'answered')
    return {
      kind: 'answered',
      status: step.status,
      server: headerValue(step.headers, 'server') ?? '',
      location: headerValue(step.headers, 'location') ?? '',
      body: step.body.slice(0, 1_024),
    };
  switch (step.error) {
    case 'time':
    case 'cancelled':
      return { kind: 'stopped', by: step.error };
    case 'headers':
      return { kind: 'stopped', by: 'bytes' };
    case 'closed':
      return { kind: 'unreachable', error: 'ERR_EMPTY_RESPONSE' };
    case 'certificate':
      return { kind: 'unreachable', error: 'ERR_BAD_SSL_CLIENT_AUTH_CERT' };
    case 'not-http':
      return { kind: 'unreachable', error: 'ERR_INVALID_HTTP_RESPONSE' };
    default:
      return { kind: 'unreachable', error: 'ERR_CONNECTION_RESET' };
  }
}

/** A request that was never sent tells nothing of what it would have offered. */
function offersExtensions({ requestHeaders }: TerminalProbe): boolean {
  return requestHeaders.length === 0 || headerValue(requestHeaders, 'sec-websocket-extensions') !== undefined;
}

/** What the command line found out, as results of experiments: its handshake is that of another client. */
export function terminalResults(probe: TerminalProbe): ExperimentResult[] {
  const base = { from: 'terminal', url: probe.url, bare: false } as const;
  const results: ExperimentResult[] = [
    {
      ...base,
      experiment: offersExtensions(probe) ? 'other-client' : 'no-extensions',
      ms: probe.finishedAt - probe.startedAt,
      outcome: connectOutcome(probe),
    },
  ];
  if (probe.get)
    results.push({ ...base, experiment: 'get', ms: probe.get.ms, outcome: httpOutcome(probe.get) });
  if (probe.foreignOrigin) {
    const { answer } = probe.foreignOrigin;
    const outcome: Outcome =
      answer.kind === 'answered' && answer.status === 101
        ? { kind: 'opened', protocol: '' }
        : httpOutcome(answer);
    results.push({ ...base, experiment: 'foreign-origin', ms: answer.ms, outcome });
  }
  results.push(...addressResults(probe));
  return results;
}

/** A name with two families of which only one answers. */
function addressResults(probe: TerminalProbe): ExperimentResult[] {
  const works = probe.tcp.find(({ error }) => error === null);
  const refused = probe.tcp.find(({ error }) => error === 'ECONNREFUSED');
  if (!works || !refused || works.family === refused.family) return [];
  return [works, refused].map(({ family, error, ms }) => ({
    experiment: family === 4 ? 'ipv4' : 'ipv6',
    from: 'terminal',
    url: probe.url,
    bare: false,
    ms,
    outcome:
      error === null
        ? { kind: 'opened', protocol: '' }
        : { kind: 'unreachable', error: 'ERR_CONNECTION_REFUSED' },
  }));
}
