import { defineService } from '../service.ts';

const nip01 = 'https://github.com/nostr-protocol/nips/blob/master/01.md';
const nip42 = 'https://github.com/nostr-protocol/nips/blob/master/42.md';
const nip11 = 'https://github.com/nostr-protocol/nips/blob/master/11.md';

/** Nostr relays (NIP-01): OK, CLOSED and NOTICE messages with a prefix that names the cause. */
export const nostr = defineService({
  id: 'nostr',
  name: 'Nostr relay',
  operator: 'either',
  docs: nip01,
  signatures: [
    { clientMessage: /^\["REQ",\s*"[^"]{1,64}",\s*\{/ },
    { serverMessage: /^\["OK",\s*"[0-9a-f]{64}",\s*(?:true|false),/ },
    { serverMessage: /^\["EVENT",\s*"[^"]{1,64}",\s*\{/ },
  ],
  errors: [
    {
      pattern: /^\[(?:"OK",\s*"[0-9a-f]{64}",\s*false|"CLOSED",\s*"[^"]*"),\s*"auth-required:/,
      meaning: 'the relay serves only clients that authenticated on this connection',
      topic: 'credentials',
      retry: 'no',
      fixes: [
        {
          title: 'Answer the AUTH challenge (NIP-42)',
          detail:
            'Sign an event of kind 22242 with the tags relay and challenge, send ["AUTH", event], wait for OK true, then send the request again.',
          snippet:
            '{"kind":22242,"tags":[["relay","wss://relay.example.com/"],["challenge","<from the AUTH message>"]],"content":""}',
          language: 'text',
        },
      ],
      source: nip42,
    },
    {
      pattern: /^\[(?:"OK",\s*"[0-9a-f]{64}",\s*false|"CLOSED",\s*"[^"]*"),\s*"restricted:/,
      meaning: 'this public key may not do this on the relay',
      topic: 'permission',
      retry: 'no',
      fixes: [
        {
          title: 'Ask for access, or use another relay',
          detail:
            'The information document of the relay (NIP-11, Accept: application/nostr+json) tells whether it needs payment or an invitation.',
        },
      ],
      source: nip42,
    },
    {
      pattern: /^\[(?:"OK",\s*"[0-9a-f]{64}",\s*false|"CLOSED",\s*"[^"]*"|"NOTICE"),\s*"rate-limited:/,
      meaning: 'the client sends too much',
      topic: 'rate-limit',
      retry: 'backoff',
      fixes: [
        {
          title: 'Send fewer requests and events',
          detail:
            'Combine filters in one REQ, close subscriptions after EOSE, and wait longer between events.',
        },
      ],
      source: nip01,
    },
    {
      pattern: /^\["NOTICE",\s*"ERROR: too many concurrent REQs/,
      meaning: 'the client has too many open subscriptions on this connection',
      topic: 'rate-limit',
      retry: 'backoff',
      fixes: [
        {
          title: 'Close subscriptions you do not need',
          detail:
            'Send ["CLOSE", id] after EOSE, and combine filters in one REQ. NIP-11 names the limit as max_subscriptions.',
        },
      ],
      source: nip11,
    },
    {
      pattern: /^\[(?:"OK",\s*"[0-9a-f]{64}",\s*false|"CLOSED",\s*"[^"]*"|"NOTICE"),\s*"invalid:/,
      meaning: 'the event or filter is not valid',
      topic: 'malformed-request',
      retry: 'no',
      fixes: [
        {
          title: 'Correct the field the text names',
          detail:
            'Usual causes: a wrong id or signature after a change of the event, created_at too far from the present, or a filter with wrong types.',
        },
      ],
      source: nip01,
    },
    {
      pattern: /^\["OK",\s*"[0-9a-f]{64}",\s*false,\s*"pow:/,
      meaning: 'the relay asks for more proof of work on the event',
      topic: 'permission',
      retry: 'no',
      fixes: [
        {
          title: 'Mine the event to the difficulty named',
          detail: 'Add a nonce tag as in NIP-13 until the id has enough leading zero bits, then sign again.',
        },
      ],
      source: 'https://github.com/nostr-protocol/nips/blob/master/13.md',
    },
    {
      pattern: /^\[(?:"OK",\s*"[0-9a-f]{64}",\s*false|"CLOSED",\s*"[^"]*"),\s*"blocked:/,
      meaning: 'the relay blocks this public key, address or content',
      topic: 'permission',
      retry: 'no',
      fixes: [
        {
          title: 'Read the text, and use another relay',
          detail:
            'The text after "blocked:" names the rule. The contact of the operator is in the NIP-11 document.',
        },
      ],
      source: nip01,
    },
    {
      pattern: /^\[(?:"OK",\s*"[0-9a-f]{64}",\s*false|"CLOSED",\s*"[^"]*"),\s*"unsupported:/,
      meaning: 'the relay does not support this filter',
      topic: 'malformed-request',
      retry: 'no',
      fixes: [
        {
          title: 'Remove the unsupported part of the filter',
          detail:
            'supported_nips of the NIP-11 document lists what the relay can do, for example 50 for search.',
        },
      ],
      source: nip01,
    },
    {
      pattern: /^\[(?:"OK",\s*"[0-9a-f]{64}",\s*false|"CLOSED",\s*"[^"]*"|"NOTICE"),\s*"error:/,
      meaning: 'the relay failed inside',
      topic: 'server-error',
      retry: 'backoff',
      fixes: [
        {
          title: 'Try again later',
          detail: 'Send the event or request again with exponential backoff, or use another relay.',
        },
      ],
      source: nip01,
    },
    {
      pattern: /^\["NOTICE",\s*"ERROR: bad (?:req|msg)\b/,
      meaning: 'the relay could not use a message of the client',
      topic: 'malformed-request',
      retry: 'no',
      fixes: [
        {
          title: 'Correct the message the text names',
          detail: 'Messages are JSON arrays such as ["REQ", id, filter]; ids have at most 64 characters.',
        },
      ],
      source: nip01,
    },
  ],
});
