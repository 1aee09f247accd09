import type { ServiceCase } from '../service-case.ts';

const url = 'wss://open.rocket.chat/websocket';
const connected = '{"msg":"connected","session":"HfK"}';
const source = 'https://developer.rocket.chat/apidocs/realtime-api';

export const cases: ServiceCase[] = [
  {
    name: 'expired token',
    url,
    opens: true,
    clientMessages: [
      '{"msg":"connect","version":"1","support":["1"]}',
      '{"msg":"method","method":"login","id":"1","params":[{"resume":"x"}]}',
    ],
    serverMessages: [
      connected,
      '{"msg":"result","id":"1","error":{"isClientSafe":true,"error":403,"reason":"You\'ve been logged out by the server. Please log in again.","message":"You\'ve been logged out by the server. Please log in again. [403]","errorType":"Meteor.Error"}}',
    ],
    expect: { topic: 'credentials', meaning: /login failed/ },
    source,
  },
  {
    name: 'subscription without login',
    url,
    opens: true,
    serverMessages: [
      connected,
      '{"msg":"nosub","id":"s1","error":{"isClientSafe":true,"error":"not-allowed","message":"[not-allowed]","errorType":"Meteor.Error"}}',
    ],
    expect: { topic: 'permission', meaning: /may not/ },
    source,
  },
  {
    name: 'messages arrive',
    url,
    opens: true,
    serverMessages: [
      connected,
      '{"msg":"result","id":"1","result":{"id":"u1","token":"t"}}',
      '{"msg":"ping"}',
    ],
    expect: 'healthy',
    source,
  },
];
