import { endpointFacts, evidence } from '../../diagnosis/evidence.ts';
import { defineRule } from '../../diagnosis/rule.ts';
import { closedByNavigation } from '../../session/close-cause.ts';

export const pageLeft = defineRule({
  id: 'page-left',
  title: 'The browser closed the socket when the page went into the back/forward cache',
  severity: 'info',
  scenario: 'C7',
  spec: 'https://chromestatus.com/feature/5068439115923456',
  requires: ['page'],
  detect(connection) {
    const { documentUnloaded, closed, opened, closeCalled } = connection;
    if (!documentUnloaded?.persisted || closed?.code !== 1006 || !opened || closeCalled) return undefined;
    if (!closedByNavigation(connection)) return undefined;
    return {
      confidence: 'certain',
      evidence: evidence(
        {
          fact: 'The page was left and kept in the back/forward cache while the socket was open.',
          events: [documentUnloaded.event],
        },
        {
          fact: 'When the user came back, the page got the close event with 1006; nothing is wrong with the server.',
          events: [closed.event],
        },
      ),
      facts: endpointFacts(connection),
    };
  },
  fixes: () => [
    {
      title: 'Connect again when the page comes back',
      detail: 'pageshow tells that it came out of the cache.',
      snippet: "window.addEventListener('pageshow', ({ persisted }) => {\n  if (persisted) connect();\n});",
      language: 'js',
    },
    {
      title: 'Close it yourself when the page goes',
      detail: 'Then the server gets an orderly close, and the page no error.',
      snippet: "window.addEventListener('pagehide', () => socket.close(1000));",
      language: 'js',
    },
  ],
});
