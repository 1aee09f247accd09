import { endpointFacts, evidence, frameIfKept } from '../../diagnosis/evidence.ts';
import { defineRule } from '../../diagnosis/rule.ts';

const SEVERAL = 3;

export const duplicatesAfterReconnect = defineRule({
  id: 'duplicates-after-reconnect',
  title: 'After the reconnect messages come that the page had received before',
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
          fact: `${repeated.count} messages, each with a number or id of its own, are the same as on the connection before.`,
          events: [...frameIfKept(connection, repeated.first), ...frameIfKept(connection, repeated.latest)],
        },
        before
          ? {
              fact: 'That connection was of the same document, to the same url.',
              events: [before.closed?.event ?? before.createdEvent],
            }
          : undefined,
      ),
      facts: { ...endpointFacts(connection), count: repeated.count },
      howToConfirm:
        'It does no harm if the page begins anew on every connection, or knows messages by their ids.',
    };
  },
  fixes: () => [
    {
      title: 'Resume after the last message',
      detail: 'Tell the server the number of the last one, so that it begins behind it.',
      snippet:
        "let lastSeq = 0;\nsocket.addEventListener('open', () => socket.send(JSON.stringify({ type: 'resume', after: lastSeq })));",
      language: 'js',
    },
    {
      title: 'Leave out what is known',
      detail: 'At the receiver it works whatever the server does.',
      snippet:
        'const known = new Set();\nfunction take(message) {\n  if (known.has(message.id)) return;\n  known.add(message.id);\n  handle(message);\n}',
      language: 'js',
    },
  ],
});
