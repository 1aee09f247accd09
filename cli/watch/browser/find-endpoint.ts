/** Where a running browser's debugging port is, or why it cannot be used. */
export type FoundEndpoint = { ok: true; endpoint: string; browser: string } | { ok: false; message: string };

const ANSWER_WITHIN = 10_000;
const HOW_TO_START =
  'start the browser with --remote-debugging-port=9222 --user-data-dir=DIR, the Electron app with --remote-debugging-port=9222';

/** `address`: `http://127.0.0.1:9222`, as a browser was given it; a `ws:` URL is taken as it is. */
export async function findEndpoint(address: string): Promise<FoundEndpoint> {
  if (/^wss?:/i.test(address)) return { ok: true, endpoint: address, browser: '' };
  let answer: { webSocketDebuggerUrl?: unknown; Browser?: unknown };
  try {
    const response = await fetch(new URL('/json/version', address), {
      signal: AbortSignal.timeout(ANSWER_WITHIN),
    });
    answer = (await response.json()) as typeof answer;
  } catch (error) {
    const { cause, message } = error as Error & { cause?: { code?: string } };
    const why = cause?.code === 'ECONNREFUSED' ? 'nothing listens there' : message;
    return { ok: false, message: `no debugging port at ${address}: ${why}; ${HOW_TO_START}` };
  }
  const { webSocketDebuggerUrl: url, Browser: browser } = answer;
  if (typeof url !== 'string')
    return {
      ok: false,
      message: `${address} is not the debugging port of a browser: /json/version names no webSocketDebuggerUrl`,
    };
  // A forwarded port is named as the browser knows it, not as it is reached from here.
  const endpoint = new URL(url);
  const { host } = new URL(address);
  endpoint.host = host;
  return { ok: true, endpoint: endpoint.href, browser: typeof browser === 'string' ? browser : '' };
}
