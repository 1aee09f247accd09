import { closeCodeRule } from '../shared/close-code-rule.ts';

export const unsupportedData = closeCodeRule({
  id: 'unsupported-data',
  code: 1003,
  title: 'Unsupported Data',
  topic: 'malformed-request',
  log: 'It may name the type that came and the type that is supported.',
  fixes: () => [
    {
      title: 'Send text instead of binary, or binary instead of text',
      detail:
        'A string is sent as text; an ArrayBuffer, a typed array or a Blob as binary. MQTT requires binary; most servers that speak JSON support text only.',
      snippet:
        'socket.send(JSON.stringify(message)); // text\nsocket.send(new TextEncoder().encode(JSON.stringify(message))); // binary',
      language: 'js',
    },
  ],
});
