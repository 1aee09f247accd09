import { outcomeOf, type Results, resultOf } from './experiment-result.ts';

/**
 * A handshake or plain GET of the browser got a response, or was at least sent: DNS, port and certificate were fine.
 */
export function didBrowserAsk(results: Results): boolean {
  return (['seen', 'again', 'get'] as const).some((id) => {
    const outcome = outcomeOf(results, id);
    if (resultOf(results, id)?.from === 'terminal') return false;
    if (outcome?.kind === 'failed') return outcome.requestSent === true;
    return outcome?.kind === 'opened' || outcome?.kind === 'answered';
  });
}

/**
 * The command line has its own network, resolver and trusted authorities. True if it failed before its request was sent
 * while the browser's request was sent: its error is then not the page's.
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
