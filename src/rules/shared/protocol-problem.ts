import type { Fix } from '../../diagnosis/rule.ts';
import type { ProtocolProblem } from '../../handshake/handshake-failure.ts';

interface Explained {
  /** Follows `host:port`. */
  title: string;
  because: string;
  /** Turning compression off fixes it. */
  compression?: true;
  fixes: Fix[];
}

const ONE_WRITER: Fix = {
  title: 'Let one writer at a time use the socket',
  detail:
    'Two threads or coroutines that write to one connection mix their frames. Put a lock or a queue in front of it.',
};
const USE_LIBRARY: Fix = {
  title: 'Let a library write the frames',
  detail: 'Hand-written framing is the usual source. Update the library if there is one already.',
};

export const PROBLEMS: Record<ProtocolProblem, Explained> = {
  'masked-frame': {
    title: 'masks its frames, which only clients may do',
    because: 'RFC 6455 section 5.1: a server must not mask. Firefox lets it pass, Chromium does not.',
    fixes: [
      {
        title: 'Switch masking off in the server',
        detail: 'It sends with the client side of a library, or sets the mask bit by hand.',
      },
      USE_LIBRARY,
    ],
  },
  'reserved-bits': {
    title: 'sets reserved bits in a frame without an extension agreed on',
    because:
      'The bit of permessage-deflate is set on a connection without compression, or the stream is out of step.',
    compression: true,
    fixes: [
      {
        title: 'Let the extension header through',
        detail:
          'A proxy that strips Sec-WebSocket-Extensions from the answer leaves a server that compresses and a browser that does not know.',
      },
      ONE_WRITER,
    ],
  },
  opcode: {
    title: 'sends a frame of a kind that does not exist',
    because: 'Opcodes 3 to 7 and 11 to 15 are reserved; mostly the stream is out of step.',
    fixes: [USE_LIBRARY, ONE_WRITER],
  },
  utf8: {
    title: 'sends a text message that is not UTF-8',
    because: 'A text message must be UTF-8; Latin-1 or binary data in it ends the connection.',
    fixes: [
      {
        title: 'Send binary data as binary',
        detail:
          'Or encode the text as UTF-8. A message cut in the middle of a character has the same effect.',
        snippet:
          "socket.send(Buffer.from(data), { binary: true }); // ws (Node)\nsocket.binaryType = 'arraybuffer'; // in the page",
        language: 'js',
      },
    ],
  },
  'close-frame': {
    title: 'sends a broken close frame',
    because:
      'A close frame has no body, or a code and a reason in UTF-8; 1005, 1006 and 1015 are not allowed in it.',
    fixes: [
      {
        title: 'Close with 1000, 1001, 1008, 1011 or a code of your own from 4000 on',
        detail: 'Do not pass on a code that was received as 1005 or 1006: those mean that there was none.',
        snippet: 'peer.close(code === 1005 || code === 1006 ? 1011 : code, reason);',
        language: 'js',
      },
    ],
  },
  fragmentation: {
    title: 'mixes up the fragments of its messages',
    because: 'A message that was begun has to be finished before the next one begins.',
    fixes: [ONE_WRITER, USE_LIBRARY],
  },
  'after-close': {
    title: 'goes on sending after its close frame',
    because: 'After a close frame nothing may follow, not even a second one.',
    fixes: [
      {
        title: 'Stop sending once the connection closes',
        detail: 'Check the state before every send, and do not answer a close frame that answers your own.',
      },
    ],
  },
  'frame-header': {
    title: 'sends bytes that are not WebSocket frames',
    because:
      'Something wrote other bytes into the open connection. Right after opening it is mostly an HTTP answer of a second upgrade handler.',
    fixes: [
      {
        title: 'Let exactly one handler take the upgrade',
        detail:
          'With two WebSocket servers on one HTTP server, the one whose path does not match writes "HTTP/1.1 400" into the connection of the other. Socket.IO of another major version does so too.',
        snippet:
          "const chat = new WebSocketServer({ noServer: true });\nserver.on('upgrade', (request, socket, head) => {\n  if (request.url === '/chat') chat.handleUpgrade(request, socket, head, (client) => chat.emit('connection', client));\n  else socket.end('HTTP/1.1 404 Not Found\\r\\nConnection: close\\r\\n\\r\\n');\n});",
        language: 'js',
      },
      ONE_WRITER,
    ],
  },
  'too-large': {
    title: 'sends a message larger than the browser can hold',
    because: 'The message does not fit into a string, or a blob cannot be loaded into memory.',
    fixes: [{ title: 'Send it in parts', detail: 'Or offer it for download over HTTP and send the url.' }],
  },
  compression: {
    title: 'sends compressed data that cannot be unpacked',
    because: 'permessage-deflate was agreed on, and the data does not follow it.',
    compression: true,
    fixes: [],
  },
};
