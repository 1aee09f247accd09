import { defineService } from '../service.ts';

export const phoenixChannels = defineService({
  id: 'phoenix-channels',
  name: 'Phoenix Channels',
  operator: 'self-hosted',
  role: 'foundation',
  docs: 'https://hexdocs.pm/phoenix/channels.html',
  signatures: [{ path: /\/(?:socket|live)\/websocket$/, query: /(?:^|&)vsn=[12]\.0\.0(?:&|$)/ }],
  statuses: [
    {
      status: 403,
      meaning:
        'Phoenix rejected the origin, the subprotocol, or connect of the socket module returned an error',
      topic: 'origin',
      retry: 'no',
      fixes: [
        {
          title: 'Add the origin to check_origin',
          detail:
            'Set it in the endpoint configuration (config/runtime.exs), or set url: [host: ...] to the host of the page. The log of the server names the rejected origin.',
          snippet: 'config :my_app, MyAppWeb.Endpoint, check_origin: ["https://app.example.com"]',
          language: 'text',
        },
        {
          title: 'Check the parameters of connect',
          detail: 'connect/3 of the socket module must return {:ok, socket}; check the token in the params.',
        },
      ],
      source: 'https://github.com/phoenixframework/phoenix/blob/main/lib/phoenix/socket/transport.ex',
    },
  ],
  errors: [
    {
      pattern: /"reason":"unmatched topic"/,
      meaning: 'No channel of the socket module matches the topic',
      topic: 'unknown-resource',
      retry: 'no',
      fixes: [
        {
          title: 'Add the topic to the socket module',
          detail:
            'Declare it with channel "room:*", MyAppWeb.RoomChannel, and compare the topic in the client.',
        },
      ],
      source: 'https://hexdocs.pm/phoenix/Phoenix.Socket.html',
    },
    {
      pattern: /"reason":"join crashed"/,
      meaning: 'join of the channel raised an exception',
      topic: 'server-error',
      retry: 'backoff',
      fixes: [
        {
          title: 'Read the stack trace in the server log',
          detail: 'The log entry of the channel process names the line.',
        },
      ],
      source: 'https://hexdocs.pm/phoenix/Phoenix.Channel.html',
    },
    {
      pattern: /"phx_error",\{\}\]|"event":"phx_error"/,
      meaning: 'The channel process on the server crashed',
      topic: 'server-error',
      retry: 'backoff',
      fixes: [
        {
          title: 'Read the stack trace in the server log',
          detail: 'The client joins again by itself; the cause is in the log of the channel process.',
        },
      ],
      source: 'https://hexdocs.pm/phoenix/Phoenix.Channel.html',
    },
  ],
  limits: [
    {
      kind: 'idle',
      value: 60000,
      note: 'Default of the timeout option of the websocket transport; phoenix.js sends a heartbeat every 30 s.',
      source: 'https://hexdocs.pm/phoenix/Phoenix.Endpoint.html',
    },
  ],
});
