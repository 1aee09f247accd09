import type { ClientTexts } from './cause.ts';

/**
 * Measured with Chromium 156, Firefox ESR 153, ws 8.23, Node 20 (undici 6.24), websockets 10.4 and aiohttp 3.8; Safari's
 * texts are from public bug reports, which the pages name among their sources.
 */
export const chrome = (words: string): string =>
  `WebSocket connection to 'wss://example.com/live' failed: ${words}`;

export const FIREFOX_HANDSHAKE =
  'Firefox can’t establish a connection to the server at wss://example.com/live.';
export const FIREFOX_CUT =
  'The connection to wss://example.com/live was interrupted while the page was loading.';
export const NODE_HANDSHAKE = 'Received network error or non-101 status code.';

export const SAFARI = {
  unreachable: chrome('Could not connect to the server.'),
  badResponse: chrome('There was a bad response from the server.'),
  tls: chrome('An SSL error has occurred and a secure connection to the server cannot be made.'),
  lost: chrome('The network connection was lost.'),
  protocol: chrome('The operation couldn’t be completed. (kNWErrorDomainPOSIX error 100 - Protocol error)'),
} as const;

/** Where Safari's texts were seen. */
export const SAFARI_SOURCES = {
  unreachable: '[Safari’s texts, anomalyco/console#43](https://github.com/anomalyco/console/issues/43)',
  badResponse: '[Safari’s text, k-yle/rtsp-relay#218](https://github.com/k-yle/rtsp-relay/issues/218)',
  certificate: '[Safari’s text, Building42/Telegraph#39](https://github.com/Building42/Telegraph/issues/39)',
  protocol: '[Safari’s text, oddsdk/ts-odd#524](https://github.com/oddsdk/ts-odd/issues/524)',
} as const;

/** The server answered the handshake with this status. */
export function statusTexts(status: number): ClientTexts {
  return {
    chrome: [chrome(`Error during WebSocket handshake: Unexpected response code: ${status}`)],
    firefox: [FIREFOX_HANDSHAKE],
    safari: [SAFARI.badResponse],
    ws: [`Error: Unexpected server response: ${status}`],
    node: [NODE_HANDSHAKE],
    websockets: [`websockets.exceptions.InvalidStatus: server rejected WebSocket connection: HTTP ${status}`],
    aiohttp: [
      `aiohttp.client_exceptions.WSServerHandshakeError: ${status}, message='Invalid response status', url=URL('wss://example.com/live')`,
    ],
  };
}

/** The connection never reached a server that speaks HTTP. */
export function networkTexts(netError: string, more: ClientTexts): ClientTexts {
  return {
    chrome: [chrome(`Error in connection establishment: net::${netError}`)],
    firefox: [FIREFOX_HANDSHAKE],
    node: [NODE_HANDSHAKE],
    ...more,
  };
}

/** The server sent a close frame; `name` is that of the Python package `websockets`. */
export function closeTexts(code: number, name: string, reason = ''): ClientTexts {
  const words = `${code} (${name})${reason === '' ? '' : ` ${reason}`}`;
  return {
    websockets: [`websockets.exceptions.ConnectionClosedError: received ${words}; then sent ${words}`],
  };
}

export const ABOUT_CLOSE = (code: number | string): string =>
  `Browsers and \`ws\` print nothing for a close: the \`close\` event has \`code\` ${code}, and \`reason\` has the words of the server, if it sent any. People search for “WebSocket closed with code ${code}”.`;
