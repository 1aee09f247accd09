import { describe, expect, it } from 'vitest';
import {
  createPortRouter,
  type Effect,
  onPanelDisconnect,
  onPanelMessage,
  onRelayConnect,
  onRelayDisconnect,
  onRelayMessage,
  onWire,
} from '../../background/port-router.ts';
import type { RelayMessage } from '../../src/capture/extension-messages.ts';

const relay = (tabId: number, frameId = 0) => ({ tabId, frameId, url: `http://tab${tabId}/` });
const hello: RelayMessage = { kind: 'hello', context: 'c', next: 1 };
const panelsTold = (effects: Effect[]): number[] =>
  effects.flatMap((effect) => (effect.to === 'panel' ? [effect.panel] : []));

describe('rooms', () => {
  it('tells a relay that nobody watches', () => {
    expect(onRelayConnect(createPortRouter(), 1, relay(7))).toEqual([
      { to: 'relay', route: 1, message: { kind: 'watched', watched: false } },
    ]);
  });

  it('brings a panel and a relay of one tab together, whoever comes first', () => {
    const rooms = createPortRouter();
    expect(onPanelMessage(rooms, 1, { kind: 'watch', tabId: 7 })).toEqual([
      { to: 'late-panel', panel: 1, tabId: 7 },
      { to: 'tab', tabId: 7 },
    ]);
    expect(onRelayConnect(rooms, 2, relay(7, 3))).toEqual([
      {
        to: 'panel',
        panel: 1,
        message: { kind: 'relay-joined', route: 2, frameId: 3, url: 'http://tab7/' },
      },
      { to: 'relay', route: 2, message: { kind: 'watched', watched: true } },
    ]);
    expect(onPanelMessage(rooms, 3, { kind: 'watch', tabId: 7 })).toContainEqual({
      to: 'relay',
      route: 2,
      message: { kind: 'watched', watched: true },
    });
  });

  it('lets each panel hear its own tab only', () => {
    const rooms = createPortRouter();
    onRelayConnect(rooms, 1, relay(7));
    onRelayConnect(rooms, 2, relay(8));
    onPanelMessage(rooms, 10, { kind: 'watch', tabId: 7 });
    onPanelMessage(rooms, 11, { kind: 'watch', tabId: 8 });
    expect(panelsTold(onRelayMessage(rooms, 1, hello))).toEqual([10]);
    expect(panelsTold(onRelayMessage(rooms, 2, hello))).toEqual([11]);
    expect(panelsTold(onRelayDisconnect(rooms, 2))).toEqual([11]);
  });

  it('lets a panel speak to relays of its own tab only', () => {
    const rooms = createPortRouter();
    onRelayConnect(rooms, 1, relay(7));
    onRelayConnect(rooms, 2, relay(8));
    onPanelMessage(rooms, 10, { kind: 'watch', tabId: 7 });
    const message = { kind: 'resume', context: 'c', from: 1 } as const;
    expect(onPanelMessage(rooms, 10, { kind: 'to-relay', route: 1, message })).toEqual([
      { to: 'relay', route: 1, message },
    ]);
    expect(onPanelMessage(rooms, 10, { kind: 'to-relay', route: 2, message })).toEqual([]);
    expect(onPanelMessage(rooms, 99, { kind: 'to-relay', route: 1, message })).toEqual([]);
  });

  it('tells relays when the last panel has gone', () => {
    const rooms = createPortRouter();
    onRelayConnect(rooms, 1, relay(7));
    onPanelMessage(rooms, 10, { kind: 'watch', tabId: 7 });
    onPanelMessage(rooms, 11, { kind: 'watch', tabId: 7 });
    expect(onPanelDisconnect(rooms, 10)).toEqual([]);
    expect(onPanelDisconnect(rooms, 11)).toEqual([
      { to: 'relay', route: 1, message: { kind: 'watched', watched: false } },
    ]);
    expect(onRelayConnect(rooms, 2, relay(7))).toContainEqual({
      to: 'relay',
      route: 2,
      message: { kind: 'watched', watched: false },
    });
  });

  it('forgets relays that left', () => {
    const rooms = createPortRouter();
    onRelayConnect(rooms, 1, relay(7));
    onRelayDisconnect(rooms, 1);
    onPanelMessage(rooms, 10, { kind: 'watch', tabId: 7 });
    expect(onRelayMessage(rooms, 1, hello)).toEqual([]);
    expect(rooms.relays.size).toBe(0);
  });

  it('tells a handshake to the panels of its tab, and one of no tab to all', () => {
    const rooms = createPortRouter();
    onPanelMessage(rooms, 1, { kind: 'watch', tabId: 7 });
    onPanelMessage(rooms, 2, { kind: 'watch', tabId: 8 });
    const event = { source: 'wire', kind: 'wire-started', at: 1, browser: 'Firefox' } as const;
    expect(panelsTold(onWire(rooms, 7, event))).toEqual([1]);
    expect(panelsTold(onWire(rooms, -1, event))).toEqual([1, 2]);
  });
});
