import type { Endpoint, Family } from '../family.ts';
import { createSwitchingServer, switchingHeaders } from '../handshake-answer.ts';
import { serverFrame } from '../server-frame.ts';
import { socketEndpoint } from '../socket-endpoint.ts';

/** A server that answers the page's first message with these bytes. */
function answering(id: string, title: string, bytes: Buffer): Endpoint {
  return socketEndpoint(
    { id, row: 'C9', title },
    (bench) => {
      const server = createSwitchingServer(switchingHeaders, (socket) =>
        socket.once('data', () => socket.write(bytes)).on('end', () => socket.end()),
      );
      return bench.serve(server);
    },
    { onOpen: "socket.send('hello');" },
  );
}

const hello = Buffer.from('hello');
const inLatin1 = Buffer.from('café', 'latin1');
const errorPage =
  'HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain\r\nContent-Length: 11\r\n\r\nBad Request';

export const brokenStream: Family = {
  title: 'Open, then a protocol error',
  endpoints: [
    answering(
      'protocol-error',
      'The server masks its frames, which only clients may do.',
      serverFrame({ opcode: 1, payload: hello, maskingKey: Buffer.from([1, 2, 3, 4]) }),
    ),
    answering(
      'protocol-error--reserved-bit',
      'The server marks a message as compressed although no compression was agreed on.',
      serverFrame({ opcode: 1, payload: hello, rsv1: true }),
    ),
    answering(
      'protocol-error--utf8',
      'The server sends Latin-1 bytes in a text message.',
      serverFrame({ opcode: 1, payload: inLatin1 }),
    ),
    answering(
      'protocol-error--http-in-stream',
      'Something behind the handshake writes an HTTP error page into the open socket.',
      Buffer.from(errorPage),
    ),
    answering(
      'protocol-error--opcode',
      'The server sends a frame of a kind that is not defined.',
      serverFrame({ opcode: 3, payload: hello }),
    ),
    answering(
      'protocol-error--close-frame',
      'The server sends a close frame of one byte, which is half a code.',
      serverFrame({ opcode: 8, payload: Buffer.from([3]) }),
    ),
  ],
};
