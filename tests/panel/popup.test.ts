import { describe, expect, it, vi } from 'vitest';
import { devtoolsKeys } from '../../panel/popup/devtools-keys.ts';
import { createPopupSession } from '../../panel/popup/popup-session.ts';
import type { PageEvent } from '../../src/capture/captured-event.ts';

const AT = 1_700_000_000_000;

/** A document with so many sockets, each closed by the server with 1008 and these words. */
function refused(
  sockets: number,
  reason: string,
  place = (n: number): string => `api.test/live${n}`,
): PageEvent[] {
  let seq = 0;
  const stamp = () => {
    seq += 1;
    return { source: 'page', context: 'p', seq, at: AT + seq } as const;
  };
  const page = {
    kind: 'page-started',
    url: 'https://app.test/',
    title: '',
    top: true,
    userAgent: '',
  } as const;
  const events: PageEvent[] = [{ ...stamp(), ...page }];
  for (let socket = 1; socket <= sockets; socket += 1)
    events.push(
      { ...stamp(), kind: 'created', socket, url: `wss://${place(socket)}`, protocols: [] },
      { ...stamp(), kind: 'opened', socket, protocol: '', extensions: '' },
      { ...stamp(), kind: 'closed', socket, code: 1008, reason, wasClean: true, buffered: 0 },
    );
  return events;
}

describe('the popup', () => {
  it('lists causes once, with their connections, and counts as the icon does', () => {
    const session = createPopupSession(() => AT + 1000);
    session.take(refused(3, 'not allowed', () => 'api.test/live'));
    const { causes, failing, connections } = session.summary();
    expect(connections).toBe(3);
    expect(failing).toBe(1);
    expect(causes).toHaveLength(1);
    expect(causes[0]).toMatchObject({ severity: 'error', connections: 3 });
    expect(causes[0]?.title).toContain('not allowed');
  });

  it('is bounded in causes and in the length of their titles', () => {
    const session = createPopupSession(() => AT + 1000);
    session.take(refused(12, 'x'.repeat(5000), (n) => `${'abcdefghijkl'[n - 1]}.test/${'y'.repeat(400)}`));
    const { causes, more } = session.summary();
    expect(causes).toHaveLength(8);
    expect(more).toBe(4);
    for (const { title } of causes) expect(title.length).toBeLessThanOrEqual(201);
  });

  it('tells of changes, and not of each', () => {
    vi.useFakeTimers();
    const session = createPopupSession(() => AT + 1000);
    const listener = vi.fn();
    const stop = session.subscribe(listener);
    const before = session.summary();
    for (const event of refused(1, '')) session.take([event]);
    expect(session.summary()).toBe(before);
    vi.advanceTimersByTime(1000);
    expect(listener).toHaveBeenCalledOnce();
    expect(session.summary().connections).toBe(1);
    stop();
    vi.useRealTimers();
  });

  it('names the keys of the system', () => {
    expect(devtoolsKeys('Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)')).toEqual(['⌥⌘I']);
    expect(devtoolsKeys('Mozilla/5.0 (X11; Linux x86_64)')).toEqual(['F12', 'Ctrl+Shift+I']);
  });
});
