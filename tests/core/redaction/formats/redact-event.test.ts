import { expect, it } from 'vitest';
import type { CapturedEvent, Payload } from '../../../../src/capture/captured-event.ts';
import { redactEvent } from '../../../../src/redaction/formats/redact-event.ts';

type Redactor = Parameters<typeof redactEvent>[1];

/** Says by which function a field was masked. */
const redactor: Redactor = {
  text: (text) => `text(${text})`,
  url: (url) => `url(${url})`,
  header: (name, value) => `header(${name}: ${value})`,
  protocols: (list) => list.map((each) => `protocol(${each})`),
  payload: (payload) => ({ ...payload, text: `payload(${payload.text})` }),
  payloads: (list) => list.map((each) => ({ ...each, text: `payloads(${each.direction} ${each.text})` })),
};
const payload: Payload = { opcode: 'text', size: 1, kept: 1, text: 'm' };
const headers = [{ name: 'A', value: 'v' }];
const maskedHeaders = [{ name: 'A', value: 'header(A: v)' }];
const stacked = [{ stack: 's' }, { stack: 'text(s)' }] as const;

/** An event with these fields, and how each of them is masked; what is not named stays. */
const cases: [kind: CapturedEvent['kind'], fields: object, masked: object][] = [
  [
    'page-started',
    { url: 'u', title: 't', userAgent: 'a', top: true },
    { url: 'url(u)', title: 'text(t)', userAgent: 'text(a)' },
  ],
  ['created', { url: 'u', protocols: ['p'] }, { url: 'url(u)', protocols: ['protocol(p)'] }],
  [
    'created',
    { url: 'u', protocols: [], requestedUrl: 'r', ...stacked[0] },
    { url: 'url(u)', requestedUrl: 'url(r)', ...stacked[1] },
  ],
  [
    'constructor-threw',
    { url: 'u', protocols: ['p'], name: 'n', message: 'm', ...stacked[0] },
    { url: 'url(u)', protocols: ['protocol(p)'], name: 'text(n)', message: 'text(m)', ...stacked[1] },
  ],
  ['opened', { protocol: 'p', extensions: 'e' }, { protocol: 'protocol(p)', extensions: 'text(e)' }],
  ['frame', { payload, direction: 'sent' }, { payload: { ...payload, text: 'payload(m)' } }],
  ['send-refused', { outcome: 'threw' }, {}],
  ['send-refused', { message: 'm', ...stacked[0] }, { message: 'text(m)', ...stacked[1] }],
  ['close-called', { readyState: 1 }, {}],
  [
    'close-called',
    { reason: 'r', threw: 't', ...stacked[0] },
    { reason: 'text(r)', threw: 'text(t)', ...stacked[1] },
  ],
  ['closed', { code: 1000, reason: 'r' }, { reason: 'text(r)' }],
  [
    'csp-violation',
    { blockedUrl: 'u', directive: 'd', policy: 'p' },
    { blockedUrl: 'url(u)', directive: 'text(d)', policy: 'text(p)' },
  ],
  ['wire-started', { browser: 'b' }, { browser: 'text(b)' }],
  ['http-response', { url: 'u', headers, status: 200 }, { url: 'url(u)', headers: maskedHeaders }],
  ['log-line', { log: 'l', text: 't' }, { log: 'text(l)', text: 'text(t)' }],
  ['listeners', { types: 't' }, { types: 'text(t)' }],
  [
    'wire-entry',
    { url: 'u', requestHeaders: headers, responseHeaders: [], frames: [] },
    { url: 'url(u)', requestHeaders: maskedHeaders },
  ],
  [
    'wire-entry',
    {
      url: 'u',
      requestHeaders: [],
      responseHeaders: headers,
      frames: [{ direction: 'received', at: 5, payload }],
      reason: 'r',
      close: { code: 1000, reason: 'c' },
      initiator: 'i',
    },
    {
      url: 'url(u)',
      responseHeaders: maskedHeaders,
      frames: [{ direction: 'received', at: 5, payload: { ...payload, text: 'payloads(received m)' } }],
      reason: 'text(r)',
      close: { code: 1000, reason: 'text(c)' },
      initiator: 'url(i)',
    },
  ],
  [
    'probe-run',
    {
      connection: 'c1',
      results: [
        {
          url: 'u',
          ms: 1,
          outcome: { kind: 'answered', headers: 'A:  v\nno header', body: 'b', list: ['x', 2, null] },
        },
        { url: 'u', ms: 1, outcome: { kind: 'failed', words: { kind: 'k', said: 's' } } },
      ],
    },
    {
      results: [
        {
          url: 'url(u)',
          ms: 1,
          outcome: {
            kind: 'answered',
            headers: 'text(A: header(A: v)\nno header)',
            body: 'text(b)',
            list: ['text(x)', 2, null],
          },
        },
        { url: 'url(u)', ms: 1, outcome: { kind: 'failed', words: { kind: 'k', said: 'text(s)' } } },
      ],
    },
  ],
  ...(
    [
      'errored',
      'found-closed',
      'online',
      'visibility',
      'pagehide',
      'page-lost',
      'dropped',
      'malformed',
    ] as const
  ).map((kind): (typeof cases)[number] => [kind, { where: 'page', state: 'hidden' }, {}]),
];

it.each(cases)('%s %j', (kind, fields, masked) => {
  const event = { kind, at: 3, ...fields } as CapturedEvent;
  expect(redactEvent(event, redactor)).toEqual({ ...event, ...masked });
});
