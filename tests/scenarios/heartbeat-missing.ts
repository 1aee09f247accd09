import {
  closed,
  conversation,
  created,
  frame,
  httpResponse,
  inWorker,
  opened,
  type Scenarios,
  tape,
  wait,
  wire,
} from '../support/tape.ts';

const url = 'ws://api.test:8080/live';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'nginx was on the way before',
      session: tape(
        conversation(url),
        closed(900, 1000),
        wire(910, { url, status: 101, responseHeaders: [{ name: 'Server', value: 'nginx' }] }),
        conversation(url, 1_000),
        wait(14_000),
      ),
      confidence: 'possible',
      says: [
        'nginx closes idle connections',
        '10 s or more',
        'For nginx: proxy_read_timeout',
        'in /etc/nginx/conf.d/SITE.conf',
      ],
      never: ['timeout tunnel'],
    },
    {
      name: 'a library: its own option',
      session: tape(
        httpResponse('http://api.test:8080/', { Server: 'nginx' }),
        created(url, { protocols: ['v12.stomp'] }),
        opened(40, { protocol: 'v12.stomp' }),
        wait(13_000),
      ),
      says: [
        'For STOMP: heartbeatIncoming and heartbeatOutgoing',
        'logging.level.org.springframework.web.socket',
      ],
    },
  ],
  clear: [
    { name: 'talk all the time', session: tape(conversation(url), frame('received', 12_000), wait(13_000)) },
    { name: 'a heartbeat', session: tape(conversation(url), frame('sent', 1_000, 'ping'), wait(20_000)) },
    {
      name: "the server's heartbeat",
      session: tape(conversation(url), frame('received', 1_000, '{"type":"ping"}'), wait(20_000)),
    },
    { name: 'closed', session: tape(conversation(url), closed(900, 1000), wait(20_000)) },
    { name: 'silent, and nothing is known of a proxy', session: tape(conversation(url), wait(50_000)) },
    {
      name: 'open for longer than the limit of nginx: something keeps it alive',
      session: tape(
        httpResponse('http://api.test:8080/', { Server: 'nginx' }),
        conversation(url),
        wait(200_000),
      ),
    },
    { name: 'a short pause', session: tape(conversation(url), wait(8_000)) },
  ],
  unknown: [inWorker()],
};
