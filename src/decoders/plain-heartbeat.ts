import type { Decoded } from './decoded.ts';

const BEAT = /^(?:ping|pong|heartbeat|keep-?alive|primus::p[io]ng::\d+|~h~\d+)$/i;

/** Heartbeats that are a single word. */
export function decodePlainBeat(text: string): Decoded | undefined {
  if (text.length > 40 || !BEAT.test(text)) return undefined;
  return { protocol: 'text', role: 'heartbeat', name: text, summary: '', value: text };
}
