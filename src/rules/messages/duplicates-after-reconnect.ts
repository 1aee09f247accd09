import { endpointFacts, evidence, frameIfKept } from '../../diagnosis/evidence.ts';
import { defineRule } from '../../diagnosis/rule.ts';

const SEVERAL = 3;

export const duplicatesAfterReconnect = defineRule({
  id: 'duplicates-after-reconnect',
  title: 'Messages were received again after the reconnect',
  severity: 'info',
  scenario: 'D7',
  spec: 'https://www.rfc-editor.org/rfc/rfc6455#section-1.5',
  requires: [],
  dependsOn: ['messages'],
  sideFinding: true,
  detect(connection, session) {
    const { repeated } = connection;
    if (!repeated || repeated.count < SEVERAL) return undefined;
    const before = session.connections.get(repeated.from);
    return {
      confidence: 'likely',
      evidence: evidence(
        {
          fact: `${repeated.count} messages, each with its own number or id, are the same as on the previous connection.`,
          events: [...frameIfKept(connection, repeated.first), ...frameIfKept(connection, repeated.latest)],
        },
        before
          ? {
              fact: 'That connection was from the same document to the same URL.',
              events: [before.closed?.event ?? before.createdEvent],
            }
          : undefined,
      ),
      facts: { ...endpointFacts(connection), count: repeated.count },
      howToConfirm:
        'If the page starts from an empty state on every connection, or ignores known ids, ignore this.',
    };
  },
  fixes: () => [
    {
      title: 'Resume after the last message',
      detail: 'Send the server the number of the last message, so that it continues after it.',
      snippet:
        "let lastSeq = 0;\nsocket.addEventListener('open', () => socket.send(JSON.stringify({ type: 'resume', after: lastSeq })));",
      language: 'js',
    },
    {
      title: 'Ignore messages whose id is known',
      detail: 'This works in the page whatever the server does.',
      snippet:
        'const known = new Set();\nfunction take(message) {\n  if (known.has(message.id)) return;\n  known.add(message.id);\n  handle(message);\n}',
      language: 'js',
    },
  ],
});
