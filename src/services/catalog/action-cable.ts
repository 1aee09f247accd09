import { defineService } from '../service.ts';

export const actionCable = defineService({
  id: 'action-cable',
  name: 'Action Cable',
  operator: 'self-hosted',
  role: 'foundation',
  docs: 'https://guides.rubyonrails.org/action_cable_overview.html',
  signatures: [{ subprotocol: /^actioncable-(?:v1-json|unsupported)$/ }],
  statuses: [
    {
      status: 404,
      meaning:
        'Rails rejected the origin, or the request lost its Upgrade header, or the path is not mounted',
      topic: 'origin',
      retry: 'no',
      fixes: [
        {
          title: 'Add the origin to allowed_request_origins',
          detail:
            'Set it in config/environments/production.rb. The log then no longer says "Request origin not allowed".',
          snippet: 'config.action_cable.allowed_request_origins = ["https://app.example.com"]',
          language: 'text',
        },
        {
          title: 'Forward the upgrade headers',
          detail: 'The log says "Failed to upgrade to WebSocket" if the proxy removes them.',
          snippet:
            'proxy_http_version 1.1;\nproxy_set_header Upgrade $http_upgrade;\nproxy_set_header Connection "upgrade";',
          language: 'nginx',
        },
      ],
      source: 'https://github.com/rails/rails/blob/main/actioncable/lib/action_cable/connection/base.rb',
    },
  ],
  errors: [
    {
      pattern: /"type":"disconnect","reason":"unauthorized"/,
      meaning: 'The connection class rejected the user',
      topic: 'credentials',
      retry: 'no',
      fixes: [
        {
          title: 'Send the session cookie or a token',
          detail:
            'connect in app/channels/application_cable/connection.rb called reject_unauthorized_connection. Cookies need the same site; across sites put a token into the query.',
        },
      ],
      source: 'https://github.com/rails/rails/blob/main/actioncable/lib/action_cable/connection/base.rb',
    },
    {
      pattern: /"type":"disconnect","reason":"invalid_request"/,
      meaning: 'The origin is not allowed, or the request is not a valid handshake',
      topic: 'origin',
      retry: 'no',
      fixes: [
        {
          title: 'Add the origin to allowed_request_origins',
          detail: 'Set config.action_cable.allowed_request_origins in config/environments/production.rb.',
        },
      ],
      source: 'https://github.com/rails/rails/blob/main/actioncable/lib/action_cable/connection/base.rb',
    },
    {
      pattern: /"type":"disconnect","reason":"server_restart"/,
      meaning: 'The server restarts',
      topic: 'shutdown',
      retry: 'backoff',
      fixes: [{ title: 'Let the consumer reconnect', detail: 'The JavaScript client reconnects by itself.' }],
      source: 'https://guides.rubyonrails.org/action_cable_overview.html',
    },
    {
      pattern: /"type":"disconnect","reason":"remote"/,
      meaning: 'The application disconnected this user',
      topic: 'permission',
      retry: 'backoff',
      fixes: [
        {
          title: 'Look for remote_connections in the application',
          detail: 'ActionCable.server.remote_connections.where(...).disconnect closed the connection.',
        },
      ],
      source: 'https://guides.rubyonrails.org/action_cable_overview.html',
    },
    {
      pattern: /"type":"reject_subscription"/,
      meaning: 'The channel rejected the subscription',
      topic: 'permission',
      retry: 'no',
      fixes: [
        {
          title: 'Check subscribed of the channel class',
          detail: 'It called reject, usually because the parameters or the rights of the user did not fit.',
        },
      ],
      source: 'https://guides.rubyonrails.org/action_cable_overview.html',
    },
  ],
});
