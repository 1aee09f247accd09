import { classifyText } from '../server-text/classify-text.ts';
import type { TextTopic } from '../server-text/topic.ts';
import { type ExperimentResult, type Results, resultOf, statusOf } from './experiment-result.ts';
import type { Pattern } from './pattern.ts';
import { upgradeStatus } from './upgrade-status.ts';

/** What the server wrote into the body of its rejection. */
export interface RejectionBody {
  status: number;
  topic: TextTopic;
  quote: string;
  strength: 'certain' | 'likely';
  /** The experiment that read it. */
  by: 'upgrade-answer' | 'get-headers' | 'get';
}

/** A title that repeats the status line: `403 Forbidden`, `HTTP Error 400. The request is badly formed.` */
const STATUS_LINE =
  /^(?:(?:http )?(?:error|status)?:? ?\d{3}\b[ :.-]*)?(?:bad request|unauthori[sz]ed|forbidden|access denied|not found|page not found|method not allowed|upgrade required|too many requests|internal server error|bad gateway|service (?:temporarily )?unavailable|gateway time-?out|error|)(?: *\d{3})?[.!]?$/i;

/** Statuses that a plain GET meets for the same reason as the upgrade; with another one it lacks the Upgrade header. */
const SAME_FOR_GET = new Set([401, 403, 407, 429, 500, 502, 503, 504]);

function readBody({ outcome, experiment }: ExperimentResult): RejectionBody | undefined {
  if (outcome.kind !== 'answered' || outcome.status < 400 || outcome.body === '') return undefined;
  const meaning = classifyText(outcome.body, 'body');
  if (!meaning || meaning.quote === '' || STATUS_LINE.test(meaning.quote)) return undefined;
  return {
    status: outcome.status,
    topic: meaning.topic,
    quote: meaning.quote,
    strength: meaning.strength,
    by: experiment as RejectionBody['by'],
  };
}

/**
 * The body of the response to the upgrade, or to a plain GET that was rejected with the same status. An experiment
 * without the page's own credentials says nothing about those.
 */
export function rejectionBody(results: Results): RejectionBody | undefined {
  const seen = statusOf(results, 'seen');
  const upgrade = upgradeStatus(results)?.status;
  for (const id of ['upgrade-answer', 'get-headers', 'get'] as const) {
    const result = resultOf(results, id);
    const body = result && readBody(result);
    if (!body) continue;
    if (seen !== undefined && seen !== body.status) continue;
    if (id !== 'upgrade-answer' && (upgrade !== body.status || !SAME_FOR_GET.has(body.status))) continue;
    const other = result.bare || result.url !== (resultOf(results, 'seen')?.url ?? result.url);
    if (other && body.topic === 'credentials' && seen !== 401) continue;
    return body;
  }
  return undefined;
}

/** Rules that know a rejection by its status alone. */
const BY_STATUS = [
  'forbidden',
  'unauthorized',
  'bad-request',
  'not-found',
  'rate-limited',
  'server-error',
  'not-a-websocket-endpoint',
] as const;
const BY_CREDENTIAL = ['api-key-rejected', 'token-expired', 'token-malformed', 'token-audience'] as const;

const NEXT: Readonly<Record<TextTopic, { next: string; operator?: true }>> = {
  credentials: { next: 'Sign in again, or get a fresh token or key, and connect with it.' },
  permission: { next: 'Check what this account, key or address may do on this path.' },
  origin: {
    next: 'Serve the page from an origin that the server allows, or add the origin of the page to its list.',
  },
  'unknown-resource': { next: 'Compare the path and the parameters with the documentation of the server.' },
  'malformed-request': { next: 'Correct the parameter, header or version that the response names.' },
  'rate-limit': { next: 'Connect less often, and check the quota of the account.' },
  'payload-size': { next: 'Make the URL and the cookies smaller.' },
  timeout: { next: 'Try again; if it stays, look at what the server waits for.' },
  'backend-unreachable': { next: 'Check the server behind the one that answered.', operator: true },
  'server-error': { next: 'Read the log of the server at the time of the test.', operator: true },
  shutdown: { next: 'Wait until the server is up again, and reconnect with backoff.' },
  maintenance: { next: 'Wait until the maintenance is over, and reconnect with backoff.' },
  'duplicate-session': { next: 'Close the other connection of this user, client ID or session first.' },
  unknown: { next: 'Look the message up in the documentation of the server.' },
};

function titleOf({ topic, status, quote }: RejectionBody): string {
  const said = quote.replace(/\.$/, '');
  if (topic === 'origin') return `Origin rejected (${status}): "${said}"`;
  if (topic === 'credentials') return `Credentials rejected (${status}): "${said}"`;
  return `Handshake rejected (${status}): "${said}"`;
}

function onTopic(topic: TextTopic): Pattern {
  const { next, operator } = NEXT[topic];
  return {
    id: `response-says-${topic}`,
    title: 'The body of the response names the cause',
    supports: [
      ...BY_STATUS,
      ...(topic === 'origin' ? ['origin-refused'] : []),
      ...(topic === 'credentials' ? BY_CREDENTIAL : []),
    ],
    contradicts: [
      ...(topic === 'origin' || topic === 'unknown' ? [] : ['origin-refused']),
      ...(topic === 'credentials' || topic === 'unknown' ? [] : BY_CREDENTIAL),
    ],
    cause: true,
    ...(operator ? { operator } : {}),
    next,
    read(results) {
      const body = rejectionBody(results);
      if (body?.topic !== topic) return undefined;
      const confidence = body.by === 'upgrade-answer' && body.strength === 'certain' ? 'certain' : 'likely';
      return { confidence, because: [body.by], title: titleOf(body) };
    },
  };
}

/** The server's own words come before what its status alone suggests. */
export const bodyPatterns: readonly Pattern[] = (Object.keys(NEXT) as TextTopic[]).map(onTopic);
