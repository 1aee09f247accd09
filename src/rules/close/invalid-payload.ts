import { closeCodeRule } from '../shared/close-code-rule.ts';

export const invalidPayload = closeCodeRule({
  id: 'invalid-payload',
  code: 1007,
  title: 'The server cannot read the content of a message',
  log: 'The parser says at which place it gave up.',
  fixes: () => [
    {
      title: 'Look at the last message of the page',
      detail:
        'Browsers send valid UTF-8 only, so it is the content: JSON that does not parse, a field of another type, or binary data that was made into a string.',
      snippet: 'const text = JSON.stringify(message);\nJSON.parse(text);\nsocket.send(text);',
      language: 'js',
    },
    {
      title: 'Send bytes as bytes',
      detail: 'Encrypted, compressed or encoded data does not survive as text.',
      snippet: 'socket.send(bytes.buffer);',
      language: 'js',
    },
  ],
});
