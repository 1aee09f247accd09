import type { Page } from 'playwright-core';

export interface Traffic {
  frames: number;
  /** Of the payloads. */
  bytes: number;
}

/** A WebSocket as the browser's own network instrumentation counts it. */
export interface WireSocket {
  path: string;
  sent: Traffic;
  received: Traffic;
}

interface Frame {
  requestId: string;
  response: { opcode: number; payloadData: string };
}

/**
 * Counts over the DevTools protocol what the page's documents send and receive.
 * https://chromedevtools.github.io/devtools-protocol/tot/Network/#event-webSocketFrameSent
 */
export async function watchWire(page: Page): Promise<{ sockets: WireSocket[]; stop(): Promise<void> }> {
  const sockets: WireSocket[] = [];
  const byRequest = new Map<string, WireSocket>();
  const cdp = await page.context().newCDPSession(page);
  cdp.on('Network.webSocketCreated', ({ requestId, url }) => {
    const none = (): Traffic => ({ frames: 0, bytes: 0 });
    const socket = { path: new URL(url).pathname, sent: none(), received: none() };
    byRequest.set(requestId, socket);
    sockets.push(socket);
  });
  const count = (direction: 'sent' | 'received') => (frame: Frame) => {
    const traffic = byRequest.get(frame.requestId)?.[direction];
    if (!traffic || !isData(frame)) return;
    traffic.frames += 1;
    traffic.bytes += payloadSize(frame);
  };
  cdp.on('Network.webSocketFrameSent', count('sent'));
  cdp.on('Network.webSocketFrameReceived', count('received'));
  await cdp.send('Network.enable');
  return { sockets, stop: () => cdp.detach() };
}

/** Text and binary; not ping, pong and close (RFC 6455, section 11.8). */
const isData = ({ response: { opcode } }: Frame): boolean => opcode === 1 || opcode === 2;

/** Text comes as it is, all else as base64. */
const payloadSize = ({ response: { opcode, payloadData } }: Frame): number =>
  Buffer.byteLength(payloadData, opcode === 1 ? 'utf8' : 'base64');
