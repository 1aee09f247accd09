import { describe, expect, it } from 'vitest';
import type { HookRecord } from '../../content/channel/hook-record.ts';
import { createPageClaims } from '../../content/relay/page-claims.ts';
import { SIZE_LIMITS } from '../../src/capture/settings.ts';

const NOW = 10;
const MOST_CONTENT = SIZE_LIMITS.openPreview[1];
const MOST_SIZE = 2 ** 40;

function withSocket() {
  const claims = createPageClaims();
  claims.announce(1, 'ws://a/');
  return claims;
}

const created = (socket: number, url: string): HookRecord => [
  5,
  { kind: 'created', socket, url, protocols: [] },
];

describe('a sent message', () => {
  it.each<[string, HookRecord]>([
    ['of a known socket', [5, 1, 1, -1, 'x', 0]],
    ['at the document’s beginning', [0, 1, 1, -1, 'x', 0]],
    ['within what clocks are rounded to', [NOW + 1, 1, 1, -1, 'x', 0]],
    ['in bytes', [5, 3, 1, 3, new Uint8Array(3), 0]],
    ['as large as is possible', [5, 1, 1, MOST_SIZE, 'x'.repeat(MOST_CONTENT), MOST_SIZE]],
  ])('%s is accepted', (_, record) => {
    expect(withSocket().accept(record, NOW)).toBe(true);
  });

  it.each<[string, HookRecord]>([
    ['of an unknown socket', [5, 1, 2, -1, 'x', 0]],
    ['before the document', [-0.1, 1, 1, -1, 'x', 0]],
    ['after it arrived', [NOW + 1.1, 1, 1, -1, 'x', 0]],
    ['larger than is possible', [5, 1, 1, MOST_SIZE + 1, 'x', 0]],
    ['with more text than is stored', [5, 1, 1, -1, 'x'.repeat(MOST_CONTENT + 1), 0]],
    ['with more bytes than are stored', [5, 3, 1, 1, new Uint8Array(MOST_CONTENT + 1), 0]],
    ['with more waiting than is possible', [5, 1, 1, -1, 'x', MOST_SIZE + 1]],
    ['that says it was received', [5, 0, 1, -1, 'x', 0]],
    ['that says it was received in bytes', [5, 2, 1, 1, new Uint8Array(1), 0]],
  ])('%s is not', (_, record) => {
    expect(withSocket().accept(record, NOW)).toBe(false);
  });
});

describe('a fact', () => {
  it.each<[string, HookRecord]>([
    [
      'a constructor that threw',
      [5, { kind: 'constructor-threw', url: 'x', protocols: [], message: '' } as never],
    ],
    ['a refused send', [5, { kind: 'send-refused', socket: 1, outcome: 'dropped', readyState: 3 } as never]],
    ['a call of close()', [5, { kind: 'close-called', socket: 1 } as never]],
    ['listeners', [5, { kind: 'listeners', socket: 1 } as never]],
    ['a shared worker', [5, { kind: 'shared-worker', url: 'x' } as never]],
    ['losses of the hook', [5, { kind: 'dropped', where: 'page', frames: 1_000_000, bytes: 0 }]],
  ])('that the page’s code did is accepted: %s', (_, record) => {
    expect(withSocket().accept(record, NOW)).toBe(true);
  });

  it.each<[string, HookRecord]>([
    ['a socket that opened', [5, { kind: 'opened', socket: 1, protocol: '', extensions: '' }]],
    ['a refused send of an unknown socket', [5, { kind: 'send-refused', socket: 2 } as never]],
    ['losses of the relay', [5, { kind: 'dropped', where: 'relay', frames: 1, bytes: 0 }]],
    ['losses in bytes', [5, { kind: 'dropped', where: 'page', frames: 1, bytes: 1 }]],
    ['losses that are too many', [5, { kind: 'dropped', where: 'page', frames: 1_000_001, bytes: 0 }]],
    ['a socket with another URL', created(1, 'ws://b/')],
    ['a socket that was not announced', created(2, 'ws://a/')],
  ])('that cannot be true is not: %s', (_, record) => {
    expect(withSocket().accept(record, NOW)).toBe(false);
  });
});

describe('an announced socket', () => {
  it('is described once', () => {
    const claims = withSocket();
    const record = created(1, 'ws://a/');
    expect([claims.accept(record, NOW), claims.accept(record, NOW)]).toEqual([true, false]);
    expect(claims.undescribed([5, 1, 1, -1, 'x', 0])).toBeUndefined();
  });

  it('is described by the relay where it does something first', () => {
    const claims = withSocket();
    claims.announce(2, 'ws://b/');
    claims.announce(3, 'ws://c/');
    expect(claims.undescribed([5, { kind: 'online' }])).toBeUndefined();
    expect(claims.undescribed([5, 1, 2, -1, 'x', 0])).toEqual({ socket: 2, url: 'ws://b/' });
    expect(claims.undescribed([5, 1, 2, -1, 'x', 0])).toBeUndefined();
    const opened: HookRecord = [5, { kind: 'opened', socket: 1, protocol: '', extensions: '' }];
    expect(claims.undescribed(opened)).toEqual({ socket: 1, url: 'ws://a/' });
  });

  it('has a number at most 1,000 beyond the one before, as some announcements may fail', () => {
    const claims = createPageClaims();
    expect([1001, 1000, 2000].map((number) => claims.announce(number, 'ws://a/'))).toEqual([
      false,
      true,
      true,
    ]);
  });
});
