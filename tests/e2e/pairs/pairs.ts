/** One failure, seen by the browser and by the server. */
export interface Pair {
  /** A server of `servers.ts`. */
  server: string;
  /** The second part of the path. */
  name: string;
  /** Sent once the connection is open. */
  message?: string;
  /** An ordinary request to the same URL comes before it. */
  afterRequest?: true;
  /** The verdict of the page's file alone; absent where it has none. */
  alone?: string;
  /** The first verdict about the connection once the files are joined. */
  joined: string;
  confidence: 'certain' | 'likely';
  /** What its title or evidence says. */
  says: RegExp;
  /** The log that proves it. */
  proof: string;
}

/** The logs of each server, as a user would pass them. */
export const LOGS: Readonly<Record<string, readonly string[]>> = {
  nginx: ['nginx-error.log', 'nginx-access.log'],
  apache: ['apache-error.log', 'apache-access.log'],
  haproxy: ['haproxy.log'],
  caddy: ['caddy.log', 'caddy-access.log'],
  uvicorn: ['uvicorn.log'],
  daphne: ['daphne.log', 'daphne-access.log'],
  node: ['node.log'],
  container: ['node-container.log'],
};

type Told = Omit<Pair, 'server' | 'name'>;

/** The status tells that a proxy or server failed; its log tells why. */
const explained = (proof: string, says: RegExp, alone = 'server-error'): Told => ({
  alone,
  joined: 'upstream-failed',
  confidence: 'certain',
  says,
  proof,
});
/** The browser's file has no reason for the end; the log has it. */
const ended = (
  proof: string,
  joined: string,
  says: RegExp,
  confidence: Pair['confidence'] = 'certain',
): Told => ({
  joined,
  confidence,
  says,
  proof,
});
/** The log confirms what the status says. */
const confirmed = (proof: string, rule: string, says: RegExp): Told => ({
  alone: rule,
  joined: rule,
  confidence: 'certain',
  says,
  proof,
});

const of = (server: string, pairs: Readonly<Record<string, Told>>): Pair[] =>
  Object.entries(pairs).map(([name, told]) => ({ server, name, ...told }));

const NGINX = 'nginx-error.log';
const nginx = of('nginx', {
  refused: explained(NGINX, /connect\(\) failed \(111/),
  close: explained(NGINX, /upstream prematurely closed connection/),
  hang: explained(NGINX, /upstream timed out/),
  garbage: explained(NGINX, /sent no valid HTTP/, 'not-http'),
  bigheader: explained(NGINX, /too big header/),
  tls: explained(NGINX, /wrong version number/),
  denied: explained(NGINX, /access forbidden by rule/, 'forbidden'),
  none: { ...explained(NGINX, /no live upstreams/), afterRequest: true },
  unknown: explained(NGINX, /could not be resolved/),
  limited: { ...explained(NGINX, /limiting requests/), afterRequest: true },
  missing: explained(NGINX, /No such file or directory/, 'not-found'),
  noupgrade: confirmed('nginx-access.log', 'not-a-websocket-endpoint', /answered with 426/),
  reset: ended(NGINX, 'upstream-dropped', /recv\(\) failed \(104/),
  idle: ended(NGINX, 'proxy-idle-timeout', /timed out.*while proxying upgraded/),
});
const APACHE = 'apache-error.log';
const apache = of('apache', {
  refused: explained(APACHE, /AH01114/),
  close: explained(APACHE, /AH01102/),
  hang: explained(APACHE, /timeout specified has expired/),
  module: explained(APACHE, /AH01144/),
  denied: explained(APACHE, /AH01630/, 'forbidden'),
});
const HAPROXY = 'haproxy.log';
const haproxy = of('haproxy', {
  refused: explained(HAPROXY, /could not connect.*termination state SC/s),
  none: explained(HAPROXY, /no available server/),
  close: explained(HAPROXY, /termination state SH/),
  hang: explained(HAPROXY, /termination state sH/),
  garbage: explained(HAPROXY, /termination state PH/),
  denied: explained(HAPROXY, /termination state PR/, 'forbidden'),
  reset: ended(HAPROXY, 'upstream-dropped', /termination state SD/),
  idle: ended(HAPROXY, 'proxy-idle-timeout', /termination state [cs]D/),
});
const CADDY = 'caddy.log';
const caddy = of('caddy', {
  refused: explained(CADDY, /connect: connection refused/),
  close: explained(CADDY, /"EOF"/),
  hang: explained(CADDY, /timeout awaiting response headers/),
  garbage: explained(CADDY, /malformed HTTP response/),
  reset: ended('netlog.json', 'closed-by-transport', /neither side had sent a close frame/),
});
const uvicorn = of('uvicorn', {
  reject: confirmed('uvicorn.log', 'forbidden', /closed it before it accepted it/),
  nowhere: confirmed('uvicorn.log', 'forbidden', /no route for the path/),
  broken: {
    ...explained('uvicorn.log', /KeyError: 'user' \(server\.py, line \d+, in broken\)/),
    confidence: 'likely',
  },
  handler: ended('uvicorn.log', 'ended-by-server-fault', /JSONDecodeError.*in handler/, 'likely'),
});
const daphne = of('daphne', {
  reject: confirmed('daphne-access.log', 'forbidden', /WSREJECT/),
  origin: confirmed('daphne-access.log', 'forbidden', /WSREJECT/),
  nowhere: explained('daphne.log', /No route found for path/),
  handler: ended('daphne.log', 'ended-by-server-fault', /no such room.*line \d+, in receive/, 'likely'),
});
const node = of('node', {
  auth: confirmed('node.log', 'unauthorized', /Failed to authenticate user: token expired/),
  full: explained('node.log', /Maximum connections reached/),
  handler: ended('node.log', 'ended-by-server-fault', /Unhandled exception in WebSocket handler/),
  big: {
    ...ended('node.log', 'ended-by-server-fault', /Max payload size exceeded/),
    message: 'x'.repeat(2_000),
  },
});
const container = of('container', {
  crash: {
    ...ended(
      'node-container.log',
      'ended-by-server-fault',
      /process crashed.*TypeError.*crash\.cjs, line \d+/s,
      'likely',
    ),
    message: '{"text":"hello"}',
  },
});

export const pairs: readonly Pair[] = [
  ...nginx,
  ...apache,
  ...haproxy,
  ...caddy,
  ...uvicorn,
  ...daphne,
  ...node,
  ...container,
].map((pair) => ({ message: 'hello', ...pair }));
