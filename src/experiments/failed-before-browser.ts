import { outcomeOf, type Results, resultOf } from './experiment-result.ts';

/** A handshake or a plain GET of the browser got an answer, or was at least sent: name, port and certificate were no obstacle. */
export function didBrowserAsk(results: Results): boolean {
  return (['seen', 'again', 'get'] as const).some((id) => {
    const outcome = outcomeOf(results, id);
    if (resultOf(results, id)?.from === 'terminal') return false;
    if (outcome?.kind === 'failed') return outcome.requestSent === true;
    return outcome?.kind === 'opened' || outcome?.kind === 'answered';
  });
}

/**
 * The command line has a network, name servers and trusted authorities of its own: whether it failed before its request
 * was sent, where the browser's left. What stopped it is not the page's trouble then.
 */
export function failedEarlier(results: Results): boolean {
  const other = resultOf(results, 'other-client');
  return (
    other?.from === 'terminal' &&
    other.outcome.kind === 'failed' &&
    other.outcome.requestSent === false &&
    didBrowserAsk(results)
  );
}
