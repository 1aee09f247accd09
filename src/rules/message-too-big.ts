import { closeWords } from '../close-evidence.ts';
import { closedWith } from '../closing.ts';
import { endpointOf, evidence, lastSent, whereTo } from '../evidence.ts';
import { limitsBelow } from '../message-limits.ts';
import { defineRule, type Fix } from '../rule.ts';
import { spellBytes } from '../spell.ts';

export const messageTooBig = defineRule({
  id: 'message-too-big',
  title: 'The server does not take messages of this size (1009)',
  severity: 'error',
  row: 'D3',
  spec: 'https://www.rfc-editor.org/rfc/rfc6455#section-7.4.1',
  reads: ['page'],
  detect(connection) {
    const closed = closedWith(connection, 1009);
    if (!closed) return undefined;
    const size = connection.sent.lastSize;
    const limits = size === undefined ? [] : limitsBelow(size);
    return {
      confidence: 'certain',
      ...(size === undefined
        ? {}
        : { title: `A message of ${spellBytes(size)} is too big for ${endpointOf(connection)} (1009)` }),
      evidence: evidence(
        closeWords(connection, closed),
        lastSent(connection, closed.at),
        limits.length > 0
          ? {
              fact: `Limits as delivered just below that size: ${limits.map(({ product, bytes }) => `${product} ${spellBytes(bytes)}`).join(', ')}.`,
              events: [closed.event],
            }
          : undefined,
      ),
      facts: { ...whereTo(connection), size: String(size ?? '') },
      ...(size === undefined ? { raise: 'The message itself was not seen.' } : {}),
    };
  },
  fixes(match) {
    const bytes = Number(match.facts.size ?? '0');
    const room = Math.max(1, Math.ceil((bytes * 2) / 1_048_576));
    const raise: Fix = {
      title: 'Raise the limit of the server',
      detail: 'To what your largest message needs and no further: the limit protects its memory.',
      snippet: `// ws:             new WebSocketServer({ maxPayload: ${room} * 1024 * 1024 })
// Socket.IO:      new Server({ maxHttpBufferSize: ${room} * 1024 * 1024 })
// Python websockets: serve(handler, host, port, max_size=${room} * 2**20)
// uvicorn:        --ws-max-size ${room * 1_048_576}
// gorilla:        conn.SetReadLimit(${room} << 20)
// Tomcat, Spring: container.setMaxTextMessageBufferSize(${room} * 1024 * 1024)`,
      language: 'text',
    };
    const chunks: Fix = {
      title: 'Send it in parts',
      detail:
        'Split what is large, number the parts and put them together at the other end; or upload it over HTTP and send only its url.',
      snippet:
        'const PART = 32 * 1024;\nfor (let at = 0; at < data.byteLength; at += PART) socket.send(data.slice(at, at + PART));',
      language: 'js',
    };
    return [chunks, raise];
  },
});
