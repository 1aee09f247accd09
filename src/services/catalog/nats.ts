import { defineService } from '../service.ts';

const SOURCE = 'https://github.com/nats-io/nats-server/blob/main/server/websocket.go';
const PROTOCOL = 'https://docs.nats.io/reference/reference-protocols/nats-protocol';
const CREDENTIALS = {
  title: 'Send the credentials that the server expects',
  detail:
    'Pass user and pass, token or authenticator to wsconnect. The server checks them against authorization or accounts, or against websocket.authorization, in nats-server.conf.',
} as const;

/** NATS server, with its WebSocket listener. */
export const nats = defineService({
  id: 'nats',
  name: 'NATS',
  operator: 'either',
  docs: 'https://docs.nats.io/running-a-nats-service/configuration/websocket',
  signatures: [{ serverMessage: /^INFO \{"server_id":/ }],
  closeCodes: [
    {
      code: 1008,
      reason: /^Authentication (?:Failure|Expired|Timeout)|^Credentials Revoked/i,
      meaning: 'The server rejected the credentials of the client, or they expired or came too late',
      topic: 'credentials',
      retry: 'no',
      fixes: [CREDENTIALS],
      source: SOURCE,
    },
    {
      code: 1008,
      reason: /^Maximum (?:Account )?Connections Exceeded/i,
      meaning: 'The server or the account has reached its maximum number of connections',
      topic: 'rate-limit',
      retry: 'backoff',
      fixes: [
        {
          title: 'Close unused connections',
          detail:
            'Share one connection in the page. On your own server raise max_connections in nats-server.conf, or the limit of the account.',
        },
      ],
      source: SOURCE,
    },
    {
      code: 1008,
      reason: /^Slow Consumer/i,
      meaning: 'The client reads messages too slowly',
      topic: 'rate-limit',
      retry: 'backoff',
      fixes: [
        {
          title: 'Process messages faster or receive fewer',
          detail: 'Move slow work out of the message handler and narrow the subjects of the subscriptions.',
        },
      ],
      source: SOURCE,
    },
    {
      code: 1009,
      meaning: 'A published message is larger than max_payload of the server',
      topic: 'payload-size',
      retry: 'no',
      fixes: [
        {
          title: 'Publish smaller messages',
          detail:
            'Compare with info.max_payload of the connection. On your own server raise max_payload in nats-server.conf.',
        },
      ],
      source: SOURCE,
    },
    {
      code: 1001,
      reason: /^Server Shutdown/i,
      meaning: 'The server shuts down',
      topic: 'shutdown',
      retry: 'backoff',
      fixes: [
        {
          title: 'Reconnect to another server',
          detail: 'Give wsconnect more than one server URL and leave reconnect enabled.',
        },
      ],
      source: SOURCE,
    },
  ],
  statuses: [
    {
      status: 403,
      body: /^Forbidden\s*$/,
      meaning: "The page's origin is not allowed",
      topic: 'origin',
      retry: 'no',
      fixes: [
        {
          title: 'Allow the origin in the websocket block',
          detail:
            'On your own server add the origin with scheme and port to websocket.allowed_origins in nats-server.conf, and set same_origin to false if page and server have different hosts.',
          snippet:
            'websocket {\n  port: 8443\n  same_origin: false\n  allowed_origins: ["https://app.example.com"]\n}',
          language: 'text',
        },
      ],
      source: SOURCE,
    },
  ],
  errors: [
    {
      pattern: /^-ERR 'Authorization Violation'/i,
      meaning: 'The server rejected the credentials of the client',
      topic: 'credentials',
      retry: 'no',
      fixes: [CREDENTIALS],
      source: PROTOCOL,
    },
    {
      pattern: /^-ERR 'User Authentication (?:Expired|Revoked)'/i,
      meaning: 'The credentials of the user expired or were revoked',
      topic: 'credentials',
      retry: 'no',
      fixes: [{ title: 'Get new credentials', detail: 'Issue a new user JWT and connect with it.' }],
      source: PROTOCOL,
    },
    {
      pattern: /^-ERR 'Authentication Timeout'/i,
      meaning: 'The client did not authenticate soon enough',
      topic: 'timeout',
      retry: 'backoff',
      fixes: [
        {
          title: 'Send CONNECT immediately after INFO',
          detail:
            'Check that the client is a NATS WebSocket client. On your own server raise timeout in the authorization block.',
        },
      ],
      source: PROTOCOL,
    },
    {
      pattern: /^-ERR 'Permissions Violation for (?:Subscription|Publish)/i,
      meaning: 'The user may not publish or subscribe to this subject',
      topic: 'permission',
      retry: 'no',
      fixes: [
        {
          title: 'Grant the subject to the user',
          detail:
            'Add the subject to permissions.publish or permissions.subscribe of the user. Clients that make requests also need to subscribe to _INBOX.>.',
        },
      ],
      source: PROTOCOL,
    },
    {
      pattern: /^-ERR 'Maximum Payload Violation'/i,
      meaning: 'A published message is larger than max_payload of the server',
      topic: 'payload-size',
      retry: 'no',
      fixes: [
        {
          title: 'Publish smaller messages',
          detail:
            'Compare with info.max_payload of the connection. On your own server raise max_payload in nats-server.conf.',
        },
      ],
      source: PROTOCOL,
    },
    {
      pattern: /^-ERR 'Stale Connection'/i,
      meaning: 'The client did not answer the PING of the server',
      topic: 'timeout',
      retry: 'backoff',
      fixes: [
        {
          title: 'Reconnect when the page becomes active',
          detail: 'Suspended tabs and sleeping devices miss the PING. Leave reconnect enabled in the client.',
        },
      ],
      source: PROTOCOL,
    },
  ],
});
