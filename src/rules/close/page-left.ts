import { evidence, whereTo } from '../../diagnosis/evidence.ts';
import { defineRule } from '../../diagnosis/rule.ts';
import { leftBehind } from '../../session/close-cause.ts';

export const pageLeft = defineRule({
  id: 'page-left',
  title: 'The browser closed the socket when the page went into the back/forward cache',
  severity: 'info',
  row: 'C7',
  spec: 'https://chromestatus.com/feature/5068439115923456',
  reads: ['page'],
  detect(connection) {
    const { abandoned, closed, opened, closeCalled } = connection;
    if (!abandoned?.persisted || closed?.code !== 1006 || !opened || closeCalled) return undefined;
    if (!leftBehind(connection)) return undefined;
    return {
      confidence: 'certain',
      evidence: evidence(
        {
          fact: 'The page was left and kept in the back/forward cache while the socket was open.',
          events: [abandoned.event],
        },
        {
          fact: 'When the user came back, the page got the close event with 1006; nothing is wrong with the server.',
          events: [closed.event],
        },
      ),
      facts: whereTo(connection),
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
