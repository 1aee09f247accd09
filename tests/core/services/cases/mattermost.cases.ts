import type { ServiceCase } from '../service-case.ts';

const url = 'wss://chat.example.com/api/v4/websocket';
const source = 'https://github.com/mattermost/mattermost/blob/master/server/channels/api4/websocket.go';

export const cases: ServiceCase[] = [
  {
    name: 'origin not allowed',
    url,
    status: 403,
    body: 'Forbidden\n',
    expect: { topic: 'origin', meaning: /origin of this page/ },
    source,
  },
  {
    name: 'proxy drops Upgrade',
    url,
    status: 400,
    body: 'Bad Request\n',
    expect: { topic: 'malformed-request', meaning: /without the headers/ },
    source,
  },
  {
    name: 'action before authentication',
    url,
    opens: true,
    clientMessages: ['{"seq":1,"action":"get_statuses"}'],
    serverMessages: [
      '{"status":"FAIL","error":{"id":"api.web_socket_router.not_authenticated.app_error","message":"WebSocket connection is not authenticated.","detailed_error":"","status_code":401},"seq_reply":1}',
    ],
    expect: { topic: 'credentials', meaning: /before it authenticated/ },
    source,
  },
  {
    name: 'posts arrive',
    url,
    opens: true,
    clientMessages: ['{"seq":1,"action":"authentication_challenge","data":{"token":"x"}}'],
    serverMessages: [
      '{"event":"hello","data":{"connection_id":"c1","server_version":"10.5.0"},"broadcast":{"user_id":"u"},"seq":0}',
      '{"status":"OK","seq_reply":1}',
      '{"event":"posted","data":{"post":"{\\"id\\":\\"api.web_socket_router.bad_seq.app_error\\"}"},"seq":1}',
    ],
    expect: 'healthy',
    source,
  },
];
