import { endpointFacts, evidence, networkLogEvidence, pageEvidence } from '../../diagnosis/evidence.ts';
import { defineRule, type Fix } from '../../diagnosis/rule.ts';
import { commandTarget } from '../../fixes/command-target.ts';
import { inspectResponseWithCurl } from '../../fixes/common-fixes.ts';
import { passUpgradeOn } from '../../fixes/proxy-fixes.ts';
import { refusedWith } from '../../session/handshake-outcome.ts';

const ANSWERED_ELSEWHERE = [400, 401, 403, 404, 407, 429];
const WORDS: Record<number, { title: string; because: string }> = {
  200: {
    title: 'An ordinary web page answers at this path, not a WebSocket server (200)',
    because:
      'A 200 is what a web server says that knows nothing of WebSockets, such as one that sends index.html for every path.',
  },
  405: {
    title: 'The endpoint does not allow this method (405)',
    because: 'A 405 says that the method is not GET any more, or that the path takes other methods only.',
  },
  410: {
    title: 'The endpoint has been removed (410)',
    because: 'A 410 says that something was here and is gone for good.',
  },
  426: {
    title: 'The upgrade request lost its Upgrade header on the way (426)',
    because:
      'A 426 comes from a WebSocket server that sees a plain GET: a proxy in between dropped the Upgrade header.',
  },
  431: {
    title: 'The request headers are too large for the server (431)',
    because: 'A 431 is about the size of the headers; cookies are most of it.',
  },
};

export const notAWebsocketEndpoint = defineRule({
  id: 'not-a-websocket-endpoint',
  title: 'What answers at this url is not a WebSocket server',
  severity: 'error',
  scenario: 'B9',
  spec: 'https://www.rfc-editor.org/rfc/rfc6455#section-4.1',
  requires: ['wire'],
  detect(connection) {
    const status = refusedWith(connection);
    if (status === undefined || !connection.wire || ANSWERED_ELSEWHERE.includes(status)) return undefined;
    if ((status >= 300 && status < 400) || status >= 500) return undefined;
    const words = WORDS[status];
    return {
      confidence: words ? 'certain' : 'likely',
      title:
        words?.title ??
        `The handshake was answered with ${status}, which is neither a switch to WebSocket nor a usual refusal`,
      evidence: evidence(
        networkLogEvidence(connection),
        words ? { fact: words.because, events: [connection.wire.event] } : undefined,
        pageEvidence(connection),
      ),
      facts: { ...endpointFacts(connection), status: String(status) },
      ...(words ? {} : { howToConfirm: 'The body of the answer says what the server means by it.' }),
    };
  },
  fixes(match, connection, session) {
    const target = commandTarget(connection, session);
    const proxy = passUpgradeOn(
      connection,
      session,
      'nginx and Apache drop the header unless they are told to keep it.',
    );
    const network: Fix = {
      title: 'Look at the content delivery network',
      detail: 'It must have WebSockets switched on, and must not cache this path.',
    };
    const path: Fix = {
      title: 'Correct host, port or path',
      detail: `Something else answers at ${match.facts.path ?? ''}: the page's own server in place of the WebSocket server, or a catch-all route.`,
    };
    const look = inspectResponseWithCurl(
      target,
      'The body tells whose answer it is. Ask the server directly as well, past the proxy: 101 there and another status here is the proxy.',
    );
    return match.facts.status === '426' ? [proxy, look, network] : [path, look, proxy, network];
  },
});
