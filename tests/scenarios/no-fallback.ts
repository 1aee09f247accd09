import {
  answered,
  attempt,
  conversation,
  REFUSED,
  type Scenarios,
  type Step,
  tape,
  withoutLog,
} from '../support/tape.ts';

const TUNNEL = 'Establishing a tunnel via proxy server failed.';
const GONE = 'Connection closed before receiving a handshake response';
const URL = 'wss://api.test/live';

const again = (times: number, reason: string, url = URL): Step[] =>
  Array.from({ length: times }, (_, at) =>
    attempt(url, reason, { at: 10 + 3_000 * at, requestSent: reason !== TUNNEL }),
  ).flat();

export const scenarios: Scenarios = {
  found: [
    {
      name: 'the proxy of the network lets no tunnel through',
      session: tape(again(3, TUNNEL)),
      under: 'proxy-refused',
      confidence: 'possible',
      says: ['The last 3 handshakes failed', 'new EventSource(', 'new WebSocket("wss://api.test/live")'],
    },
    {
      name: 'Socket.IO that was told to use nothing but the WebSocket',
      session: tape(again(3, GONE, 'wss://api.test/socket.io/?EIO=4&transport=websocket')),
      under: 'no-response',
      confidence: 'likely',
      says: [
        'For Socket.IO: transports',
        "transports: ['polling', 'websocket']",
        'A plain WebSocket',
        'connection_error',
      ],
    },
    {
      name: 'a proxy drops the header of the upgrade',
      session: tape(again(4, answered(426))),
      under: 'not-a-websocket-endpoint',
      says: ['transports, where the page calls io()', 'transport of withUrl()', 'new SockJS(url)'],
    },
  ],
  clear: [
    { name: 'it may have been bad luck', session: tape(again(2, TUNNEL)) },
    { name: 'the server is down, and its pages with it', session: tape(again(4, REFUSED)) },
    { name: 'the server refuses the client', session: tape(again(4, answered(403))) },
    {
      name: 'the same url has opened before',
      session: tape(conversation(URL), ...[again(3, GONE).map((step) => ({ ...step, at: step.at + 5_000 }))]),
    },
    {
      name: 'polling is in use, and this was to take over from it',
      session: tape(
        again(3, answered(400), 'wss://api.test/socket.io/?EIO=4&transport=websocket&sid=Ab3dEf'),
      ),
    },
  ],
  unknown: [withoutLog()],
};
