import { expect } from 'vitest';
import { knock } from '../wire.ts';
import { answers, type Check, converses, type Site } from './check.ts';
import { performs } from './perform.ts';

interface Claims {
  iat?: number;
  nbf?: number;
  exp?: number;
  aud?: string;
}

/** The claims of the first token in some text; rejects what is none. */
function claimsIn(body: string): Claims {
  const [, claims] = /eyJ[\w-]+\.(eyJ[\w-]+)\.[\w-]+/.exec(body) ?? [];
  if (claims === undefined) throw new Error('No token');
  return JSON.parse(Buffer.from(claims, 'base64url').toString());
}

const now = () => Date.now() / 1000;

/** The token on the page has claims for which this holds, and the check as well. */
function withToken(holds: (claims: Claims) => boolean, check: Check): Check {
  return async (site) => {
    expect(claimsIn(site.page.body)).toSatisfy(holds);
    await check(site);
  };
}

const hasRunOut = ({ exp = 0 }: Claims) => exp < now() - 60;

/** The url carries a key, and the check holds. */
const withKey = (check: Check): Check => {
  return async (site) => {
    expect(site.url).toMatch(/\?api_?key=sk_live_[0-9a-f]{36}$/);
    await check(site);
  };
};

/** The handshake's fate depends on its Origin alone. */
async function forOrigins({ url }: Site, expected: Record<string, number>): Promise<void> {
  for (const [origin, status] of Object.entries(expected)) {
    expect(await knock(url, { origin })).toMatchObject({ kind: 'answer', status });
  }
}

/** Of the endpoints that do not want this client, or no more of it. */
export const unwelcome: Record<string, Check> = {
  'api-key-rejected': withKey(answers(401)),
  'api-key-rejected--403': withKey(answers(403)),
  'api-key-rejected--1008': withKey(converses({}, { code: 1008, reason: 'Invalid API key' })),
  'api-key-rejected--4001': withKey(converses({}, { code: 4001, reason: '' })),
  'token-expired': withToken(hasRunOut, answers(401)),
  'token-expired--subprotocol': withToken(hasRunOut, answers(403, {}, { protocols: ['access_token', 'x'] })),
  'token-expired--4401': withToken(hasRunOut, converses({}, { code: 4401, reason: 'Unauthorized' })),
  'token-not-yet-valid': withToken(({ nbf = 0 }) => nbf > now() + 3000, answers(401)),
  'token-malformed': async (site) => {
    expect(site.url).toMatch(/\?token=eyJ/);
    expect(() => claimsIn(site.url)).toThrow();
    await answers(401)(site);
  },
  'token-audience': withToken(
    ({ aud }) => aud === 'billing',
    converses({}, { code: 4401, reason: 'jwt audience invalid. expected: live' }),
  ),
  'token-outlived': performs(({ codes }) => codes.length > 0, {
    codes: [4401],
    sent: [expect.stringMatching(/^{"type":"auth","token":"eyJ/)],
    received: expect.arrayContaining(['tick']),
  }),
  'origin-refused': converses({}, { code: 1008, reason: 'Origin not allowed' }),
  'origin-refused--dev-server': converses(
    {},
    { code: 1005, replies: ['{"type":"error","data":"Invalid Host/Origin header"}'] },
  ),
  'origin-refused--403-nginx': async (site) => {
    const [, frame = ''] = /frame.src = "(.*)\/"/.exec(site.page.body) ?? [];
    const { origin } = new URL(site.scenario.pageUrl);
    await forOrigins(site, { [origin]: 403, [frame]: 101 });
  },
  'forbidden--origin-nginx': (site) => {
    const { origin } = new URL(site.scenario.pageUrl);
    return forOrigins(site, { [origin]: 403, 'https://app.example': 101 });
  },
  'rate-limited--nginx': async ({ url }) => {
    const statuses: unknown[] = [];
    for (let count = 0; count < 3; count++) statuses.push(await knock(url));
    expect(statuses).toMatchObject([{ status: 101 }, { status: 101 }, { status: 429 }]);
  },
  'too-many-sockets': performs(({ opened }) => opened === 256, { codes: [], failures: [] }),
};
