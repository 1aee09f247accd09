import { formatBytes, formatSeconds } from '../shared/format.ts';
import { failed, opened, outcomeOf, type Results } from './experiment-result.ts';
import { failedEarlier } from './failed-before-browser.ts';
import type { Pattern } from './pattern.ts';
import { AGAIN, mixedRepeats } from './repeated-experiments.ts';

const flapping: Pattern = {
  id: 'flapping',
  operator: true,
  cause: true,
  title:
    'The same handshake opens at one time and fails at another: not all servers behind the address are alike',
  supports: ['sticky-sessions', 'server-error', 'reconnect-storm'],
  next: 'Turn sticky sessions on, or share the sessions; look for one server among several that is ill.',
  read(results) {
    const mixed = mixedRepeats(results);
    return mixed && { confidence: 'likely', because: mixed };
  },
};

const over: Pattern = {
  id: 'over',
  title: 'It opens now: what made it fail is over, or comes and goes',
  supports: ['server-crashed', 'service-restart', 'network-lost'],
  contradicts: [
    'forbidden',
    'unauthorized',
    'not-found',
    'csp-blocked',
    'connection-refused',
    'host-not-found',
  ],
  next: 'Run it again while it fails; a reconnect with growing delays bridges such a gap.',
  read: (results) =>
    opened(results, 'again') && failed(results, 'seen') && !AGAIN.some((id) => failed(results, id))
      ? { confidence: 'likely', because: ['again', 'seen'] }
      : undefined,
};

function idle(results: Results, id: 'idle-silent' | 'idle-heartbeat') {
  const outcome = outcomeOf(results, id);
  return outcome?.kind === 'idled' ? outcome : undefined;
}

const idleLimit: Pattern = {
  id: 'idle-limit',
  cause: true,
  title: 'A silent connection is cut, one with a heartbeat lives',
  supports: ['idle-timeout', 'heartbeat-missing', 'heartbeat-late', 'closed-by-transport'],
  next: 'Send a heartbeat at less than half of this time, or raise the limit of the proxy.',
  read(results) {
    const silent = idle(results, 'idle-silent');
    const beating = idle(results, 'idle-heartbeat');
    if (silent?.code === undefined) return undefined;
    const proved = beating !== undefined && beating.code === undefined;
    return {
      confidence: proved ? 'certain' : 'possible',
      because: proved ? ['idle-silent', 'idle-heartbeat'] : ['idle-silent'],
      title: `A silent connection is cut after ${formatSeconds(silent.ms)}${proved ? '; with a heartbeat it lives' : ''}`,
    };
  },
};

const sizeLimit: Pattern = {
  id: 'size-limit',
  cause: true,
  title: 'Messages over a limit end the connection',
  supports: ['message-too-big'],
  next: 'Send less at a time, or raise the limit of the server.',
  read(results) {
    const outcome = outcomeOf(results, 'sizes');
    return outcome?.kind === 'sizes' && outcome.failed !== undefined
      ? {
          confidence: 'certain',
          because: ['sizes'],
          title: `The largest message that passes is about ${formatBytes(outcome.passed)}`,
        }
      : undefined;
  },
};

const notThePage: Pattern = {
  id: 'fails-everywhere',
  title: 'Other clients fail too: the server or network is at fault, not your page',
  supports: [],
  contradicts: ['csp-blocked', 'mixed-content', 'closed-by-page'],
  next: 'Run wsdoctor probe with this URL: it shows the full response, which browsers hide.',
  general: true,
  read: (results) =>
    failed(results, 'other-client') &&
    !failedEarlier(results) &&
    (failed(results, 'seen') || failed(results, 'again'))
      ? { confidence: 'likely', because: ['other-client', 'seen'] }
      : undefined,
};

const onlyThePage: Pattern = {
  id: 'fails-in-page-only',
  title: 'Another client connects: the server and the network are fine, it is about the page',
  supports: ['csp-blocked', 'mixed-content', 'origin-refused', 'unauthorized'],
  contradicts: ['connection-refused', 'host-not-found', 'connection-timed-out'],
  next: 'Compare what the page sends: its Origin, its cookies, the URL it builds. With “the page’s cookies and tokens” ticked the page connects again, which tells whether it still fails.',
  general: true,
  read(results) {
    if (!opened(results, 'other-client') || !failed(results, 'seen') || opened(results, 'again'))
      return undefined;
    if (failed(results, 'again')) return { confidence: 'likely', because: ['other-client', 'again'] };
    return {
      confidence: 'possible',
      because: ['other-client', 'seen'],
      title: 'Another client connects now: it is about the page, or what made it fail is over',
    };
  },
};

const healthy: Pattern = {
  id: 'healthy',
  title: 'It opens: the handshake is in order',
  supports: [],
  next: 'If it fails later, test idle time and message size: both are in the Test tab of the panel, and wsdoctor probe has --hold.',
  general: true,
  read: (results) =>
    opened(results, 'other-client') && !failed(results, 'seen')
      ? { confidence: 'certain', because: ['other-client'] }
      : undefined,
};

/** Results of repeated attempts come before the reason of one failure. */
export const repeatPatterns: readonly Pattern[] = [flapping, over];

export const timePatterns: readonly Pattern[] = [idleLimit, sizeLimit, onlyThePage, notThePage, healthy];
