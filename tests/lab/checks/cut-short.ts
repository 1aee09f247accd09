import { expect } from 'vitest';
import { type Check, converses } from './check.ts';
import { closings, performs } from './perform.ts';

const closes = (code: number, reason = ''): Check => converses({}, { code, reason });

/** The page is cut off for sending more than the server wants, long before it stops by itself. */
const closesForRate = (code: number): Check =>
  performs(closings(1), {
    codes: [code],
    sent: { length: expect.toSatisfy((count: number) => count >= 60) },
  });

const rounds = (code: number, count: number): Check =>
  performs(closings(count), { codes: Array(count).fill(code), opened: count });

/** The messages that the page said by the end. */
const said = (...types: string[]) => types.map((type) => expect.stringContaining(type));

/** Of the endpoints whose sockets open and are ended too early. */
export const cutShort: Record<string, Check> = {
  'closed-by-transport': performs(closings(1), {
    codes: [1006],
    sent: ['hello'],
    received: ['tick 1', 'tick 2', 'tick 3', 'tick 4', 'tick 5', 'tick 6'],
  }),
  'server-crashed': performs(closings(1), {
    codes: [1006],
    sent: said('list', 'list', 'report'),
    received: ['done', 'done'],
  }),
  'server-crashed--all-at-once': rounds(1006, 5),
  'server-crashed--no-reconnect': performs(closings(1), { codes: [1006], sent: ['save'] }),
  'idle-timeout': async (site) => {
    const afterThreeSeconds = expect.toSatisfy((ms: number) => ms > 2900);
    await converses({}, { replies: ['hello'], code: 1006, lasted: afterThreeSeconds })(site);
  },
  'idle-timeout--haproxy': rounds(1006, 3),
  'idle-timeout--engine-io': performs(closings(1), {
    codes: [1005],
    received: [expect.stringContaining('0{'), '2'],
  }),
  'idle-timeout--keepalive': closes(1011, 'keepalive ping timeout'),
  'rate-closed': closesForRate(1008),
  'rate-closed--1008-wordless': closesForRate(1008),
  'rate-closed--1013': closesForRate(1013),
  'rate-closed--4008': closesForRate(4008),
  'rate-closed--4029': closesForRate(4029),
  'policy-violation': closes(1008, 'Messages of this kind are not allowed'),
  'internal-error': closes(1011, 'Unhandled exception in the message handler'),
  'internal-error--wordless': closes(1011),
  'service-restart': closes(1012, 'A new version is being deployed'),
  'service-restart--1001-many': rounds(1001, 6),
  'try-again-later': closes(1013, 'Overloaded'),
  'unsupported-data': closes(1003, 'Only binary messages are accepted'),
  'invalid-payload': closes(1007, 'Invalid JSON'),
  'protocol-error-code': closes(1002, 'Invalid frame'),
  'bad-gateway-code': closes(1014, 'The upstream sent no valid answer'),
  'unauthorized-code': closes(3000, 'Unauthorized'),
  'forbidden-code': closes(3003, 'Forbidden'),
  'timeout-code': closes(3008, 'Timeout'),
  'app-close-code': closes(4321, 'Room is full'),
  'app-close-code--graphql-4400': performs(closings(1), { codes: [4400] }),
  'app-close-code--graphql-4401': performs(closings(1), { codes: [4401] }),
  'app-close-code--graphql-4403': performs(closings(1), { codes: [4403] }),
  'app-close-code--graphql-4408': performs(closings(1), { codes: [4408], sent: [] }),
  'app-close-code--pusher-4001': converses({}, { code: 4001, replies: said('pusher:error') }),
  'app-close-code--discord-4004': closes(4004, 'Authentication failed.'),
  'message-too-big': converses({ say: 'x'.repeat(64 * 1024) }, { replies: [], code: 1009 }),
  'message-too-big--cut': performs(closings(1), {
    codes: [1006],
    sent: ['a small document', expect.toSatisfy((text: string) => text.length === 1024 * 1024)],
  }),
  'closed-by-page': performs(({ opened }) => opened > 0, { codes: [1006], opened: 1 }),
  'closed-by-page--impatient': performs(closings(3), { codes: [1006, 1006, 1006], opened: 0 }),
  'page-left': ({ page }) => expect(page.body).toMatch(/pageshow[\s\S]*connect\(\);\n}\);/),
  'no-reconnect': ({ page }) => expect(page.body).not.toMatch(/pageshow[\s\S]*connect\(\);\n}\);/),
  'closed-after-open': rounds(1000, 4),
  'closed-after-open--cut': rounds(1006, 4),
};
