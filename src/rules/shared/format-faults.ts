import type { Fix } from '../../diagnosis/rule.ts';
import type { FormatFault } from '../../session/messages/format-check.ts';
import type { Confidence } from '../../shared/confidence.ts';

interface FaultWords {
  /** After the name of the sender. */
  title: string;
  because: string;
  confidence: Confidence;
  settle: string;
  /** It may be intended by both sides. */
  mild?: true;
  fixes: Fix[];
}

const SERIALISE: Fix = {
  title: 'Turn the object into JSON before sending',
  detail: 'send() takes text and bytes. Anything else is made into text by the language, without an error.',
  snippet: 'socket.send(JSON.stringify(message));',
  language: 'js',
};
const ONE_SERIALISER: Fix = {
  title: 'Let the serialiser of JSON make the text',
  detail: 'Not print, str, repr, template strings or concatenation.',
  snippet: 'import json\nawait socket.send(json.dumps(message))',
  language: 'text',
};
const GUARD: Fix = {
  title: 'Do not let one message stop the page',
  detail: 'An exception in the message handler loses this message only; log what came.',
  snippet:
    "socket.addEventListener('message', ({ data }) => {\n  let message;\n  try {\n    message = JSON.parse(data);\n  } catch (error) {\n    console.error('not JSON', data, error);\n    return;\n  }\n  handle(message);\n});",
  language: 'js',
};

export const FORMAT_FAULTS: Record<FormatFault, FaultWords> = {
  'object-text': {
    title: 'sent an object as text, and its content is lost',
    because: 'Such a text is what an object becomes when it is made into a string without a serialiser.',
    confidence: 'certain',
    settle: '',
    fixes: [SERIALISE],
  },
  'object-unread': {
    title: 'seems to have sent an object as text',
    because:
      'It was neither a string nor bytes, so send() made it into text itself, of 15 bytes: as long as the text that an object without a serialiser becomes.',
    confidence: 'likely',
    settle: 'The Messages tab of the Network panel shows the text.',
    fixes: [SERIALISE],
  },
  'no-value': {
    title: 'sent a variable that had no value',
    because: 'The whole message is the name that the language has for a missing value.',
    confidence: 'likely',
    settle: 'The line that sends it shows which variable it was.',
    fixes: [
      {
        title: 'Check the value before sending',
        detail: 'A field that does not exist, or an asynchronous function whose result was not awaited.',
        snippet:
          "if (message == null) throw new Error('nothing to send');\nsocket.send(JSON.stringify(message));",
        language: 'js',
      },
    ],
  },
  truncated: {
    title: 'sent JSON that ends in the middle',
    because: 'It begins as JSON, and its last character closes nothing; a parser throws at its end.',
    confidence: 'likely',
    settle: 'The log of the sender shows whether it was longer there.',
    fixes: [
      {
        title: 'Send a message as one message',
        detail:
          'A buffer of fixed size cuts it, or a stream whose parts are passed on one by one: WebSocket keeps the limits of messages, TCP does not. Gather the parts first.',
      },
      GUARD,
    ],
  },
  'single-quotes': {
    title: 'sent text with single quotes, which is no JSON',
    because: 'So do Python and JavaScript print objects; JSON has double quotes (RFC 8259 section 7).',
    confidence: 'certain',
    settle: '',
    fixes: [ONE_SERIALISER, GUARD],
  },
  'foreign-literal': {
    title: 'sent JSON with a word that JSON does not have',
    because: 'Words such as None, True or Infinity are of the language, not of JSON, and do not parse.',
    confidence: 'certain',
    settle: '',
    fixes: [
      {
        title: 'Replace what JSON cannot say',
        detail: 'null for a number that is none; true and false in small letters.',
        snippet: 'json.dumps(message, allow_nan=False)  # Python: raises where it happens',
        language: 'text',
      },
      GUARD,
    ],
  },
  'json-in-binary': {
    title: 'sends JSON in binary messages',
    because: 'To a page these come as Blob, or as ArrayBuffer; JSON.parse of either throws.',
    confidence: 'possible',
    settle: 'The console shows a SyntaxError from JSON.parse if the page does not expect it.',
    mild: true,
    fixes: [
      {
        title: 'Read it as bytes',
        detail: 'Where the server has to stay as it is.',
        snippet:
          "socket.binaryType = 'arraybuffer';\nsocket.addEventListener('message', ({ data }) => {\n  const text = typeof data === 'string' ? data : new TextDecoder().decode(data);\n  handle(JSON.parse(text));\n});",
        language: 'js',
      },
      {
        title: 'Or send text',
        detail: 'Many servers send what they are given as a Buffer or bytes as a binary message.',
        snippet: 'socket.send(buffer.toString()); // ws (Node); Python: await socket.send(data.decode())',
        language: 'js',
      },
    ],
  },
};
