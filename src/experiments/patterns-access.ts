import { failed, opened, outcomeOf, type Results, resultOf, statusOf } from './experiment-result.ts';
import type { Pattern } from './pattern.ts';
import { mixedRepeats } from './repeated-experiments.ts';

/** How the connection fails for the page: in a new attempt, or as observed. */
function pageFailure(results: Results): 'again' | 'seen' | undefined {
  if (failed(results, 'again')) return 'again';
  return failed(results, 'seen') && !opened(results, 'again') ? 'seen' : undefined;
}

function wasRequestSent(results: Results, id: 'again' | 'seen'): boolean {
  const outcome = outcomeOf(results, id);
  return outcome?.kind === 'failed' && outcome.requestSent === true;
}

const blockedByPage: Pattern = {
  id: 'blocked-by-page',
  cause: true,
  title: 'The server is fine: the page’s own policy or address keeps the connection from leaving the browser',
  supports: ['csp-blocked', 'mixed-content', 'invalid-url'],
  contradicts: ['connection-refused', 'forbidden', 'unexplained-failure'],
  next: 'Allow the endpoint in the page’s connect-src; from an https page use wss://.',
  read(results) {
    const blocked = (['again', 'seen'] as const).find((id) => outcomeOf(results, id)?.kind === 'blocked');
    if (!blocked || !opened(results, 'other-client')) return undefined;
    return { confidence: 'certain', because: [blocked, 'other-client'] };
  },
};

const originList: Pattern = {
  id: 'origin-list',
  operator: true,
  cause: true,
  title: 'It opens for another client and is refused to the page: the server looks at the Origin',
  supports: ['origin-refused', 'forbidden', 'policy-violation'],
  contradicts: ['not-found', 'server-error'],
  next: 'Add the page’s origin, exactly so, to the list of the server.',
  read(results) {
    const page = pageFailure(results);
    if (!page || !opened(results, 'other-client') || !wasRequestSent(results, page)) return undefined;
    // A terminal sends the page's own Origin: if it opens there, that says nothing about Origin.
    if (mixedRepeats(results) || resultOf(results, 'other-client')?.from === 'terminal') return undefined;
    const status = statusOf(results, page);
    if (status !== undefined && ![400, 403, 404].includes(status)) return undefined;
    return { confidence: status === 403 ? 'likely' : 'possible', because: [page, 'other-client'] };
  },
};

const credentials: Pattern = {
  id: 'credentials',
  title: 'The server requires credentials that it did not get',
  supports: ['unauthorized', 'token-expired', 'api-key-rejected'],
  contradicts: ['origin-refused'],
  next: 'Sign in again, and look at how the page hands its token over: a WebSocket cannot send an Authorization header.',
  read(results) {
    const id = (['other-client', 'get-headers', 'get'] as const).find(
      (each) => statusOf(results, each) === 401,
    );
    if (!id) return undefined;
    // A healthy server would also reject an experiment without the page's secrets.
    const secretsLeftOut = resultOf(results, id)?.bare === true && statusOf(results, 'seen') !== 401;
    return { confidence: secretsLeftOut ? 'possible' : 'likely', because: [id] };
  },
};

/** An Origin list is not ruled out: the other client sends another Origin, or none. */
const refusedToAll: Pattern = {
  id: 'refused-to-all',
  title: 'The server rejects the page and other clients (403)',
  supports: ['forbidden'],
  next: 'Neither client may have sent an Origin that the server allows: run wsdoctor probe with --origin and an allowed one. If that is rejected as well, check the route, permissions and a web application firewall.',
  read(results) {
    if (statusOf(results, 'other-client') === 403) return { confidence: 'likely', because: ['other-client'] };
    return statusOf(results, 'get') === 403 && failed(results, 'other-client')
      ? { confidence: 'likely', because: ['get', 'other-client'] }
      : undefined;
  },
};

const forbidden: Pattern = {
  id: 'forbidden',
  title: 'The server refuses (403)',
  supports: ['forbidden'],
  general: true,
  next: 'The command line below tells whether it is the Origin: with it and without it.',
  read: (results) =>
    statusOf(results, 'get') === 403 ? { confidence: 'likely', because: ['get'] } : undefined,
};

const originUnchecked: Pattern = {
  id: 'origin-unchecked',
  title: 'The server lets a foreign Origin in',
  supports: ['origin-unchecked'],
  beside: true,
  next: 'Compare the Origin header with a list before accepting the upgrade.',
  read: (results) =>
    opened(results, 'foreign-origin') ? { confidence: 'certain', because: ['foreign-origin'] } : undefined,
};

export const accessPatterns: readonly Pattern[] = [
  blockedByPage,
  originList,
  credentials,
  refusedToAll,
  forbidden,
  originUnchecked,
];
