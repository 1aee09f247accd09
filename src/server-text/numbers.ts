import type { TextTopic } from './topic.ts';

type Meaning = { topic: Exclude<TextTopic, 'unknown'>; weight: number };

/** HTTP status codes (RFC 9110 and the 52x of Cloudflare), JSON-RPC 2.0 error codes, and 44xx close codes made from them. */
const MEANINGS: Readonly<Record<number, Meaning>> = {
  400: { topic: 'malformed-request', weight: 2.4 },
  401: { topic: 'credentials', weight: 3 },
  402: { topic: 'rate-limit', weight: 2.4 },
  403: { topic: 'permission', weight: 2.4 },
  404: { topic: 'unknown-resource', weight: 2.5 },
  405: { topic: 'malformed-request', weight: 2.5 },
  408: { topic: 'timeout', weight: 3 },
  413: { topic: 'payload-size', weight: 4 },
  414: { topic: 'payload-size', weight: 4 },
  426: { topic: 'malformed-request', weight: 3 },
  429: { topic: 'rate-limit', weight: 4 },
  500: { topic: 'server-error', weight: 2.5 },
  502: { topic: 'backend-unreachable', weight: 5 },
  503: { topic: 'backend-unreachable', weight: 2.5 },
  504: { topic: 'backend-unreachable', weight: 5 },
  521: { topic: 'backend-unreachable', weight: 5 },
  522: { topic: 'backend-unreachable', weight: 8 },
  523: { topic: 'backend-unreachable', weight: 8 },
  524: { topic: 'backend-unreachable', weight: 8 },
  1015: { topic: 'rate-limit', weight: 5 },
  1020: { topic: 'permission', weight: 4 },
  [-32700]: { topic: 'malformed-request', weight: 5 },
  [-32600]: { topic: 'malformed-request', weight: 3 },
  [-32601]: { topic: 'unknown-resource', weight: 5 },
  [-32602]: { topic: 'malformed-request', weight: 4 },
  [-32603]: { topic: 'server-error', weight: 3 },
  [-32005]: { topic: 'rate-limit', weight: 4 },
};

/** Returns what a code says by itself; the words beside it can say more. */
export function numberMeaning(code: number): Meaning | undefined {
  return MEANINGS[code] ?? (code >= 4400 && code < 4500 ? MEANINGS[code - 4000] : undefined);
}
