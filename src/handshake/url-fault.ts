export interface UrlFault {
  kind: 'scheme' | 'fragment' | 'subprotocol' | 'repeated' | 'url';
  title: string;
}

/** Parses the texts of Blink (third_party/blink/renderer/modules/websockets/websocket_common.cc) and Firefox. */
export function faultOf(message: string): UrlFault {
  if (/subprotocol '.*' is duplicated/.test(message)) {
    return { kind: 'repeated', title: 'A subprotocol is named twice' };
  }
  if (/\[object Object\]/.test(message)) {
    return {
      kind: 'subprotocol',
      title: 'The second argument of WebSocket is an options object, which browsers do not know',
    };
  }
  if (/subprotocol/i.test(message)) {
    return { kind: 'subprotocol', title: 'A subprotocol name has characters that are not allowed in it' };
  }
  if (/fragment/i.test(message)) {
    return { kind: 'fragment', title: 'The URL has a fragment, which a WebSocket URL may not have' };
  }
  if (/scheme/i.test(message)) {
    return { kind: 'scheme', title: 'The URL has a scheme that WebSocket does not know' };
  }
  return { kind: 'url', title: 'The WebSocket constructor cannot read its URL or subprotocols' };
}

const SCHEME = /^(?:wss?|https?):\/\//i;

/** The URL as it was probably meant; undefined if that is unclear. */
export function correctUrl(url: string): string | undefined {
  const trimmed = url.trim().replace(/#.*$/s, '');
  const slashes = trimmed.replace(/^(wss?|https?):\/*(?=[^/])/i, '$1://');
  if (SCHEME.test(slashes)) {
    const port = /^\w+:\/\/[^/?#]*?:(\d+)(?=[/?]|$)/.exec(slashes)?.[1];
    if (port !== undefined && Number(port) > 65_535) return undefined;
    return slashes === url ? undefined : slashes;
  }
  // `localhost:8080/ws` parses as a URL with the scheme `localhost:`.
  const hostAndPort = /^[\w.-]+:\d{1,5}(?:[/?].*)?$/s.exec(trimmed);
  if (hostAndPort) return `ws://${trimmed}`;
  const otherScheme = /^[a-z][a-z0-9+.-]*:\/\/(.+)$/is.exec(trimmed);
  return otherScheme ? `wss://${otherScheme[1]}` : undefined;
}
