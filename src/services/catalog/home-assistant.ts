import { defineService, type ServiceFix } from '../service.ts';

const docs = 'https://developers.home-assistant.io/docs/api/websocket/';
const http = 'https://www.home-assistant.io/integrations/http/';
const newToken: ServiceFix = {
  title: 'Send a valid access token',
  detail:
    'In your user profile, tab Security, create a long-lived access token and send it in the auth message. The text is "access_token", without "Bearer".',
  snippet: '{"type":"auth","access_token":"<long-lived access token>"}',
  language: 'text',
};

/** Home Assistant: the WebSocket API at /api/websocket. */
export const homeAssistant = defineService({
  id: 'home-assistant',
  name: 'Home Assistant',
  operator: 'self-hosted',
  docs,
  hosts: ['homeassistant.local', '*.ui.nabu.casa'],
  signatures: [
    { serverMessage: /^\{"type":\s*"auth_required",\s*"ha_version":/ },
    { path: /^\/api\/websocket\/?$/, port: 8123 },
  ],
  statuses: [
    {
      status: 400,
      body: /No WebSocket UPGRADE hdr/i,
      meaning: 'the request reached Home Assistant without the headers of a WebSocket handshake',
      topic: 'malformed-request',
      retry: 'no',
      fixes: [
        {
          title: 'Forward the Upgrade headers',
          detail: 'The reverse proxy must use HTTP/1.1 for /api/websocket and pass Upgrade and Connection.',
          snippet:
            'proxy_http_version 1.1;\nproxy_set_header Upgrade $http_upgrade;\nproxy_set_header Connection "upgrade";',
          language: 'nginx',
        },
      ],
      source: 'https://github.com/aio-libs/aiohttp/blob/master/aiohttp/web_ws.py',
    },
    {
      status: 400,
      meaning: 'Home Assistant got the request through a reverse proxy that it does not trust',
      topic: 'permission',
      retry: 'no',
      fixes: [
        {
          title: 'Add the proxy to trusted_proxies',
          detail:
            'In configuration.yaml set use_x_forwarded_for and the address of the proxy as Home Assistant sees it, then restart Home Assistant.',
          snippet: 'http:\n  use_x_forwarded_for: true\n  trusted_proxies:\n    - 172.30.33.0/24',
          language: 'text',
        },
        {
          title: 'Forward the Upgrade headers',
          detail:
            'The reverse proxy must pass Upgrade and Connection for /api/websocket with HTTP/1.1. Otherwise the request is no WebSocket handshake.',
        },
      ],
      source: http,
    },
    {
      status: 403,
      meaning: 'Home Assistant banned this IP address after failed logins',
      topic: 'permission',
      retry: 'no',
      fixes: [
        {
          title: 'Remove the address from ip_bans.yaml',
          detail:
            'Delete the entry in ip_bans.yaml of the configuration directory and restart Home Assistant. Then replace the wrong token in the client, or it is banned again.',
        },
      ],
      source: http,
    },
  ],
  errors: [
    {
      pattern: /^\{"type":\s*"auth_invalid"/,
      meaning: 'the access token is not valid',
      topic: 'credentials',
      retry: 'no',
      fixes: [
        newToken,
        {
          title: 'Use the supervisor URL inside an add-on',
          detail:
            'SUPERVISOR_TOKEN is valid only at ws://supervisor/core/websocket, with homeassistant_api: true in the add-on.',
        },
      ],
      source: docs,
    },
    {
      pattern: /"success":\s*false,\s*"error":\s*\{"code":\s*"unauthorized"/,
      meaning: 'the user of this token may not use this command',
      topic: 'permission',
      retry: 'no',
      fixes: [
        {
          title: 'Use a token of an administrator',
          detail:
            'Create the long-lived token in the profile of a user who may do this, or use another command.',
        },
      ],
      source: docs,
    },
    {
      pattern: /"success":\s*false,\s*"error":\s*\{"code":\s*"unknown_command"/,
      meaning: 'this version of Home Assistant does not know the command',
      topic: 'unknown-resource',
      retry: 'no',
      fixes: [
        {
          title: 'Check the type of the message',
          detail:
            'Correct the spelling of "type". Commands of an integration exist only while the integration is set up.',
        },
      ],
      source: docs,
    },
    {
      pattern: /"success":\s*false,\s*"error":\s*\{"code":\s*"id_reuse"/,
      meaning: 'the message uses an id that is not higher than the one before',
      topic: 'malformed-request',
      retry: 'no',
      fixes: [
        {
          title: 'Increase the id with each message',
          detail:
            'Start at 1 on each connection and never use an id again. One connection needs one counter.',
        },
      ],
      source: docs,
    },
    {
      pattern: /"success":\s*false,\s*"error":\s*\{"code":\s*"invalid_format"/,
      meaning: 'a parameter of the command is missing, unknown or has the wrong type',
      topic: 'malformed-request',
      retry: 'no',
      fixes: [
        {
          title: 'Correct the parameter the message names',
          detail: 'The text after "message" names the field. Compare the command with the documentation.',
        },
      ],
      source: docs,
    },
    {
      pattern: /"success":\s*false,\s*"error":\s*\{"code":\s*"not_found"/,
      meaning: 'the command names something that does not exist',
      topic: 'unknown-resource',
      retry: 'no',
      fixes: [
        {
          title: 'Check the id, entity or action',
          detail: 'Look up the name under Developer tools, States or Actions.',
        },
      ],
      source: docs,
    },
  ],
  limits: [
    {
      kind: 'auth-deadline',
      value: 10_000,
      note: 'The client must send the auth message within this time, or Home Assistant closes the connection',
      source:
        'https://github.com/home-assistant/core/blob/dev/homeassistant/components/websocket_api/http.py',
    },
  ],
});
