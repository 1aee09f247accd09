import { failed, opened, outcomeOf, resultOf } from './experiment-result.ts';
import type { Pattern } from './pattern.ts';

const subprotocol: Pattern = {
  id: 'subprotocol',
  cause: true,
  title: 'It opens when no subprotocol is offered: the server does not know the one on offer',
  supports: ['subprotocol-mismatch'],
  next: 'Offer a subprotocol that the server knows, or none.',
  read: (results) =>
    opened(results, 'no-subprotocol') && (failed(results, 'seen') || failed(results, 'again'))
      ? { confidence: 'certain', because: ['no-subprotocol', failed(results, 'again') ? 'again' : 'seen'] }
      : undefined,
};

const extensions: Pattern = {
  id: 'extensions',
  operator: true,
  cause: true,
  title: 'It opens when no extension is offered: compression is where it fails',
  supports: ['extension-mismatch', 'protocol-error', 'bad-upgrade-response', 'closed-after-open'],
  next: 'Turn permessage-deflate off at the server, and look at who adds Sec-WebSocket-Extensions to the answer.',
  read: (results) =>
    opened(results, 'no-extensions') && failed(results, 'seen')
      ? {
          confidence: failed(results, 'other-client') ? 'certain' : 'likely',
          because: ['no-extensions', 'seen'],
        }
      : undefined,
};

const query: Pattern = {
  id: 'query',
  cause: true,
  title: 'Opens without the query: the server rejects something in it',
  supports: [
    'bad-request',
    'unauthorized',
    'forbidden',
    'token-expired',
    'token-malformed',
    'api-key-rejected',
  ],
  next: 'Compare the query’s names and values with what the server expects; look at the age of a token in it.',
  read: (results) =>
    opened(results, 'no-query') && failed(results, 'seen') && !opened(results, 'other-client')
      ? { confidence: 'likely', because: ['no-query', 'seen'] }
      : undefined,
};

const slash: Pattern = {
  id: 'slash',
  cause: true,
  title: 'Works with/without the trailing slash',
  supports: ['not-found', 'redirected', 'not-a-websocket-endpoint', 'bad-request', 'forbidden', 'url-slip'],
  next: 'Use the path that opened.',
  read(results) {
    if (!opened(results, 'slash') || !failed(results, 'seen') || opened(results, 'other-client'))
      return undefined;
    const added = /\/(?:\?|$)/.test(resultOf(results, 'slash')?.url ?? '');
    return {
      confidence: 'certain',
      because: ['slash', 'seen'],
      title: added
        ? 'Works with the trailing slash, not without it'
        : 'Works without the trailing slash, not with it',
    };
  },
};

const redirect: Pattern = {
  id: 'redirect',
  cause: true,
  title: 'The address redirects, and a WebSocket never follows',
  supports: ['redirected'],
  next: 'Put the final address into the URL; a redirect to a login page means that the session has ended.',
  read(results) {
    for (const id of ['upgrade-answer', 'get-headers', 'get', 'other-client'] as const) {
      const outcome = outcomeOf(results, id);
      const status =
        outcome?.kind === 'answered'
          ? outcome.status
          : outcome?.kind === 'failed' && outcome.failure.kind === 'status'
            ? outcome.failure.status
            : 0;
      if (status >= 300 && status < 400) return { confidence: 'certain', because: [id] };
    }
    return undefined;
  },
};

export const requestPatterns: readonly Pattern[] = [subprotocol, extensions, slash, query, redirect];
