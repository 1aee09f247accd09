/** A socket of this extension that is gone soon after it is left, whatever its server does. */
export interface DisposableSocket {
  socket: WebSocket;
  /** Says goodbye, and goes when that is answered or after a moment; at once when the run is cancelled. */
  leave(): void;
  /** Resolves when the server has sent more than is taken from it; the socket then goes. */
  flooded: Promise<void>;
  /** Resolves when the connection is gone. */
  left: Promise<void>;
}

/** How long a server may take to answer a close, in milliseconds. Left to itself, a browser waits far longer. */
const GOODBYE = 500;

/** A server that never stops sending is cut off after so many bytes: they are received in the panel itself. */
const MOST_BYTES = 8 * 1024 * 1024;

/** Throws what the constructor throws. Binary messages are ArrayBuffers. */
export function disposableSocket(
  url: string,
  protocols: readonly string[],
  signal: AbortSignal,
): DisposableSocket {
  const { socket, cut } = socketInFrame(url, protocols);
  let tell = (): void => undefined;
  const left = new Promise<void>((resolve) => {
    tell = resolve;
  });
  const go = (): void => {
    signal.removeEventListener('abort', go);
    cut();
    tell();
  };
  let bytes = 0;
  socket.binaryType = 'arraybuffer';
  const flooded = new Promise<void>((resolve) => {
    socket.addEventListener('message', ({ data }: MessageEvent<string | ArrayBuffer>) => {
      const within = bytes <= MOST_BYTES;
      bytes += typeof data === 'string' ? data.length : data.byteLength;
      if (!within || bytes <= MOST_BYTES) return;
      resolve();
      // After the other listeners: they go with the document.
      setTimeout(go);
    });
  });
  socket.addEventListener('close', () => setTimeout(go));
  return {
    socket,
    flooded,
    left,
    leave() {
      socket.close();
      if (signal.aborted) {
        go();
        return;
      }
      setTimeout(go, GOODBYE);
      signal.addEventListener('abort', go);
    },
  };
}

/** It lives in a document of its own and goes with it: nothing else ends a connection without the server's answer. */
function socketInFrame(url: string, protocols: readonly string[]): { socket: WebSocket; cut(): void } {
  const frame = document.createElement('iframe');
  frame.hidden = true;
  frame.title = 'An experiment';
  document.body.append(frame);
  const cut = (): void => frame.remove();
  try {
    const own = frame.contentWindow as (Window & typeof globalThis) | null;
    if (!own) throw new Error('the panel has no room for a document');
    return { socket: new own.WebSocket(url, [...protocols]), cut };
  } catch (error) {
    cut();
    throw error;
  }
}
