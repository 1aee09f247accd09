import { describe, expect, it } from 'vitest';
import { usualTlsPort } from '../../../src/handshake/default-tls-port.ts';
import { describeNetError } from '../../../src/handshake/net-error.ts';
import { describeServerError } from '../../../src/handshake/server-error-status.ts';

it.each([
  [443, true],
  [8443, true],
  [9443, true],
  [80, false],
  [8080, false],
])('port %d usually uses TLS: %s', (port, secure) => {
  expect(usualTlsPort(port)).toBe(secure);
});

it('an error of the network is described where it is known', () => {
  expect(describeNetError('ERR_BLOCKED_BY_CLIENT')).toMatch(/ad blocker/);
  expect(describeNetError('ERR_UNHEARD_OF')).toBeUndefined();
});

describe('a status of the server', () => {
  it.each([500, 501, 502, 503, 504, 519, 520, 521, 522, 523, 524, 525, 526, 527, 530, 531, 599])(
    '%d says which, by whom, and where to look',
    (status) => {
      const { words, hop, search } = describeServerError(status);
      expect(words).not.toBe('');
      expect(hop).toContain(String(status));
      expect([hop, search].filter((text) => !/^[A-Z].+\.$/s.test(text))).toEqual([]);
    },
  );

  it.each([
    [502, 'Handshake rejected: 502 Bad Gateway', /proxy or load balancer/, /error log of the proxy/],
    [507, 'Handshake rejected: status 507', /of the server or of a proxy/, /outermost proxy/],
    [519, 'Handshake rejected: status 519', /of the server or of a proxy/, /outermost proxy/],
    [520, 'Cloudflare got an empty or invalid response from the origin server', /from Cloudflare/, /log/],
    [530, 'Cloudflare cannot find the origin server', /from Cloudflare/, /1016/],
    [521, 'The origin server refuses connections from Cloudflare', /from Cloudflare/, /firewall/],
    [527, 'Cloudflare got no usable response from the origin server', /from Cloudflare/, /certificate/],
    [531, 'Handshake rejected: status 531', /of the server or of a proxy/, /outermost proxy/],
  ])('%d', (status, words, hop, search) => {
    expect(describeServerError(status)).toEqual({
      words,
      hop: expect.stringMatching(hop),
      search: expect.stringMatching(search),
    });
  });
});
