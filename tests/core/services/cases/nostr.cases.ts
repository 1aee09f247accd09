import type { ServiceCase } from '../service-case.ts';

const url = 'wss://relay.example.com/';
const id = 'b1a649ebe8b435ec71d3784793f3bbf4b93e64e17568a741aecd4c7ddeafce30';
const req = '["REQ","sub1",{"kinds":[4],"limit":10}]';
const nip42 = 'https://github.com/nostr-protocol/nips/blob/master/42.md';
const nip01 = 'https://github.com/nostr-protocol/nips/blob/master/01.md';

export const cases: ServiceCase[] = [
  {
    name: 'subscription needs authentication',
    url,
    opens: true,
    clientMessages: [req],
    serverMessages: [
      '["AUTH","c7f0"]',
      '["CLOSED","sub1","auth-required: we can\'t serve DMs to unauthenticated users"]',
    ],
    expect: { topic: 'credentials', meaning: /authenticated/ },
    source: nip42,
  },
  {
    name: 'not on the list',
    url,
    opens: true,
    clientMessages: ['["EVENT",{"kind":1}]'],
    serverMessages: [`["OK","${id}",false,"restricted: we do not accept events from this key"]`],
    expect: { topic: 'permission', meaning: /public key/ },
    source: nip42,
  },
  {
    name: 'too many events',
    url,
    opens: true,
    serverMessages: [`["OK", "${id}", false, "rate-limited: slow down there chief"]`],
    expect: { topic: 'rate-limit', meaning: /too much/ },
    source: nip01,
  },
  {
    name: 'event in the future',
    url,
    opens: true,
    serverMessages: [
      `["OK","${id}",false,"invalid: event creation date is too far off from the current time"]`,
    ],
    expect: { topic: 'malformed-request', meaning: /not valid/ },
    source: nip01,
  },
  {
    name: 'events and a duplicate',
    url,
    opens: true,
    clientMessages: [req],
    serverMessages: [
      '["EVENT","sub1",{"kind":1,"content":"rate-limited: error: invalid:"}]',
      '["EOSE","sub1"]',
      `["OK","${id}",true,"duplicate: already have this event"]`,
    ],
    expect: 'healthy',
    source: nip01,
  },
];
