import { defineService } from '../service.ts';

const docs = 'https://developers.mattermost.com/api-documentation/';
const source = 'https://github.com/mattermost/mattermost/blob/master/server/channels/api4/websocket.go';
const router =
  'https://github.com/mattermost/mattermost/blob/master/server/channels/app/platform/websocket_router.go';

/** Mattermost: the WebSocket of the API v4. */
export const mattermost = defineService({
  id: 'mattermost',
  name: 'Mattermost',
  operator: 'either',
  docs,
  hosts: ['*.cloud.mattermost.com'],
  signatures: [{ path: /\/api\/v4\/websocket\/?$/ }],
  statuses: [
    {
      status: 403,
      meaning: 'Mattermost does not allow connections from the origin of this page',
      topic: 'origin',
      retry: 'no',
      fixes: [
        {
          title: 'Set SiteURL and AllowCorsFrom',
          detail:
            'In config.json, section ServiceSettings, SiteURL must be the URL in the browser. List other origins in AllowCorsFrom, separated by spaces. The reverse proxy must pass the original Host.',
        },
        {
          title: 'Connect from the site itself, or from a server',
          detail:
            'If you do not run the Mattermost server, use its own URL, or connect from a program outside the browser, which sends no Origin.',
        },
      ],
      source,
    },
    {
      status: 400,
      meaning: 'the request reached Mattermost without the headers of a WebSocket handshake',
      topic: 'malformed-request',
      retry: 'no',
      fixes: [
        {
          title: 'Forward the Upgrade headers of this path',
          detail: 'The reverse proxy needs HTTP/1.1, Upgrade and Connection for /api/v4/websocket.',
          snippet:
            'location ~ /api/v[0-9]+/(users/)?websocket$ {\n  proxy_set_header Upgrade $http_upgrade;\n  proxy_set_header Connection "upgrade";\n  proxy_http_version 1.1;\n  proxy_set_header Host $http_host;\n  proxy_pass http://backend;\n}',
          language: 'nginx',
        },
      ],
      source,
    },
  ],
  errors: [
    {
      pattern: /[{,]\s*"id":\s*"api\.web_socket_router\.not_authenticated\.app_error"/,
      meaning: 'the client sent an action before it authenticated',
      topic: 'credentials',
      retry: 'no',
      fixes: [
        {
          title: 'Send authentication_challenge first',
          detail:
            'Use a session token, a personal access token or a bot token. If the token is wrong, Mattermost closes the connection without a message.',
          snippet: '{"seq":1,"action":"authentication_challenge","data":{"token":"<token>"}}',
          language: 'text',
        },
      ],
      source: router,
    },
    {
      pattern: /[{,]\s*"id":\s*"api\.web_socket_router\.(?:bad_action|no_action)\.app_error"/,
      meaning: 'the message names no action that Mattermost knows',
      topic: 'malformed-request',
      retry: 'no',
      fixes: [
        {
          title: 'Check the action of the message',
          detail: 'Compare "action" with the API documentation, for example user_typing or get_statuses.',
        },
      ],
      source: router,
    },
    {
      pattern: /[{,]\s*"id":\s*"api\.web_socket_router\.bad_seq\.app_error"/,
      meaning: 'the message has no positive sequence number',
      topic: 'malformed-request',
      retry: 'no',
      fixes: [{ title: 'Send seq from 1 upwards', detail: 'Each message needs an integer "seq" above 0.' }],
      source: router,
    },
  ],
});
