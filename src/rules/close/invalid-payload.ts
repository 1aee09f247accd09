import { closeCodeRule } from '../shared/close-code-rule.ts';

export const invalidPayload = closeCodeRule({
  id: 'invalid-payload',
  code: 1007,
  title: 'Invalid Payload',
  topic: 'malformed-request',
  log: 'The parser may name the position of the error.',
  fixes: () => [
    {
      title: 'Check the last message that the page sent',
      detail:
        'Browsers send text as valid UTF-8 only. Likely causes: JSON that does not parse, a field of the wrong type, or binary data that was converted to a string.',
      snippet: 'const text = JSON.stringify(message);\nJSON.parse(text);\nsocket.send(text);',
      language: 'js',
    },
    {
      title: 'Send binary data as bytes',
      detail: 'Encrypted or compressed data is changed when it is converted to text.',
      snippet: 'socket.send(bytes.buffer);',
      language: 'js',
    },
  ],
});
