/** One request as each server and proxy logs it. */
export interface Logged {
  /** Milliseconds since 2026-11-29T10:00:00Z. */
  at: number;
  path: string;
  query: string;
  client: string;
  status: number;
  /** An application's own words, in what applications write. */
  words: string;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const START = Date.UTC(2026, 10, 29, 10);
const iso = (at: number): string => new Date(START + at).toISOString();
const clf = (at: number): string => {
  const date = new Date(START + at);
  return `${date.getUTCDate()}/${MONTHS[date.getUTCMonth()]}/${date.getUTCFullYear()}:${date.toISOString().slice(11, 19)} +0000`;
};
const AGENT = 'Mozilla/5.0 (X11; Linux x86_64)';
const level = (status: number): 'info' | 'error' => (status >= 400 ? 'error' : 'info');

/** A line of each format; the same request in all of them. */
export const LOG_FORMATS: Readonly<Record<string, (request: Logged) => string>> = {
  nginx: ({ at, path, query, client, status }) =>
    `${client} - - [${clf(at)}] "GET ${path}${query} HTTP/1.1" ${status} 0 "-" "${AGENT}"`,
  'nginx error': ({ at, path, query, client, status }) =>
    status < 400
      ? `${iso(at).slice(0, 19).replace('T', ' ').replaceAll('-', '/')} [info] 7#7: *9 client ${client} closed keepalive connection`
      : `${iso(at).slice(0, 19).replace('T', ' ').replaceAll('-', '/')} [error] 7#7: *9 upstream prematurely closed connection while reading response header from upstream, client: ${client}, server: app.test, request: "GET ${path}${query} HTTP/1.1", upstream: "http://10.1.1.1:3000${path}${query}", host: "app.test"`,
  haproxy: ({ at, path, query, client, status }) =>
    `${client}:40412 [${clf(at).slice(0, 20)}.644] fe be/app1 0/0/0/1/900 ${status} 136 - - ${status < 400 ? '----' : 'SH--'} 4/4/2/2/0 0/0 "GET ${path}${query} HTTP/1.1"`,
  caddy: ({ at, path, query, client, status }) =>
    JSON.stringify({
      level: level(status),
      ts: (START + at) / 1_000,
      logger: 'http.log.access',
      msg: 'handled request',
      request: {
        remote_ip: client,
        remote_port: '50000',
        method: 'GET',
        host: 'app.test',
        uri: `${path}${query}`,
        headers: { Upgrade: ['websocket'], Cookie: [] },
      },
      status,
    }),
  traefik: ({ at, path, query, client, status }) =>
    JSON.stringify({
      ClientAddr: `${client}:50000`,
      DownstreamStatus: status,
      OriginStatus: status,
      RequestHost: 'app.test',
      RequestMethod: 'GET',
      RequestPath: `${path}${query}`,
      StartUTC: iso(at),
      level: 'info',
      msg: '',
      time: iso(at),
    }),
  envoy: ({ at, path, query, client, status }) =>
    `[${iso(at)}] "GET ${path}${query} HTTP/1.1" ${status} ${status < 400 ? '-' : 'UC'} 0 0 154 - "${client}" "${AGENT}" "cc21d9b0-cf5c-432b-8c7e-98aeb7988cd2" "app.test" "10.1.1.1:3000"`,
  alb: ({ at, path, query, client, status }) =>
    `wss ${iso(at)} app/my-loadbalancer/50dc6c495c0c9188 ${client}:40914 10.1.1.1:8010 0.001 0.003 0.000 ${status} ${status < 400 ? status : '-'} 218 587 "GET https://app.test:443${path}${query} HTTP/1.1" "${AGENT}" ECDHE-RSA-AES128-GCM-SHA256 TLSv1.2 arn:aws:elasticloadbalancing:us-east-2:123456789012:targetgroup/my-targets/73e2d6bc24d8a067 "Root=1-58337364-23a8c76965a2ef7629b185e3" "-" "-" 1 ${iso(at)} "forward" "-" "-" "10.1.1.1:8010" "-" "-" "-"`,
  cloudflare: ({ at, path, query, client, status }) =>
    JSON.stringify({
      ClientIP: client,
      ClientRequestHost: 'app.test',
      ClientRequestMethod: 'GET',
      ClientRequestURI: `${path}${query}`,
      EdgeResponseStatus: status,
      OriginResponseStatus: status,
      EdgeStartTimestamp: iso(at),
    }),
  uvicorn: ({ path, query, client, status }) =>
    `INFO:     ${client}:50000 - "WebSocket ${path}${query}" ${status < 400 ? '[accepted]' : status}`,
  daphne: ({ at, path, query, client, status }) =>
    `${client}:50000 - - [${clf(at).slice(0, 20)}] "${status < 400 ? 'WSCONNECT' : 'WSREJECT'} ${path}${query}" - -`,
  pino: ({ at, path, query, client, status, words }) =>
    JSON.stringify({
      level: status < 400 ? 30 : 50,
      time: START + at,
      pid: 7,
      hostname: 'app-1',
      req: { method: 'GET', url: `${path}${query}`, remoteAddress: client },
      res: { statusCode: status },
      msg: status < 400 ? 'connected' : words,
    }),
  'python logging': ({ at, path, query, status, words }) =>
    `${iso(at).slice(0, 23).replace('T', ' ').replace('.', ',')} ${status < 400 ? 'INFO' : 'ERROR'} app: ${status < 400 ? 'connected' : words} ${path}${query}`,
  docker: ({ at, path, query, client, status }) =>
    JSON.stringify({
      log: `${client} - - [${clf(at)}] "GET ${path}${query} HTTP/1.1" ${status} 0 "-" "${AGENT}"\n`,
      stream: 'stdout',
      time: iso(at).replace('Z', '000000Z'),
    }),
  journald: ({ at, path, query, client, status }) =>
    JSON.stringify({
      __REALTIME_TIMESTAMP: String((START + at) * 1_000),
      _HOSTNAME: 'web-1',
      SYSLOG_IDENTIFIER: 'nginx',
      MESSAGE: `${client} - - [${clf(at)}] "GET ${path}${query} HTTP/1.1" ${status} 0 "-" "${AGENT}"`,
    }),
};
