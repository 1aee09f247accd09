import type { ServiceCase } from '../service-case.ts';

const url = 'wss://chat.stream-io-api.com/connect?api_key=k&authorization=eyJ&stream-auth-type=jwt';
const source = 'https://getstream.io/chat/docs/javascript/api_errors_response/';

export const cases: ServiceCase[] = [
  {
    name: 'expired token',
    url,
    opens: true,
    serverMessages: [
      '{"error":{"code":40,"message":"JWTAuth error: token has expired (exp)","StatusCode":401,"duration":"0.00ms","more_info":"https://getstream.io/chat/docs/api_errors_response","details":[]}}',
    ],
    expect: { topic: 'credentials', meaning: /expired/ },
    source,
  },
  {
    name: 'wrong secret',
    url,
    opens: true,
    serverMessages: [
      '{"error":{"code":43,"message":"JWTAuth error: signature is not valid","StatusCode":401,"duration":"0.00ms"}}',
    ],
    expect: { topic: 'credentials', meaning: /signature/ },
    source,
  },
  {
    name: 'a connected user',
    url,
    opens: true,
    serverMessages: [
      '{"type":"health.check","connection_id":"62f","cid":"*","me":{"id":"ada"}}',
      '{"type":"message.new","message":{"text":"\\"code\\":40,"}}',
    ],
    expect: 'healthy',
    source: 'https://getstream.io/chat/docs/javascript/event_object/',
  },
];
