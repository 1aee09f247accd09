import { closeCodeRule } from '../shared/close-code-rule.ts';

export const unsupportedData = closeCodeRule({
  id: 'unsupported-data',
  code: 1003,
  title: 'The server does not take this kind of message',
  log: 'It names the kind that came and the kind that is wanted.',
  fixes: () => [
    {
      title: 'Send the other kind',
      detail:
        'A string goes out as text; an ArrayBuffer, a typed array or a Blob as binary. MQTT servers take binary only, most JSON servers text only.',
      snippet:
        'socket.send(JSON.stringify(message)); // text\nsocket.send(new TextEncoder().encode(JSON.stringify(message))); // binary',
      language: 'js',
    },
  ],
});
