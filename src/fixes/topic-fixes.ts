import type { Fix } from '../diagnosis/rule.ts';
import type { TextTopic } from '../server-text/topic.ts';

/** What a client can do about each kind of error, whoever runs the server; best first. */
const TOPIC_FIXES = {
  credentials: [
    {
      title: 'Sign in again or get a fresh token',
      detail:
        'The credentials are missing, wrong, expired or revoked. Get new ones before connecting, and do not retry with the rejected ones. A cookie is sent only to its own host: localhost and 127.0.0.1 are two hosts.',
    },
  ],
  permission: [
    {
      title: 'Check what this account may do',
      detail:
        'The server knows the client and denies this request: check role, scope, plan and the exact route or channel.',
    },
  ],
  origin: [
    {
      title: 'Connect from an allowed origin',
      detail:
        'The server compares the Origin header with its own list. Scheme, host and port must match exactly. Whoever runs the server can add the origin of the page.',
    },
  ],
  'unknown-resource': [
    {
      title: 'Correct the name or version in the request',
      detail:
        'The server has no model, channel, route or version of this name. Compare the URL and the first message with the documentation of the server.',
    },
  ],
  'malformed-request': [
    {
      title: 'Compare the last message with the documentation',
      detail: 'The server cannot use a field, value or message. Its own words name what it rejects.',
    },
  ],
  'rate-limit': [
    {
      title: 'Use fewer connections or messages, or raise the quota',
      detail:
        'Reconnect with exponential backoff and jitter. Check usage, plan and billing of the account if the limit is a quota.',
    },
  ],
  'payload-size': [
    {
      title: 'Send smaller messages',
      detail:
        'Split the data into several messages, or send a reference to it, below the limit of the server.',
    },
  ],
  timeout: [
    {
      title: 'Send data or a keep-alive message in time',
      detail:
        'The server closes connections that stay silent, or sessions that last too long. Send the keep-alive message of its protocol at half of the limit, and reconnect when the session ends.',
    },
  ],
  'backend-unreachable': [
    {
      title: 'Check the service behind this server',
      detail:
        'The server accepted the connection and could not reach what is behind it. Check that the target runs and that its address is right; reconnect with backoff meanwhile.',
    },
  ],
  'server-error': [
    {
      title: 'Reproduce it with the last message',
      detail:
        'The server failed while it handled a request. Send the last message again, and report it with the time.',
    },
  ],
  shutdown: [
    {
      title: 'Reconnect with backoff and jitter',
      detail:
        'The server stops or restarts. Nothing is wrong with the client: connect again after a short random delay.',
    },
  ],
  maintenance: [
    {
      title: 'Wait until the maintenance is over',
      detail: 'Check the status page, and reconnect with exponential backoff and jitter.',
    },
  ],
  'duplicate-session': [
    {
      title: 'Keep one connection per session',
      detail:
        'Another connection of the same user, client ID or session replaced this one. Close the old connection first, use a separate ID per tab, and do not reconnect at once, or the two replace each other forever.',
    },
  ],
  unknown: [],
} as const satisfies Record<TextTopic, readonly Fix[]>;

export function topicFixes(topic: TextTopic): readonly Fix[] {
  return TOPIC_FIXES[topic];
}
