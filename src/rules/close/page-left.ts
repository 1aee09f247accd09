import { endpointFacts, evidence } from '../../diagnosis/evidence.ts';
import { defineRule } from '../../diagnosis/rule.ts';
import { closedByNavigation } from '../../session/close-cause.ts';

export const pageLeft = defineRule({
  id: 'page-left',
  title: 'Closed because the page entered the back/forward cache',
  severity: 'info',
  scenario: 'C7',
  spec: 'https://chromestatus.com/feature/5068439115923456',
  requires: ['page'],
  detect(connection) {
    const { documentUnloaded, closed, opened, closeCalled } = connection;
    if (!documentUnloaded?.persisted || !closed || !opened || closeCalled) return undefined;
    // Chromium's code, and Firefox's.
    if (closed.code !== 1006 && closed.code !== 1001) return undefined;
    if (!closedByNavigation(connection)) return undefined;
    return {
      confidence: 'certain',
      evidence: evidence(
        {
          fact: 'The user left the page while the connection was open, and the browser kept the page in the back/forward cache.',
          events: [documentUnloaded.event],
        },
        {
          fact: `The page got the close event with ${closed.code} when the user came back; the browser closed the connection, not the server.`,
          events: [closed.event],
        },
      ),
      facts: endpointFacts(connection),
    };
  },
  fixes: () => [
    {
      title: 'Reconnect on pageshow',
      detail: 'Its persisted property is true when the page comes back from the cache.',
      snippet: "window.addEventListener('pageshow', ({ persisted }) => {\n  if (persisted) connect();\n});",
      language: 'js',
    },
    {
      title: 'Close the connection on pagehide',
      detail: 'The server then gets a close frame.',
      snippet: "window.addEventListener('pagehide', () => socket.close(1000));",
      language: 'js',
    },
  ],
});
