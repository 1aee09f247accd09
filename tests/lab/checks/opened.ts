import { isUtf8 } from 'node:buffer';
import { expect } from 'vitest';
import { fetchPage } from '../wire.ts';
import { type Check, converses, saysBack } from './check.ts';

const echoes = converses({ closeAfter: 1 }, { replies: ['hello'], code: 1000 });

/** Of the endpoints whose sockets open, for better or worse. */
export const opened: Record<string, Check> = {
  'closed-by-transport': converses({ goOn: true }, { replies: ['hello', 'hello', 'hello'], code: 1006 }),
  'idle-timeout': async (site) => {
    const afterThreeSeconds = expect.toSatisfy((ms: number) => ms > 2900);
    await converses({}, { replies: ['hello'], code: 1006, lasted: afterThreeSeconds })(site);
  },
  'protocol-error': saysBack(6, (bytes) => expect(bytes.readUInt16BE()).toBe(0x8185)),
  'protocol-error--reserved-bit': saysBack(2, (bytes) => expect(bytes.readUInt16BE()).toBe(0xc105)),
  'protocol-error--utf8': saysBack(6, (bytes) => {
    expect(bytes.readUInt16BE()).toBe(0x8104);
    expect(isUtf8(bytes.subarray(2))).toBe(false);
  }),
  'protocol-error--http-in-stream': saysBack(12, (bytes) => {
    expect(bytes.toString()).toMatch(/^HTTP\/1\.1 400/);
  }),
  'policy-violation': converses({}, { code: 1008, reason: 'Messages of this kind are not allowed' }),
  'message-too-big': converses({ say: 'x'.repeat(64 * 1024) }, { replies: [], code: 1009 }),
  'internal-error': converses({}, { code: 1011, reason: 'Unhandled exception in the message handler' }),
  'service-restart': converses({}, { code: 1012, reason: 'A new version is being deployed' }),
  'try-again-later': converses({}, { code: 1013, reason: 'Overloaded' }),
  echo: echoes,
  'echo--tls': echoes,
  'echo--subprotocol': converses(
    { protocols: ['chat.v2', 'chat.v1'], closeAfter: 1 },
    { protocol: 'chat.v2', replies: ['hello'], code: 1000 },
  ),
  'echo--open': converses(
    { goOn: true, closeAfter: 3 },
    { replies: ['hello', 'hello', 'hello'], code: 1000 },
  ),
  'server-close-1000': converses({}, { replies: [], code: 1000, reason: 'done' }),
  'close-without-code': converses({}, { replies: [], code: 1005 }),
  'worker-echo': echoes,
  'echo--iframe': echoes,
  'navigation-away': async (site) => {
    await echoes(site);
    const next = await fetchPage(`${site.scenario.pageUrl}/next`, site.ca);
    expect(next.body).toContain('data-state="closed"');
  },
};
