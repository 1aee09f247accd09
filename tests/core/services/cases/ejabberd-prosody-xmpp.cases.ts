import type { ServiceCase } from '../service-case.ts';

const url = 'wss://chat.example.com/xmpp-websocket';
const source = 'https://www.rfc-editor.org/rfc/rfc6120';

export const cases: ServiceCase[] = [
  {
    name: 'login',
    url,
    subprotocols: ['xmpp'],
    opens: true,
    serverMessages: [
      '<open xmlns="urn:ietf:params:xml:ns:xmpp-framing" from="example.com" version="1.0"/>',
      '<success xmlns="urn:ietf:params:xml:ns:xmpp-sasl"/>',
    ],
    expect: 'healthy',
    source,
  },
  {
    name: 'password',
    url,
    subprotocols: ['xmpp'],
    opens: true,
    serverMessages: ['<failure xmlns="urn:ietf:params:xml:ns:xmpp-sasl"><not-authorized/></failure>'],
    expect: { topic: 'credentials', meaning: /password/ },
    source,
  },
  {
    name: 'domain',
    url,
    subprotocols: ['xmpp'],
    opens: true,
    serverMessages: [
      '<stream:error xmlns:stream="http://etherx.jabber.org/streams"><host-unknown xmlns="urn:ietf:params:xml:ns:xmpp-streams"/></stream:error>',
    ],
    expect: { topic: 'unknown-resource', meaning: /domain/ },
    source,
  },
];
