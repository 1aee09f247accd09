import type { ServiceCase } from '../service-case.ts';

const url = 'ws://homeassistant.local:8123/api/websocket';
const required = '{"type":"auth_required","ha_version":"2026.4.0"}';
const source = 'https://developers.home-assistant.io/docs/api/websocket/';

export const cases: ServiceCase[] = [
  {
    name: 'wrong token',
    url,
    opens: true,
    clientMessages: ['{"type":"auth","access_token":"abc"}'],
    serverMessages: [required, '{"type":"auth_invalid","message":"Invalid access token or password"}'],
    closeCode: 1000,
    expect: { topic: 'credentials', meaning: /token is not valid/ },
    source,
  },
  {
    name: 'reverse proxy not trusted',
    url: 'wss://homeassistant.local/api/websocket',
    status: 400,
    body: '400: Bad Request',
    expect: { topic: 'permission', meaning: /reverse proxy/ },
    source: 'https://www.home-assistant.io/integrations/http/',
  },
  {
    name: 'proxy drops the Upgrade header',
    url: 'wss://homeassistant.local/api/websocket',
    status: 400,
    body: 'No WebSocket UPGRADE hdr: None\n Can "Upgrade" only to "WebSocket".',
    expect: { topic: 'malformed-request', meaning: /without the headers/ },
    source: 'https://github.com/aio-libs/aiohttp/blob/master/aiohttp/web_ws.py',
  },
  {
    name: 'unknown command',
    url: 'wss://ha.example.org/api/websocket',
    opens: true,
    serverMessages: [
      required,
      '{"type":"auth_ok","ha_version":"2026.4.0"}',
      '{"id":1,"type":"result","success":false,"error":{"code":"unknown_command","message":"Unknown command."}}',
    ],
    expect: { topic: 'unknown-resource', meaning: /does not know the command/ },
    source,
  },
  {
    name: 'commands and events',
    url,
    opens: true,
    clientMessages: ['{"id":1,"type":"subscribe_events"}'],
    serverMessages: [
      required,
      '{"type":"auth_ok","ha_version":"2026.4.0"}',
      '{"id":1,"type":"result","success":true,"result":null}',
      '{"id":1,"type":"event","event":{"event_type":"call_service","data":{"message":"auth_invalid"}}}',
    ],
    expect: 'healthy',
    source,
  },
];
