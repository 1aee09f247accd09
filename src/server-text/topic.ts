/** What a text from a server is about. */
export type TextTopic =
  | 'credentials' // missing, wrong, expired or revoked credentials: the client is not known
  | 'permission' // the client is known, and may not do this
  | 'origin' // the page's origin or host is not allowed
  | 'unknown-resource' // model, topic, channel, room, route, API version or deployment that does not exist
  | 'malformed-request' // a message, parameter or handshake the server cannot use
  | 'rate-limit' // too many messages or connections, quota used up, payment required
  | 'payload-size' // a message is too large
  | 'timeout' // no keep-alive, no data in time, session duration limit reached
  | 'backend-unreachable' // the server could not reach what is behind it
  | 'server-error' // the server failed inside
  | 'shutdown' // the server stops, restarts, deploys, rebalances
  | 'maintenance'
  | 'duplicate-session' // the same client, user or session connected elsewhere
  | 'unknown';

/** Where in the exchange a text stood. */
export type TextKind = 'close-reason' | 'message' | 'error-reply' | 'status' | 'body';
