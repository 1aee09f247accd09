import { failed, opened, outcomeOf, statusOf } from './experiment-result.ts';
import type { Pattern } from './pattern.ts';
import { targetError } from './patterns-network.ts';
import { proxyKeepsUpgrade, upgradeStatus } from './upgrade-status.ts';

const upgradeLost: Pattern = {
  id: 'upgrade-lost',
  operator: true,
  cause: true,
  title: 'A proxy removes the Upgrade header: the upgrade is answered as a plain request',
  supports: ['not-a-websocket-endpoint', 'openclaw-upgrade-lost', 'bad-request', 'not-found'],
  next: 'Let the proxy in front pass Upgrade and Connection on, with HTTP/1.1.',
  read(results) {
    const upgrade = upgradeStatus(results);
    if (upgrade?.status !== 426) return proxyKeepsUpgrade(results);
    return {
      confidence: 'likely',
      because: [upgrade.by, ...(statusOf(results, 'get') === 426 ? (['get'] as const) : [])],
    };
  },
};

const noEndpoint: Pattern = {
  id: 'no-endpoint',
  title: 'A web server answers at this address, and no WebSocket endpoint',
  supports: ['not-a-websocket-endpoint', 'not-found'],
  next: 'Compare the path with the server’s route; behind a proxy see that this path goes to the WebSocket server.',
  read(results) {
    const upgrade = upgradeStatus(results);
    if (proxyKeepsUpgrade(results)) return undefined;
    if (upgrade?.status === 200 || upgrade?.status === 404)
      return {
        confidence: 'likely',
        because: [upgrade.by, ...(statusOf(results, 'get') === undefined ? [] : (['get'] as const))],
      };
    const hidden = failed(results, 'seen') && failed(results, 'other-client') && !upgrade;
    const status = statusOf(results, 'get');
    return hidden && (status === 200 || status === 404)
      ? { confidence: 'possible', because: ['get', 'other-client'] }
      : undefined;
  },
};

/** A status that means the same for a plain GET as for an upgrade. */
function onStatus(words: Omit<Pattern, 'read'> & { statuses: (status: number) => boolean }): Pattern {
  const { statuses, ...pattern } = words;
  return {
    ...pattern,
    read(results) {
      const upgrade = upgradeStatus(results);
      if (upgrade && statuses(upgrade.status)) return { confidence: 'certain', because: [upgrade.by] };
      const get = statusOf(results, 'get');
      return get !== undefined && statuses(get) && !opened(results, 'other-client')
        ? { confidence: 'likely', because: ['get'] }
        : undefined;
    },
  };
}

const neverAnswers: Pattern = {
  id: 'upgrade-unanswered',
  operator: true,
  cause: true,
  title: 'The server answers a plain GET, and never the upgrade',
  supports: ['stuck-connecting'],
  contradicts: ['connection-timed-out'],
  next: 'See that the upgrade handler answers or ends every request, also for a path that it does not know.',
  read(results) {
    const silent = (['again', 'other-client'] as const).find((id) => {
      const outcome = outcomeOf(results, id);
      return outcome?.kind === 'stopped' && outcome.by === 'time';
    });
    return silent && outcomeOf(results, 'get')?.kind === 'answered'
      ? { confidence: 'certain', because: [silent, 'get'] }
      : undefined;
  },
};

const silent: Pattern = {
  id: 'never-answers',
  operator: true,
  title: 'The server accepts the connection but never responds',
  supports: ['stuck-connecting'],
  next: 'Look at what the process waits for: a thread pool, a debugger, a backend.',
  read: (results) => {
    const get = outcomeOf(results, 'get');
    const upgrade = (['other-client', 'again'] as const).find(
      (id) => outcomeOf(results, id)?.kind === 'stopped',
    );
    return get?.kind === 'stopped' && get.by === 'time' && upgrade && failed(results, upgrade)
      ? { confidence: 'likely', because: ['get', upgrade] }
      : undefined;
  },
};

const hangsUp: Pattern = {
  id: 'hangs-up',
  operator: true,
  title: 'The server accepts the connection, then closes it without a response',
  supports: ['no-response', 'handshake-reset', 'server-crashed'],
  general: true,
  next: 'Look into the server’s log at this moment: a crash, an upgrade handler that destroys the socket, or a port that speaks another protocol.',
  read(results) {
    const upgrade = (['other-client', 'again', 'seen'] as const).find((id) => {
      const outcome = outcomeOf(results, id);
      return outcome?.kind === 'failed' && outcome.failure.kind === 'no-response';
    });
    if (upgrade && outcomeOf(results, 'get')?.kind === 'answered')
      return {
        confidence: 'certain',
        because: [upgrade, 'get'],
        title: 'The server responds to a plain GET, but closes the connection on the upgrade',
      };
    const found = targetError(results);
    if (
      found &&
      /^ERR_(?:EMPTY_RESPONSE|CONNECTION_(?:RESET|CLOSED)|SOCKET_NOT_CONNECTED)$/.test(found.error)
    )
      return { confidence: 'likely', because: [found.by] };
    return upgrade ? { confidence: 'likely', because: [upgrade] } : undefined;
  },
};

const notHttp: Pattern = {
  id: 'not-http',
  title: 'What listens on the port does not speak HTTP',
  supports: ['not-http'],
  next: 'Find out which program has the port.',
  read(results) {
    const found = targetError(results);
    return found && /INVALID_HTTP_RESPONSE|INVALID_RESPONSE/.test(found.error)
      ? { confidence: 'certain', because: [found.by] }
      : undefined;
  },
};

/** The 101 came and was invalid; only a client that reads it can tell. */
const badAnswer: Pattern = {
  id: 'bad-answer',
  title: 'The server upgrades, and its answer breaks the standard',
  supports: ['bad-upgrade-response', 'extension-mismatch', 'subprotocol-mismatch', 'protocol-error'],
  next: 'Compare the answer’s headers, shown by the command line, with RFC 6455 section 4.2.2.',
  read(results) {
    const id = (['other-client', 'again', 'seen'] as const).find((each) => {
      const outcome = outcomeOf(results, each);
      return (
        outcome?.kind === 'failed' &&
        ['header', 'extension', 'subprotocol', 'protocol'].includes(outcome.failure.kind)
      );
    });
    return id ? { confidence: 'certain', because: [id] } : undefined;
  },
};

export const serverPatterns: readonly Pattern[] = [
  badAnswer,
  upgradeLost,
  neverAnswers,
  silent,
  onStatus({
    id: 'rate-limited',
    title: 'The server counts connections and refuses more (429)',
    statuses: (status) => status === 429,
    supports: ['rate-limited'],
    next: 'Wait as long as Retry-After says, and connect less often.',
  }),
  onStatus({
    id: 'server-error',
    operator: true,
    title: 'The server, or the one behind the proxy, fails on its own',
    statuses: (status) => status >= 500,
    supports: ['server-error'],
    contradicts: ['origin-refused', 'csp-blocked'],
    next: 'Read the server’s log; 502, 503 and 504 are a proxy’s word about its backend.',
  }),
  onStatus({
    id: 'bad-request',
    title: 'The server finds fault with the request itself (400)',
    statuses: (status) => status === 400,
    general: true,
    supports: ['bad-request'],
    next: 'The answer’s body names the fault: the command line shows it.',
  }),
  notHttp,
  hangsUp,
  noEndpoint,
];
