import { type BrowserItem, isoTime, type LineParser, timed } from './log-item.ts';

/** nsresult codes of a WebSocket's end: xpcom/base/ErrorList.py, security/nss SSLerrs.h and SECerrs.h. */
const REASONS: Record<string, string> = {
  '804b000d': 'NS_ERROR_CONNECTION_REFUSED',
  '804b000e': 'NS_ERROR_NET_TIMEOUT',
  '804b0010': 'NS_ERROR_OFFLINE',
  '804b0014': 'NS_ERROR_NET_RESET',
  '804b001e': 'NS_ERROR_UNKNOWN_HOST',
  '804b002a': 'NS_ERROR_UNKNOWN_PROXY_HOST',
  '804b0048': 'NS_ERROR_PROXY_CONNECTION_REFUSED',
  '805a1ff3': 'The certificate issuer is unknown (SEC_ERROR_UNKNOWN_ISSUER)',
  '805a1ff5': 'The certificate has expired (SEC_ERROR_EXPIRED_CERTIFICATE)',
  '805a2ff4': "The domain name does not match the server's certificate (SSL_ERROR_BAD_CERT_DOMAIN)",
  '805a2fe7': 'Unsupported protocol version (SSL_ERROR_UNSUPPORTED_VERSION)',
  '805a2f9e': 'Unsupported protocol version (SSL_ERROR_PROTOCOL_VERSION_ALERT)',
  '805a3ff2': 'The certificate is self-signed (MOZILLA_PKIX_ERROR_SELF_SIGNED_CERT)',
};
const LINE = /^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d+ UTC) - \[[^\]]*\]: \w\/nsWebSocket (.*)$/;
const MOST_SOCKETS = 10_000;

/** Reads Firefox's `MOZ_LOG=nsWebSocket:5`: the last line about a socket has the reason, those before it the URL. */
export function createMozLogParser(): LineParser {
  const opened: string[] = [];
  const urls = new Map<string, string>();
  const statuses = new Map<string, number>();
  let status: number | undefined;
  return (line): BrowserItem | undefined => {
    const [, date = '', message = ''] = LINE.exec(line) ?? [];
    if (message === '') return undefined;
    const url = /AsyncOpen uri=(wss?:\/\/\S+)/.exec(message)?.[1];
    if (url !== undefined && opened.length < MOST_SOCKETS) opened.push(url);
    const answer = /OnStartRequest: (?:HTTP status (\d{3})|No HTTP Response)/.exec(message);
    if (answer) status = answer[1] === undefined ? undefined : Number(answer[1]);
    const place = /connection to (\S+), (\S+), (\d+) failed: \[this=(\w+)\]/.exec(message);
    if (place) {
      const [, host = '', path = '', port = '', socket = ''] = place;
      const known = opened.findIndex((each) => isAt(each, host, path, port));
      const found = known < 0 ? `ws://${host}:${port}${path}` : (opened.splice(known, 1)[0] ?? '');
      if (urls.size < MOST_SOCKETS) urls.set(socket, found);
    }
    const [, socket = '', code = '', stopped] =
      /AbortSession\(\) (\w+) \[reason (\w+)\] stopped = ([01])/.exec(message) ?? [];
    if (stopped === '0' && status !== undefined) {
      statuses.set(socket, status);
      status = undefined;
    }
    const address = stopped === '1' ? urls.get(socket) : undefined;
    if (address === undefined) return undefined;
    urls.delete(socket);
    const rejected = statuses.get(socket);
    const reason =
      rejected !== undefined && rejected !== 101
        ? `Unexpected response code: ${rejected}`
        : (REASONS[code] ?? `Firefox error ${code}`);
    return { kind: 'browser', log: 'Firefox log', url: address, reason, ...timed(isoTime(date)) };
  };
}

function isAt(url: string, host: string, path: string, port: string): boolean {
  const match = /^(wss?):\/\/(\[[^\]]+\]|[^/:?#]+)(?::(\d+))?([^?#]*)/.exec(url);
  if (!match) return false;
  const [, scheme, name, given, place] = match;
  return (
    name === host &&
    (given ?? (scheme === 'wss' ? '443' : '80')) === port &&
    (place || '/') === path.replace(/\?.*$/, '')
  );
}
