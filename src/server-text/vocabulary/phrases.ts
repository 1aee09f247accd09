import type { TextTopic } from '../topic.ts';

/**
 * Phrases of one topic, by weight. A phrase is a row of slots: `a|b` is one of these words, `tok*` any word that
 * begins so, `$name` a set below, `..` up to 3 words between, `...` up to 8. Words are in lower case, and
 * camel case and snake case are already split.
 */
export interface Vocabulary {
  topic: Exclude<TextTopic, 'unknown'>;
  /** Says what it is about, whatever is beside it. */
  decisive?: readonly string[];
  /** Says more than a strong phrase of another topic. */
  specific?: readonly string[];
  strong?: readonly string[];
  clear?: readonly string[];
  weak?: readonly string[];
  /** Parts of texts in scripts that write no spaces between words. */
  parts?: readonly string[];
}

/** Returns the phrases of a list that separates them with `;`. */
export function list(text: string): readonly string[] {
  return text.split(';').map((phrase) => phrase.trim().replace(/\s+/g, ' '));
}

export const WEIGHTS = { decisive: 8, specific: 6.5, strong: 5, clear: 4, weak: 2.5, parts: 5 } as const;

/** Sets of words that many phrases share. */
export const SETS: Readonly<Record<string, string>> = {
  secret:
    'token|tokens|jwt|jwts|apikey|apikeys|credential|credentials|password|passwd|pwd|secret|signature|' +
    'cookie|passphrase|ticket|bearer|passwort|jeton|contrasena|senha',
  bad:
    'invalid|bad|wrong|incorrect|malformed|expired|revoked|unknown|inactive|disabled|missing|rejected|' +
    'unrecognized|mismatched|illegal|outdated',
  failed:
    'invalid|expired|expires|missing|mismatch|revoked|incorrect|wrong|rejected|malformed|failed|failure|' +
    'required|unrecognized|disabled|inactive|invalido|caducado|expire|abgelaufen|expirado',
  auth: 'auth|authentication|authorization|authorisation|authenticate|login|signin|logon|sasl',
  resource:
    'channel|topic|room|model|route|path|namespace|session|deployment|voice|agent|stream|symbol|product|' +
    'pair|market|instrument|subject|queue|exchange|app|application|project|tenant|document|kernel|plugin|service|' +
    'method|command|action|endpoint|url|host|vhost|lobby|match|game|resource|container|pod|pods|tunnel|api|database',
  part:
    'parameter|parameters|param|params|field|fields|header|headers|element|argument|arguments|property|topic|' +
    'action|key|value|data|body|payload|id|name|type',
  unit: 'message|messages|payload|frame|packet|entity|text|body|uri|request|data|content|event|file|upload|buffer',
};

/** Phrases that mean nothing bad, or that hide a word of another topic: their words are not looked at. */
export const NEUTRAL: readonly string[] = [
  'timeout set|changed|updated|configured',
  'set timeout',
  'no error|errors',
  'without error|errors',
  'error free',
  'keep alive ack|ok',
  'auth ok|success|succeeded',
  'not required',
  'no maintenance',
  'maintenance completed|finished|over',
  'expired items|entries|rows',
  'restart your|the client',
  'not limited',
  'limit order',
  'cross origin isolated',
];
