import { lookup } from 'node:dns/promises';
import { expect } from 'vitest';
import { converse } from '../conversation.ts';
import { acceptFor } from '../handshake-answer.ts';
import { knock } from '../wire.ts';
import { answers, answersWithout, type Check, ends, visit } from './check.ts';

const servedMeanwhile = 20;

const staysSilent: Check = async ({ url, lab }) => {
  const [forbidden] = lab.scenarios.filter(({ id }) => id === 'forbidden');
  if (!forbidden) throw new Error('No other endpoint to compare with');
  const other = await visit(lab, forbidden);
  const answered = knock(url).then(() => 'answered');
  const othersServed = (async () => {
    for (let round = 0; round < servedMeanwhile; round++) await knock(other.url);
    return 'silent while others were served';
  })();
  expect(await Promise.race([answered, othersServed])).toBe('silent while others were served');
};

const greetsLikeSsh: Check = async ({ url }) => {
  const reply = await knock(url);
  expect(reply.kind === 'ended' && reply.bytes.toString()).toMatch(/^SSH-2\.0-/);
};

/** The server is healthy when it is asked with the other scheme. */
const worksWith = async (url: string, ca: string) => {
  expect(await converse(url, { closeAfter: 1, ca })).toMatchObject({ replies: ['hello'], code: 1000 });
};

const fromNginx = { server: expect.stringMatching(/^nginx/) };

/** Of the endpoints whose sockets never open. */
export const neverOpened: Record<string, Check> = {
  'connection-refused': ends('ECONNREFUSED'),
  'host-not-found': ({ url }) => expect(lookup(new URL(url).hostname)).rejects.toThrow(),
  'unsafe-port': ({ url }) => expect(new URL(url).port).toBe('6000'),
  'certificate-expired': ends('CERT_HAS_EXPIRED'),
  'certificate-wrong-host': ends('ERR_TLS_CERT_ALTNAME_INVALID'),
  'certificate-untrusted': ends('DEPTH_ZERO_SELF_SIGNED_CERT'),
  'wss-to-plain-port': async ({ url, ca }) => {
    // Node 20 has one code for all protocol errors, later ones say ERR_SSL_WRONG_VERSION_NUMBER.
    expect(await knock(url)).toMatchObject({
      kind: 'ended',
      how: expect.stringMatching(/^(EPROTO|ERR_SSL)/),
    });
    await worksWith(url.replace('wss:', 'ws:'), ca);
  },
  'ws-to-tls-port': async ({ url, ca }) => {
    expect(await knock(url)).toMatchObject({ kind: 'ended' });
    await worksWith(url.replace('ws:', 'wss:'), ca);
  },
  'mixed-content': ({ scenario, url }) => {
    expect(scenario.pageUrl).toMatch(/^https:/);
    expect(url).toBe('ws://lab.test/mixed-content');
  },
  'csp-blocked': async ({ page, url, ca }) => {
    expect(page.headers['content-security-policy']).toMatch(/connect-src 'self' https:$/);
    await worksWith(url, ca);
  },
  'stuck-connecting': staysSilent,
  'no-response': ends('FIN'),
  'handshake-reset': ends('ECONNRESET'),
  'not-http': greetsLikeSsh,
  'bad-request': answers(400),
  unauthorized: answersWithout('www-authenticate', 401),
  'unauthorized--challenge': answers(401, { 'www-authenticate': 'Basic realm="lab"' }),
  forbidden: answers(403),
  'not-found': answers(404),
  'rate-limited': answers(429, { 'retry-after': '30' }),
  'server-error': answers(500),
  'server-error--503': answers(503),
  'server-error--504': answers(504),
  'server-error--502-nginx': answers(502, fromNginx),
  'not-a-websocket-endpoint': answers(200, { 'content-type': 'text/html' }),
  'not-a-websocket-endpoint--426-nginx': answers(426, fromNginx),
  redirected: answers(301, { location: '/v2/redirected' }),
  'redirected--302': answers(302, { location: '/login' }),
  'subprotocol-mismatch': async (site) => {
    expect(site.page.body).toContain('["chat.v2"]');
    await answersWithout('sec-websocket-protocol', 101, { protocols: ['chat.v2'] })(site);
  },
  'subprotocol-mismatch--other': async (site) => {
    expect(site.page.body).toContain('["chat.v2"]');
    await answers(101, { 'sec-websocket-protocol': 'chat.v1' }, { protocols: ['chat.v2'] })(site);
  },
  'subprotocol-mismatch--unsolicited': answers(101, { 'sec-websocket-protocol': 'chat.v1' }),
  'bad-upgrade-response': answers(101, { 'sec-websocket-accept': acceptFor('the key of somebody else') }),
  'bad-upgrade-response--missing-upgrade': answersWithout('upgrade', 101),
};
