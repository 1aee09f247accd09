import {
  answered,
  attempt,
  closed,
  conversation,
  created,
  failed,
  frame,
  opened,
  page,
  type Scenarios,
  START,
  tape,
  wire,
} from '../support/tape.ts';

const url = 'ws://localhost:8080/live';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'the reason names it',
      session: tape(
        page('https://app.test/'),
        conversation(url),
        closed(90, 1008, { reason: 'Origin not allowed' }),
      ),
      confidence: 'certain',
      says: ['https://app.test', 'verifyClient', 'without Origin'],
    },
    {
      name: 'a development server says it in a message',
      session: tape(
        page('https://app.test/'),
        created(url),
        opened(40),
        frame('received', 50, '{"type":"error","data":"Invalid Host/Origin header"}'),
        closed(60, 1005),
      ),
      confidence: 'certain',
      says: ['webpack-dev-server', "allowedHosts: ['app.test']"],
    },
    {
      name: '403 here, open for a frame of another site',
      session: tape(
        page('https://app.test/'),
        page('https://allowed.test/', { context: 'frame' }),
        created(url, { context: 'frame' }),
        opened(40, { context: 'frame' }),
        attempt(url, answered(403), {
          at: 100,
          requestHeaders: [{ name: 'Origin', value: 'https://app.test' }],
        }),
      ),
      confidence: 'likely',
      says: ['https://allowed.test'],
    },
    {
      name: 'the same while the frame is still connecting: the Origin tells whose 403 it is',
      session: tape(
        page('https://app.test/'),
        page('https://allowed.test/', { context: 'frame' }),
        created(url, { at: 11, context: 'frame' }),
        created(url, { at: 14 }),
        wire(30, {
          url,
          reason: answered(403),
          startedAt: START + 11,
          requestHeaders: [{ name: 'Origin', value: 'https://app.test' }],
        }),
        failed(31),
        opened(60, { context: 'frame' }),
      ),
      confidence: 'likely',
    },
  ],
  clear: [
    { name: '403 alone may be anything', session: tape(attempt(url, answered(403))) },
    {
      name: '403 here, open before for the same page',
      session: tape(conversation(url), closed(90, 1000), attempt(url, answered(403), { at: 100 })),
    },
    {
      name: 'a word that only contains it',
      session: tape(conversation(url), closed(90, 1008, { reason: 'original message lost' })),
    },
    {
      name: 'a message about something else',
      session: tape(
        conversation(url),
        frame('received', 80, '{"type":"error","data":"original not found"}'),
        closed(90, 1000),
      ),
    },
  ],
  unknown: [],
};
