/** Where a running browser's debugging port is, or why it cannot be used. */
export type FoundEndpoint = { ok: true; endpoint: string; browser: string } | { ok: false; message: string };

const ANSWER_WITHIN = 10_000;
const HOW_TO_START =
  'start the browser with --remote-debugging-port=9222 --user-data-dir=DIR, the Electron app with --remote-debugging-port=9222';

/** What can be done about a program that runs in Node.js; docs/watch.md has what its inspector sends. */
const isInspectorOfNode = (version: string): string =>
  `is the inspector of Node.js${version}, which cannot be watched: it sends no messages and no close codes of WebSockets, nothing of a refused connection, and of the library ws no response. Use "wsdoctor probe URL", or "wsdoctor diagnose" with the log of the program`;

/** The same for an inspector that was given as a `ws:` URL, by its answer to the first command; undefined for others. */
export function inspectorProblem(address: string, error: string): string | undefined {
  return /'Browser\.getVersion' wasn't found/.test(error) ? `${address} ${isInspectorOfNode('')}` : undefined;
}

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
  if (typeof browser === 'string' && /^node\.js\b/i.test(browser))
    return { ok: false, message: `${address} ${isInspectorOfNode(browser.replace(/^node\.js\//i, ' '))}` };
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
