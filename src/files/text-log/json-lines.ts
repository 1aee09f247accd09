import type { LogTopic } from '../../capture/log-line.ts';
import { asJson, textOf } from '../../shared/json-shape.ts';
import type { LineParser } from './log-item.ts';
import { isoTime, jsonLine, timed, withoutQueries } from './log-item.ts';

function headerIn(headers: unknown, name: string): string | undefined {
  for (const [key, value] of Object.entries(asJson(headers))) {
    if (key.toLowerCase() === name) return textOf(Array.isArray(value) ? value[0] : value);
  }
  return undefined;
}

/** Go's net and net/http. */
const GO: readonly (readonly [RegExp, LogTopic])[] = [
  [/connection refused|no route to host|network is unreachable/, 'upstream-refused'],
  [/no upstreams available|no available server/, 'upstream-unavailable'],
  [/timeout awaiting response headers|i\/o timeout|context deadline exceeded/, 'upstream-timed-out'],
  [/no such host/, 'upstream-name-unknown'],
  [/malformed HTTP|first record does not look like a TLS handshake/, 'upstream-not-http'],
  [/^EOF$|: EOF$|connection reset by peer|server closed/, 'upstream-closed'],
];

function secondsOrText(value: unknown): number | undefined {
  if (typeof value === 'number') return value > 1e9 && value < 4.2e9 ? value * 1_000 : undefined;
  return isoTime(textOf(value));
}

/** Caddy's access log and its errors. */
export const caddyLog: LineParser = (line) => {
  const entry = jsonLine(line);
  if (!entry || !textOf(entry.logger).startsWith('http')) return undefined;
  const request = asJson(entry.request);
  const path = textOf(request.uri);
  const message = textOf(entry.msg);
  if (path === '') return undefined;
  // A connection that was upgraded is logged with 0.
  const isUpgraded = headerIn(entry.resp_headers, 'upgrade')?.toLowerCase() === 'websocket';
  const status = isUpgraded && entry.status === 0 ? 101 : Number(entry.status);
  const port = textOf(request.remote_port);
  const peer = `${textOf(request.remote_ip) || textOf(request.client_ip)}:${port}`;
  const host = textOf(request.host);
  const key = headerIn(request.headers, 'sec-websocket-key');
  const upgrade = headerIn(request.headers, 'upgrade')?.toLowerCase() === 'websocket';
  const isError = entry.level === 'error' && message !== 'handled request';
  const topic = isError ? GO.find(([words]) => words.test(message))?.[1] : undefined;
  return {
    kind: 'server',
    log: 'Caddy log',
    text: isError
      ? `"${withoutQueries(message)}" for "GET ${withoutQueries(path)}", answered with ${status}`
      : `"GET ${withoutQueries(path)}" was answered with ${status}`,
    path,
    ...timed(secondsOrText(entry.ts)),
    ...(Number.isInteger(status) && status > 0 ? { status } : {}),
    ...(host === '' ? {} : { host }),
    ...(port === '' ? {} : { peer }),
    ...(key === undefined ? {} : { key }),
    ...(topic === undefined ? {} : { topic }),
    ...(upgrade ? { upgrade: true } : {}),
  };
};
