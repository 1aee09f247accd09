import { describe, expect, it } from 'vitest';
import { createFailingConnections } from '../../../src/capture/failing-connections.ts';
import type { RareFact } from '../../../src/capture/page-facts.ts';

const created = (socket: number, url = 'wss://a.test/live'): RareFact => ({
  kind: 'created',
  socket,
  url,
  protocols: [],
});
const opened = (socket: number): RareFact => ({ kind: 'opened', socket, protocol: '', extensions: '' });
const errored = (socket: number): RareFact => ({ kind: 'errored', socket, readyState: 3 });
const closed = (socket: number, code: number, wasClean = true): RareFact => ({
  kind: 'closed',
  socket,
  code,
  reason: '',
  wasClean,
  buffered: 0,
});
const failed = (socket: number, url?: string): RareFact[] => [
  created(socket, url),
  errored(socket),
  closed(socket, 1006, false),
];

describe('failing connections', () => {
  it.each<[string, RareFact[], number]>([
    ['a handshake fails', failed(1), 1],
    [
      'three attempts at one URL, with another token each',
      [1, 2, 3].flatMap((n) => failed(n, `wss://a.test/?t=${n}`)),
      1,
    ],
    ['two URLs', [...failed(1), ...failed(2, 'wss://a.test/other')], 2],
    ['the server reports a problem', [created(1), opened(1), closed(1, 1008)], 1],
    ['the server closes normally', [created(1), opened(1), closed(1, 1001)], 0],
    ['the connection is dropped', [created(1), opened(1), closed(1, 1006, false)], 1],
    ['a blocked one has an error event and no close event', [created(1), errored(1)], 1],
    [
      'the page closes it while connecting',
      [created(1), { kind: 'close-called', socket: 1, readyState: 0 }, errored(1), closed(1, 1006, false)],
      0,
    ],
    [
      'the page is left',
      [created(1), opened(1), { kind: 'pagehide', persisted: true }, closed(1, 1006, false)],
      0,
    ],
    ['it opens again', [...failed(1), created(2), opened(2)], 0],
    [
      'the constructor throws',
      [{ kind: 'constructor-threw', url: 'ws://a.test/', protocols: [], name: 'SecurityError', message: '' }],
      1,
    ],
    ['the page is offline', [{ kind: 'offline' }], 0],
  ])('%s', (_name, facts, count) => {
    const failing = createFailingConnections();
    for (const fact of facts) failing.note(fact);
    expect(failing.count()).toBe(count);
  });

  it('says that it has changed when it has, and only then', () => {
    const failing = createFailingConnections();
    expect([...failed(1), ...failed(2), created(3), opened(3)].map((fact) => failing.note(fact))).toEqual([
      false,
      true,
      false,
      false,
      false,
      false,
      false,
      true,
    ]);
  });

  it('is bounded', () => {
    const failing = createFailingConnections();
    for (let n = 1; n < 3000; n += 1) for (const fact of failed(n, `wss://a.test/${n}`)) failing.note(fact);
    expect(failing.count()).toBe(1000);
  });
});
