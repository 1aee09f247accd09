/** What a text from a server is about. */
export type TextTopic =
  | 'credentials'
  | 'permission'
  | 'origin'
  | 'unknown-resource'
  | 'malformed-request'
  | 'rate-limit'
  | 'payload-size'
  | 'timeout'
  | 'backend-unreachable'
  | 'server-error'
  | 'shutdown'
  | 'maintenance'
  | 'duplicate-session'
  | 'unknown';
