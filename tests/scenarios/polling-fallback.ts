import {
  answered,
  attempt,
  closeCalled,
  conversation,
  created,
  REFUSED,
  type Scenarios,
  tape,
  wire,
  withoutLog,
} from '../support/tape.ts';

const url = 'ws://api.test:8080/socket.io/?EIO=4&transport=websocket&sid=Zm9vYmFyYmF6cXV4AAAB';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'the upgrade of a session is refused with 400',
      session: tape(attempt(url, answered(400))),
      confidence: 'likely',
      says: ['proxy_set_header Upgrade', 'sticky sessions'],
      never: ['Zm9vYmFyYmF6cXV4AAAB'],
    },
    {
      name: 'refused, and the page has not seen it yet',
      session: tape(created(url), closeCalled(378, 0), wire(421, { url, status: 400, by: 'web-request' })),
      confidence: 'likely',
    },
    { name: 'the reason is hidden', session: tape(attempt(url, '')), confidence: 'possible' },
  ],
  clear: [
    {
      name: 'a first handshake without polling',
      session: tape(attempt('ws://api.test:8080/socket.io/?EIO=4&transport=websocket', answered(400))),
    },
    { name: 'nobody listens', session: tape(attempt(url, REFUSED, { requestSent: false })) },
    { name: 'the upgrade works', session: tape(conversation(url)) },
  ],
  unknown: [withoutLog()],
};
