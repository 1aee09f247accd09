import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect } from 'vitest';
import { knock } from '../wire.ts';
import { answers, type Check, converses, ends, type Site, urlsIn } from './check.ts';
import { performs } from './perform.ts';

/** The proxy that the browser's arguments name for the host of the page's socket. */
function proxyOf({ lab, url }: Site): { host: string; port: number } {
  const [, encoded = ''] =
    lab.browserArgs.find((arg) => arg.startsWith('--proxy-pac-url='))?.split('base64,') ?? [];
  const script = Buffer.from(encoded, 'base64').toString();
  const address = new RegExp(`"${new URL(url).hostname}":"([\\d.]+):(\\d+)"`).exec(script);
  if (!address) throw new Error(`No proxy for ${url}`);
  return { host: address[1] ?? '', port: Number(address[2]) };
}

/** The proxy answers a request for a tunnel so. */
function tunnels(answer: RegExp): Check {
  return async (site) => {
    const socket = connect(proxyOf(site));
    const { host } = new URL(site.url);
    socket.write(`CONNECT ${host}:80 HTTP/1.1\r\nHost: ${host}:80\r\n\r\n`);
    expect(await text(socket)).toMatch(answer);
  };
}

const fromNginx = { server: expect.stringMatching(/^nginx/) };

/** The constructor throws; nothing else happens. */
const throws = (name: string): Check =>
  performs(({ threw }) => threw.length > 0, { threw: [name], opened: 0 });

/** Of two urls the first works, and the second gets the status. */
const slips = (status: number): Check =>
  performs(({ failures }) => failures.length > 0, {
    opened: 1,
    sent: ['hello'],
    failures: [`Unexpected server response: ${status}`],
  });

const ticks = converses({ closeAfter: 2 }, { replies: [expect.stringMatching(/^tick/), expect.anything()] });

/** All sockets of the page to as many hosts tick. */
const threeHosts: Check = async (site) => {
  const urls = urlsIn(site.page.body, site.lab);
  expect(new Set(site.page.body.match(/[\w-]+\.lab\.test/g))).toEqual(
    new Set(['chat.lab.test', 'prices.lab.test', 'alerts.lab.test']),
  );
  for (const url of urls) await ticks({ ...site, url });
};

/** Of the endpoints that something other than the server's judgement keeps from opening. */
export const hindered: Record<string, Check> = {
  'connection-timed-out': ends(expect.stringMatching(/^(ENETUNREACH|EHOSTUNREACH|EACCES)$/)),
  offline: ticks,
  'network-lost': threeHosts,
  'network-lost--all-hosts': performs(({ codes }) => codes.length === 3, {
    opened: 3,
    codes: [1006, 1006, 1006],
  }),
  'proxy-refused': tunnels(/^HTTP\/1.1 403/),
  'proxy-refused--407': tunnels(/^HTTP\/1.1 407.*\r\nProxy-Authenticate: Basic/),
  'proxy-refused--login-page': tunnels(/^HTTP\/1.1 200 OK\r\n[\s\S]*<title>Sign in/),
  'proxy-refused--gone': (site) => expect(tunnels(/./)(site)).rejects.toThrow('ECONNREFUSED'),
  'proxy-refused--407-from-origin': answers(407, { 'proxy-authenticate': 'Basic realm="lab"' }),
  'server-error--503-haproxy': answers(503),
  'server-error--504-nginx': answers(504, fromNginx),
  'invalid-url': throws('SyntaxError'),
  'invalid-url--scheme': throws('SyntaxError'),
  'invalid-url--port': throws('SyntaxError'),
  'invalid-url--headers': ({ page }) => expect(page.body).toContain('{ headers: { Authorization:'),
  'url-slip': slips(404),
  'url-slip--double-slash': slips(400),
  'url-slip--missing-port': async ({ lab, page, url }) => {
    expect(page.body).toContain('new WebSocket("ws://no-port.lab.test/url-slip--missing-port")');
    expect(await knock(url)).toMatchObject({ status: 101 });
    const [, port] = /MAP no-port.lab.test:80 127.0.0.1:(\d+)/.exec(lab.browserArgs[0] ?? '') ?? [];
    expect(await knock(`ws://127.0.0.1:${port}/`)).toMatchObject({ how: 'ECONNREFUSED' });
  },
  'stuck-connecting--endpoint-lock': async (site) => {
    const [hanging = '', healthy = ''] = urlsIn(site.page.body, site.lab);
    expect(hanging).toMatch(/\/aside$/);
    const answered = knock(hanging).then(() => 'answered');
    const other = converses({ closeAfter: 1 }, { replies: ['hello'] })({ ...site, url: healthy });
    expect(await Promise.race([answered, Promise.resolve(other).then(() => 'silent')])).toBe('silent');
  },
  'stuck-connecting--throttled': performs(({ opened, failures }) => opened > 0 && failures.length === 40, {
    opened: 1,
    createdAt: { length: 41 },
  }),
  'csp-blocked--scheme': async (site) => {
    expect(site.page.headers['content-security-policy']).toContain('connect-src wss:');
    expect(site.url).toMatch(/^ws:/);
  },
  'local-network-access': async (site) => {
    const { host } = new URL(site.scenario.pageUrl);
    expect(site.lab.browserArgs.join(' ')).toContain(`--ip-address-space-overrides=${host}=public`);
    await converses({ closeAfter: 1 }, { replies: ['hello'] })(site);
  },
  'client-certificate': ends(expect.stringMatching(/CERTIFICATE_REQUIRED|ECONNRESET/)),
  'tls-version': ends(expect.stringMatching(/^(EPROTO|ERR_SSL|ECONNRESET)/)),
  'handshake-reset--before-request': ends('ECONNRESET'),
  'handshake-reset--in-headers': async ({ url }) => {
    const reply = await knock(url);
    expect(reply.kind === 'ended' && reply.bytes.toString()).toMatch(/^HTTP\/1.1 101 .*\r\n.*\r\nConn$/);
  },
  'extension-mismatch': answers(101, { 'sec-websocket-extensions': 'x-webkit-deflate-frame' }),
  'bad-request--path': answers(400),
};
