import type { HttpAnswer, HttpStep, TerminalProbe } from '../../experiments/cli-report.ts';
import type { ExperimentResult, Outcome } from '../../experiments/experiment-result.ts';
import { parseReason } from '../../handshake/handshake-failure.ts';
import { headerValue } from '../../shared/header.ts';
import { belowHttp } from './terminal-below-http.ts';

type Answered = Extract<Outcome, { kind: 'answered' }>;

function connectOutcome({ failure, opened, handshake }: TerminalProbe): Outcome {
  if (handshake?.kind === 'no-answer' && handshake.error === 'cancelled')
    return { kind: 'stopped', by: 'cancelled' };
  if (opened && failure === null) return { kind: 'opened', protocol: opened.protocol };
  const words = failure ?? '';
  if (/timed out$/.test(words)) return { kind: 'stopped', by: 'time' };
  return { kind: 'failed', failure: parseReason(words), words, requestSent: handshake !== null };
}

/** Characters of headers and of a body that are stored as evidence. */
const MOST_HEADERS = 4_096;
const MOST_BODY = 1_024;

function textOf({ headers, body, cut }: HttpAnswer): Pick<Answered, 'headers' | 'body' | 'cut'> {
  const lines = headers.map(({ name, value }) => `${name}: ${value}`).join('\n');
  const whole = body.length <= MOST_BODY && cut !== 'bytes';
  return {
    headers: lines.slice(0, MOST_HEADERS),
    body: body.slice(0, MOST_BODY),
    ...(cut === 'time' ? { cut } : whole ? {} : { cut: 'bytes' as const }),
  };
}

function httpOutcome(step: HttpStep): Outcome {
  if (step.kind === 'answered')
    return {
      kind: 'answered',
      status: step.status,
      server: headerValue(step.headers, 'server') ?? '',
      location: headerValue(step.headers, 'location') ?? '',
      ...textOf(step),
    };
  switch (step.error) {
    case 'time':
    case 'cancelled':
      return { kind: 'stopped', by: step.error };
    case 'slow-headers':
      return { kind: 'stopped', by: 'time' };
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

/** A request that was never sent says nothing about its subprotocols. */
function offersExtensions({ requestHeaders }: TerminalProbe): boolean {
  return requestHeaders.length === 0 || headerValue(requestHeaders, 'sec-websocket-extensions') !== undefined;
}

/** What the command line found, as results of experiments: its handshake is that of another client. */
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
  const { handshake } = probe;
  if (handshake?.kind === 'answered')
    results.push({
      ...base,
      experiment: 'upgrade-answer',
      ms: handshake.ms,
      outcome: httpOutcome(handshake),
    });
  const idled = idleOutcome(probe);
  if (idled) results.push({ ...base, experiment: 'idle-silent', ms: idled.ms, outcome: idled });
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
  results.push(...belowHttp(probe));
  return results;
}

/** A shorter time says nothing about an idle timeout, in milliseconds. */
const SHORTEST_HOLD = 5_000;

/** How long it stayed open without messages after the one ping. */
function idleOutcome({ opened }: TerminalProbe): Extract<Outcome, { kind: 'idled' }> | undefined {
  if (!opened || opened.messages > 0 || opened.heldMs < SHORTEST_HOLD) return undefined;
  const { heldMs: ms, end } = opened;
  switch (end.kind) {
    case 'held':
      return { kind: 'idled', ms };
    case 'closed':
      return { kind: 'idled', ms, code: end.code };
    case 'cut':
      return { kind: 'idled', ms, code: 1006 };
    case 'bytes':
    case 'broken':
    case 'cancelled':
      return undefined;
    default:
      return end satisfies never;
  }
}
