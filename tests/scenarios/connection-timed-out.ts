import { attempt, closed, conversation, created, failed, type Scenarios, tape } from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'packets are dropped on the way',
      session: tape(
        attempt(
          'ws://api.test:8080/live',
          'Error in connection establishment: net::ERR_CONNECTION_TIMED_OUT',
          { requestSent: false, took: 134_500 },
        ),
      ),
      confidence: 'certain',
      says: ['nc -vz -w5 api.test 8080', 'ufw allow 8080/tcp'],
    },
    {
      name: 'a firewall says that the address is unreachable',
      session: tape(
        attempt(
          'ws://api.test:8080/live',
          'Error in connection establishment: net::ERR_ADDRESS_UNREACHABLE',
          { requestSent: false },
        ),
      ),
      says: ['no route'],
    },
    {
      name: 'a firewall on this machine',
      session: tape(
        attempt(
          'ws://api.test:8080/live',
          'Error in connection establishment: net::ERR_NETWORK_ACCESS_DENIED',
          { requestSent: false },
        ),
      ),
      says: ['firewall on this machine'],
    },
    {
      name: 'the request arrived and was never answered',
      session: tape(
        attempt('ws://api.test:8080/live', 'WebSocket opening handshake timed out', { took: 240_000 }),
      ),
      says: ['did not respond to the upgrade request', 'upgrade handler'],
      never: ['ufw allow'],
    },
    {
      name: 'TLS never comes about',
      session: tape(
        attempt('wss://api.test/live', 'WebSocket opening handshake timed out', {
          took: 30_050,
          requestSent: false,
        }),
      ),
      says: ['the TLS handshake never finished'],
    },
  ],
  clear: [
    {
      name: 'refused at once is no timeout',
      session: tape(
        attempt('ws://api.test:8080/live', 'Error in connection establishment: net::ERR_CONNECTION_REFUSED', {
          requestSent: false,
        }),
      ),
    },
    {
      name: 'a long wait without the words of the network log',
      session: tape(created('ws://api.test:8080/live'), failed(134_500)),
    },
    {
      name: '504 is the timeout of a proxy',
      session: tape(
        attempt('ws://api.test:8080/live', 'Error during WebSocket handshake: Unexpected response code: 504'),
      ),
    },
    {
      name: 'a healthy conversation',
      session: tape(conversation('ws://api.test:8080/live'), closed(5_000, 1000)),
    },
  ],
  unknown: [
    {
      name: 'the page alone: a long wait could be anything',
      session: tape(created('ws://api.test:8080/live'), failed(134_500)),
    },
  ],
};
