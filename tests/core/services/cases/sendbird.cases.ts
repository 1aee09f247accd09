import type { ServiceCase } from '../service-case.ts';

const url = 'wss://ws-a1b2c3.sendbird.com/?p=JS&pv=Mozilla&sv=4.9.0&ai=A1B2C3&user_id=ada';
const source = 'https://docs.sendbird.com/docs/chat/v3/ios/ref/Constants/SBDErrorCode.html';

export const cases: ServiceCase[] = [
  {
    name: 'wrong token',
    url,
    opens: true,
    serverMessages: ['LOGI{"error":true,"code":400302,"message":"Access token is not valid."}'],
    expect: { topic: 'credentials', meaning: /access token/ },
    source,
  },
  {
    name: 'expired session',
    url,
    opens: true,
    serverMessages: ['LOGI{"error":true,"code":400309,"message":"Session key expired."}'],
    expect: { topic: 'credentials', meaning: /session key/ },
    source,
  },
  {
    name: 'a connected user',
    url,
    opens: true,
    serverMessages: [
      'LOGI{"user_id":"ada","error":false,"ping_interval":15,"pong_timeout":5,"key":"k"}',
      'PONG{"ts":1}',
    ],
    expect: 'healthy',
    source,
  },
];
