import { describe, expect, it } from 'vitest';
import {
  createRooms,
  type Effect,
  panelLeaves,
  panelSays,
  relayJoins,
  relayLeaves,
  relaySays,
} from '../../background/port-router.ts';
import type { RelayMessage } from '../../src/capture/extension-messages.ts';

const relay = (tabId: number, frameId = 0) => ({ tabId, frameId, url: `http://tab${tabId}/` });
const hello: RelayMessage = { kind: 'hello', context: 'c', next: 1 };
const panelsTold = (effects: Effect[]): number[] =>
  effects.flatMap((effect) => (effect.to === 'panel' ? [effect.panel] : []));

describe('rooms', () => {
  it('tells a relay that nobody watches', () => {
    expect(relayJoins(createRooms(), 1, relay(7))).toEqual([
      { to: 'relay', route: 1, message: { kind: 'watched', watched: false } },
    ]);
  });

  it('brings a panel and a relay of one tab together, whoever comes first', () => {
    const rooms = createRooms();
    expect(panelSays(rooms, 1, { kind: 'watch', tabId: 7 })).toEqual([{ to: 'tab', tabId: 7 }]);
    expect(relayJoins(rooms, 2, relay(7, 3))).toEqual([
      {
        to: 'panel',
        panel: 1,
        message: { kind: 'relay-joined', route: 2, frameId: 3, url: 'http://tab7/' },
      },
      { to: 'relay', route: 2, message: { kind: 'watched', watched: true } },
    ]);
    expect(panelSays(rooms, 3, { kind: 'watch', tabId: 7 })).toContainEqual({
      to: 'relay',
      route: 2,
      message: { kind: 'watched', watched: true },
    });
  });

  it('lets each panel hear its own tab only', () => {
    const rooms = createRooms();
    relayJoins(rooms, 1, relay(7));
    relayJoins(rooms, 2, relay(8));
    panelSays(rooms, 10, { kind: 'watch', tabId: 7 });
    panelSays(rooms, 11, { kind: 'watch', tabId: 8 });
    expect(panelsTold(relaySays(rooms, 1, hello))).toEqual([10]);
    expect(panelsTold(relaySays(rooms, 2, hello))).toEqual([11]);
    expect(panelsTold(relayLeaves(rooms, 2))).toEqual([11]);
  });

  it('lets a panel speak to relays of its own tab only', () => {
    const rooms = createRooms();
    relayJoins(rooms, 1, relay(7));
    relayJoins(rooms, 2, relay(8));
    panelSays(rooms, 10, { kind: 'watch', tabId: 7 });
    const message = { kind: 'resume', context: 'c', from: 1 } as const;
    expect(panelSays(rooms, 10, { kind: 'to-relay', route: 1, message })).toEqual([
      { to: 'relay', route: 1, message },
    ]);
    expect(panelSays(rooms, 10, { kind: 'to-relay', route: 2, message })).toEqual([]);
    expect(panelSays(rooms, 99, { kind: 'to-relay', route: 1, message })).toEqual([]);
  });

  it('tells relays when the last panel has gone', () => {
    const rooms = createRooms();
    relayJoins(rooms, 1, relay(7));
    panelSays(rooms, 10, { kind: 'watch', tabId: 7 });
    panelSays(rooms, 11, { kind: 'watch', tabId: 7 });
    expect(panelLeaves(rooms, 10)).toEqual([]);
    expect(panelLeaves(rooms, 11)).toEqual([
      { to: 'relay', route: 1, message: { kind: 'watched', watched: false } },
    ]);
    expect(relayJoins(rooms, 2, relay(7))).toContainEqual({
      to: 'relay',
      route: 2,
      message: { kind: 'watched', watched: false },
    });
  });

  it('forgets relays that left', () => {
    const rooms = createRooms();
    relayJoins(rooms, 1, relay(7));
    relayLeaves(rooms, 1);
    panelSays(rooms, 10, { kind: 'watch', tabId: 7 });
    expect(relaySays(rooms, 1, hello)).toEqual([]);
    expect(rooms.relays.size).toBe(0);
  });
});
