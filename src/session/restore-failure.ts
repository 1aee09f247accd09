import { outcomeOf, type Results, resultOf } from '../experiments/experiment-result.ts';
import { failedEarlier } from '../experiments/failed-before-browser.ts';
import type { HandshakeFailure } from '../handshake/handshake-failure.ts';

/**
 * A plain GET gets these before anything checks Upgrade; a healthy endpoint may also answer it with 200, 400, 404 or
 * 426.
 */
const SAME_FOR_ALL = new Set([401, 403, 407, 429, 500, 502, 503, 504]);

/** Why the handshake failed, if the browser hides the reason and an experiment saw it. */
export function restoredFailure(results: Results): HandshakeFailure | undefined {
  const other = resultOf(results, 'other-client');
  if (other?.from === 'terminal' && other.outcome.kind === 'failed' && !failedEarlier(results))
    return other.outcome.failure;
  const seen = outcomeOf(results, 'seen');
  const sent = seen?.kind === 'failed' && seen.requestSent === true;
  const get = outcomeOf(results, 'get');
  if (get?.kind === 'answered' && sent) {
    const redirects = get.status >= 300 && get.status < 400;
    return redirects || SAME_FOR_ALL.has(get.status) ? { kind: 'status', status: get.status } : undefined;
  }
  if (get?.kind !== 'unreachable' || get.error === '') return undefined;
  if (get.error === 'ERR_EMPTY_RESPONSE') return sent ? { kind: 'no-response' } : undefined;
  return { kind: 'net', error: get.error, stage: sent ? 'handshake' : 'connection' };
}
