import { endpointFacts, evidence, quote } from '../../diagnosis/evidence.ts';
import { defineRule } from '../../diagnosis/rule.ts';
import { otherAttempts } from '../../session/same-endpoint.ts';
import { lineOf } from '../shared/call-site.ts';

/** No page needs so many sockets to one url at once. */
const MANY = 10;

export const leakingSockets = defineRule({
  id: 'leaking-sockets',
  title: 'The page opens socket after socket to one url and closes none',
  severity: 'warning',
  scenario: 'E3',
  spec: 'https://websockets.spec.whatwg.org/#garbage-collection',
  requires: ['page'],
  sideFinding: true,
  detect(connection, session) {
    const { openToSameUrl, opened, state, stack } = connection;
    if (openToSameUrl + 1 < MANY || !opened || state !== 'open') return undefined;
    const others = otherAttempts(connection, session).filter((one) => session.openSockets.has(one.id));
    const sameLine = stack !== undefined && others.some((one) => one.stack === stack);
    const line = sameLine ? lineOf(stack) : undefined;
    return {
      confidence: sameLine ? 'certain' : 'likely',
      evidence: evidence(
        {
          fact: `When this socket was made, ${openToSameUrl} others of this document to the same url were open, and it is open still.`,
          events: [connection.createdEvent, ...others.slice(-5).map(({ createdEvent }) => createdEvent)],
        },
        line === undefined
          ? undefined
          : { fact: `The same line makes them: ${quote(line)}`, events: [connection.createdEvent] },
      ),
      facts: { ...endpointFacts(connection), alive: openToSameUrl + 1 },
      ...(sameLine
        ? {}
        : { howToConfirm: 'The stacks of their construction show whether one place makes them all.' }),
    };
  },
  fixes: () => [
    {
      title: 'Close a socket where its use ends',
      detail:
        'A component that opens one on every render, or a retry that leaves the old one behind, adds one each time.',
      snippet:
        'useEffect(() => {\n  const socket = new WebSocket(url);\n  return () => socket.close();\n}, [url]);',
      language: 'js',
    },
    {
      title: 'Keep one socket outside of the components',
      detail: 'A module that makes it once and hands it out.',
      snippet:
        'let socket;\nexport function sharedSocket() {\n  if (!socket || socket.readyState > WebSocket.OPEN) socket = new WebSocket(url);\n  return socket;\n}',
      language: 'js',
    },
    {
      title: 'Mind the limit of the browser',
      detail: 'Chromium allows 255 sockets to a process, Firefox 200 in all; then new ones fail at once.',
    },
  ],
});
