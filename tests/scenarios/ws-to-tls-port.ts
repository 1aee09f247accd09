import { attempt, closed, conversation, page, type Scenarios, tape, unseenAttempt } from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'ws:// to port 443',
      session: tape(
        attempt('ws://api.test:443/live', 'Connection closed before receiving a handshake response'),
      ),
      confidence: 'likely',
      says: ['wss://api.test/live', 'openssl s_client'],
    },
    {
      name: 'nginx answers plain HTTP on a TLS port with 400',
      session: tape(
        attempt('ws://api.test:8443/live', 'Error during WebSocket handshake: Unexpected response code: 400'),
      ),
      confidence: 'likely',
    },
    {
      name: 'the page came over https from the same port',
      session: tape(
        page('https://localhost:5173/'),
        attempt('ws://localhost:5173/live', 'Connection closed before receiving a handshake response'),
      ),
      confidence: 'certain',
      says: ['came over https'],
    },
    {
      name: 'another socket found TLS there',
      session: tape(
        conversation('wss://api.test:9000/a'),
        closed(90, 1000),
        attempt('ws://api.test:9000/b', 'Connection closed before receiving a handshake response', {
          at: 100,
        }),
      ),
      confidence: 'certain',
    },
    {
      name: 'nothing else is known of the port',
      session: tape(
        attempt('ws://api.test:8080/live', 'Connection closed before receiving a handshake response'),
      ),
      confidence: 'possible',
      says: ['may expect TLS', 'openssl s_client'],
      also: ['no-response'],
    },
  ],
  clear: [
    {
      name: 'the page came over http from that very port',
      session: tape(
        page('http://localhost:443/'),
        attempt('ws://localhost:443/live', 'Connection closed before receiving a handshake response'),
      ),
    },
    {
      name: 'wss:// is right already',
      session: tape(
        attempt('wss://api.test/live', 'Connection closed before receiving a handshake response'),
      ),
    },
    {
      name: 'a 400 on a port that says nothing of TLS',
      session: tape(
        attempt('ws://api.test:8080/live', 'Error during WebSocket handshake: Unexpected response code: 400'),
      ),
    },
    {
      name: 'another ws socket was answered there',
      session: tape(
        conversation('ws://api.test:9000/a'),
        closed(90, 1000),
        attempt('ws://api.test:9000/b', 'Connection closed before receiving a handshake response', {
          at: 100,
        }),
      ),
    },
  ],
  unknown: [
    {
      name: 'the page alone: DevTools was opened later',
      session: tape(unseenAttempt('ws://api.test:8080/live')),
    },
  ],
};
