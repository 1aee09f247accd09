import type { ServiceCase } from '../service-case.ts';

const url =
  'wss://demo-abc123.livekit.cloud/rtc?access_token=eyJhbGciOiJIUzI1NiJ9.e30.x&auto_subscribe=1&sdk=js&version=2.5.0&protocol=15';
const source = 'https://github.com/livekit/livekit/blob/master/pkg/service/auth.go';

export const cases: ServiceCase[] = [
  {
    name: 'expired token',
    url,
    status: 401,
    body: 'invalid token: eyJhbGciOiJIUzI1NiJ9.e30.x, error: go-jose/go-jose/jwt: validation failed, token is expired (exp)',
    expect: { topic: 'credentials', meaning: /expired/ },
    source,
  },
  {
    name: 'key of another project',
    url: 'ws://127.0.0.1:7880/rtc?access_token=eyJhbGciOiJIUzI1NiJ9.e30.x&auto_subscribe=1',
    status: 401,
    body: 'invalid API key: APIxyz',
    expect: { topic: 'credentials', meaning: /does not know/ },
    source,
  },
  {
    name: 'token without a grant',
    url,
    status: 401,
    body: 'permissions denied',
    expect: { topic: 'permission', meaning: /no grant/ },
    source,
  },
  {
    name: 'a participant joins',
    url,
    opens: true,
    closeCode: 1000,
    expect: 'healthy',
    source: 'https://github.com/livekit/livekit/blob/master/pkg/service/rtcservice.go',
  },
];
