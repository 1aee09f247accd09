import type { CDPSession, Page } from '@playwright/test';

/** Records of one test are kept up to this size, in characters; a test that sends more is no test of a handshake. */
const MOST_RECORDED = 64 * 1024 * 1024;

const EVENTS = [
  'Network.webSocketCreated',
  'Network.webSocketWillSendHandshakeRequest',
  'Network.webSocketHandshakeResponseReceived',
  'Network.webSocketFrameSent',
  'Network.webSocketFrameReceived',
  'Network.webSocketFrameError',
  'Network.webSocketClosed',
] as const;

/** Events of the DevTools Protocol as lines of JSON. */
export interface Recording {
  lines: string[];
  size: number;
}

export const createRecording = (): Recording => ({ lines: [], size: 0 });

function take(recording: Recording, method: string, params: unknown): void {
  if (recording.size > MOST_RECORDED) return;
  const line = JSON.stringify({ method, params });
  recording.size += line.length;
  recording.lines.push(line);
}

/** Chromium: what DevTools' Network panel sees of the page's WebSockets. */
export async function recordChromium(page: Page, recording: Recording): Promise<void> {
  let session: CDPSession;
  try {
    session = await page.context().newCDPSession(page);
  } catch {
    // The page was closed meanwhile.
    return;
  }
  for (const method of EVENTS) session.on(method, (params) => take(recording, method, params));
  await session.send('Network.enable').catch(() => undefined);
}

/**
 * Other browsers: what Playwright tells of a WebSocket, as the same events. It tells no headers, and not when a WebSocket
 * opened: one with messages, or that closed without an error, was open.
 */
export function recordPlaywright(page: Page, recording: Recording): void {
  page.on('websocket', (socket) => {
    const requestId = `${recording.lines.length}`;
    const tell = (method: string, params: object): void =>
      take(recording, method, { requestId, timestamp: Date.now() / 1_000, ...params });
    let isOpen = false;
    let hasFailed = false;
    const open = (): void => {
      if (isOpen || hasFailed) return;
      isOpen = true;
      tell('Network.webSocketHandshakeResponseReceived', { response: { status: 101, headers: {} } });
    };
    const message = (method: string, payload: string | Buffer): void => {
      open();
      const response =
        typeof payload === 'string'
          ? { opcode: 1, payloadData: payload }
          : { opcode: 2, payloadData: payload.toString('base64') };
      tell(method, { response });
    };
    tell('Network.webSocketCreated', { url: socket.url() });
    tell('Network.webSocketWillSendHandshakeRequest', { wallTime: Date.now() / 1_000, request: {} });
    socket.on('framesent', ({ payload }) => message('Network.webSocketFrameSent', payload));
    socket.on('framereceived', ({ payload }) => message('Network.webSocketFrameReceived', payload));
    socket.on('socketerror', (errorMessage) => {
      hasFailed = true;
      tell('Network.webSocketFrameError', { errorMessage });
    });
    socket.on('close', () => {
      open();
      tell('Network.webSocketClosed', {});
    });
  });
}
