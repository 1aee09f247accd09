import { closed, created, frame, opened, type Scenarios, type Step, tape, wire } from '../support/tape.ts';

const URL_ = 'wss://api.test/live';

/** A connection through a proxy that is dropped `life` ms after it began. */
function dropped(
  at: number,
  life: number,
  more: { server?: string; reply?: true; silent?: true } = {},
): Step[] {
  const { server = 'cloudflare', reply, silent } = more;
  return [
    created(URL_, { at }),
    opened(at + 40),
    ...(silent ? [] : [frame('sent', at + 50, '{"op":"subscribe"}')]),
    ...(reply ? [frame('received', at + 90, '{"ok":true}')] : []),
    closed(at + life, 1006),
    wire(at + life + 5, {
      url: URL_,
      status: 101,
      ...(server === '' ? {} : { responseHeaders: [{ name: 'Server', value: server }] }),
    }),
  ];
}

const thrice = (more?: Parameters<typeof dropped>[2], life = 3_500): Step[] =>
  [10, 8_000, 16_000].flatMap((at) => dropped(at, life, more));

export const scenarios: Scenarios = {
  found: [
    {
      name: 'a request through Cloudflare, no reply, dropped after 3.5 s, three times',
      session: tape(thrice()),
      confidence: 'likely',
      says: ['behind Cloudflare', 'received none', '2 other connections'],
      never: ['idle timeout', 'Raise', 'nowhere', 'about 100 s'],
    },
    {
      name: 'the same behind nginx, once',
      session: tape(dropped(10, 4_200, { server: 'nginx/1.22.1' })),
      confidence: 'possible',
      says: ['nginx'],
    },
  ],
  clear: [
    { name: 'a reply came', session: tape(thrice({ reply: true })) },
    { name: 'the page sent nothing', session: tape(thrice({ silent: true })) },
    { name: 'no proxy is named', session: tape(thrice({ server: '' })) },
    {
      name: 'an earlier connection to the same URL got a reply',
      session: tape(dropped(10, 3_500, { reply: true }), dropped(8_000, 3_500)),
    },
    {
      name: 'after 60 s, the default of nginx',
      session: tape(dropped(10, 60_060, { server: 'nginx/1.22.1' })),
    },
  ],
  unknown: [
    {
      name: 'without the network log',
      session: tape(created(URL_), opened(40), frame('sent', 60, 'hello'), closed(3_500, 1006)),
    },
  ],
};
