import type { Facts } from '../../src/diagnosis/rule.ts';

/** How far a socket came, or what went wrong with it after that: what is known even when the reason is not. */
type Family =
  | 'page'
  | 'connection'
  | 'handshake'
  | 'waiting'
  | 'closed'
  | 'messages'
  | 'behaviour'
  | 'exposed';

const byRow: Record<string, Family> = {
  A: 'connection',
  B: 'handshake',
  C: 'closed',
  D: 'messages',
  E: 'behaviour',
  F: 'exposed',
};

/** Where a rule's row does not tell, or where one rule speaks of several stages. */
const byRule: Record<string, readonly Family[]> = {
  'invalid-url': ['page'],
  'mixed-content': ['page'],
  'csp-blocked': ['page'],
  'stuck-connecting': ['waiting'],
  'url-slip': ['connection', 'handshake'],
  'ws-to-tls-port': ['handshake'],
  'proxy-refused': ['connection', 'handshake'],
  'handshake-reset': ['connection', 'handshake'],
  'polling-fallback': ['handshake', 'behaviour'],
  'sticky-sessions': ['handshake', 'behaviour'],
  'too-many-sockets': ['connection', 'behaviour'],
  'api-key-rejected': ['handshake', 'closed'],
  'token-expired': ['handshake', 'closed'],
  'token-not-yet-valid': ['handshake', 'closed'],
  'token-malformed': ['handshake', 'closed'],
  'token-outlived': ['closed'],
  'origin-refused': ['handshake', 'closed'],
  'message-too-big': ['closed', 'messages'],
  // From the page alone no stage before opening can be told from another.
  'unexplained-failure': ['connection', 'handshake'],
  'certificate-expired': ['connection'],
  'certificate-wrong-host': ['connection'],
  'certificate-untrusted': ['connection'],
  'certificate-invalid': ['connection'],
  'client-certificate': ['connection'],
  'tls-version': ['connection'],
};

/** `stage` is what `reason-hidden` found out: `connection` or `handshake`. */
export function familiesOf(rule: string, row: string, stage: Facts[string]): readonly string[] {
  if (rule === 'reason-hidden') return stage === undefined ? ['connection', 'handshake'] : [String(stage)];
  const family = byRow[row.charAt(0)];
  return byRule[rule] ?? (family ? [family] : []);
}

const withoutCause = new Set(['reason-hidden', 'unexplained-failure', 'closed-by-transport']);

/** Says what happened and that its cause cannot be seen, and so names no wrong one. */
export const admitsIgnorance = (rule: string): boolean => withoutCause.has(rule);
