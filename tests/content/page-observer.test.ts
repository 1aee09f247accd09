import { beforeEach, describe, expect, it, vi } from 'vitest';
import { pageStarted, watchPage, watchTasks } from '../../content/relay/page-observer.ts';
import type { RareFact } from '../../src/capture/page-facts.ts';

const listeners = new Map<string, (event: unknown) => void>();
/** Types that were listened to in the bubbling phase, where the page can stop an event. */
const bubbling: string[] = [];
function addEventListener(type: string, listener: (event: unknown) => void, capture = false): void {
  listeners.set(type, listener);
  if (!capture) bubbling.push(type);
}
vi.stubGlobal('document', { visibilityState: 'hidden', title: 'Title' });
vi.stubGlobal('addEventListener', addEventListener);
vi.stubGlobal('location', { href: 'https://a.test/' });
vi.stubGlobal('navigator', { userAgent: 'Browser/1' });

const policy = {
  blockedURI: 'ws://b/',
  effectiveDirective: 'connect-src',
  originalPolicy: "connect-src 'self'",
  disposition: 'enforce',
};
const violation = {
  kind: 'csp-violation',
  blockedUrl: 'ws://b/',
  directive: 'connect-src',
  policy: "connect-src 'self'",
  disposition: 'enforce',
};

const violated = { ...policy, type: 'securitypolicyviolation', isTrusted: true };

let noted: RareFact[] = [];
beforeEach(() => {
  noted = [];
  watchPage((fact) => noted.push(fact))();
});

describe('an event of the page', () => {
  it.each<[type: string, fact: object]>([
    ['securitypolicyviolation', violation],
    ['visibilitychange', { kind: 'visibility', state: 'hidden' }],
    ['freeze', { kind: 'freeze' }],
    ['resume', { kind: 'resume' }],
    ['online', { kind: 'online' }],
    ['offline', { kind: 'offline' }],
    ['pagehide', { kind: 'pagehide', persisted: true }],
    ['pageshow', { kind: 'pageshow', persisted: true }],
  ])('%s counts where the browser dispatched it, and not where the page did', (type, fact) => {
    const event = { type, persisted: true, ...policy };
    listeners.get(type)?.({ ...event, isTrusted: false });
    expect(noted).toEqual([]);
    listeners.get(type)?.({ ...event, isTrusted: true });
    expect(noted).toEqual([fact]);
  });

  it('is heard in the capture phase, before the page can stop it', () => {
    expect(bubbling).toEqual([]);
  });

  it('is left out where the policy is about something else, or the page is shown for the first time', () => {
    listeners.get(violated.type)?.({ ...violated, effectiveDirective: 'img-src' });
    listeners.get('pageshow')?.({ type: 'pageshow', persisted: false, isTrusted: true });
    expect(noted).toEqual([]);
  });

  it('tells a page that is gone from one that may come back', () => {
    listeners.get('pagehide')?.({ type: 'pagehide', persisted: false, isTrusted: true });
    expect(noted).toEqual([{ kind: 'pagehide', persisted: false }]);
  });

  it('has texts of 4,096 characters at most', () => {
    const long = { blockedURI: `ws://${'a'.repeat(9000)}`, originalPolicy: 'p'.repeat(9000) };
    listeners.get(violated.type)?.({ ...violated, ...long });
    expect(noted).toEqual([
      { ...violation, blockedUrl: `ws://${'a'.repeat(4091)}`, policy: 'p'.repeat(4096) },
    ]);
  });
});

describe('the page', () => {
  it.each([true, false])('says what it is; at the top: %s', (top) => {
    const window = { top: {} };
    vi.stubGlobal('window', top ? Object.assign(window, { top: window }) : window);
    const page = { kind: 'page-started', url: 'https://a.test/', title: 'Title', userAgent: 'Browser/1' };
    expect(pageStarted()).toEqual({ ...page, top });
  });

  it('has an address and a title of 4,096 characters at most', () => {
    vi.stubGlobal('window', {});
    location.href = 'x'.repeat(5000);
    document.title = 'y'.repeat(5000);
    expect(pageStarted()).toMatchObject({ url: 'x'.repeat(4096), title: 'y'.repeat(4096) });
  });
});

it('notes tasks of 200 ms and more, when they ended', () => {
  let observed: unknown;
  let report: ((list: { getEntries(): object[] }) => void) | undefined;
  vi.stubGlobal(
    'PerformanceObserver',
    class {
      constructor(listener: typeof report) {
        report = listener;
      }
      observe(options: unknown): void {
        observed = options;
      }
    },
  );
  const tasks: unknown[] = [];
  watchTasks((at, fact) => tasks.push([at, fact]));
  const entries = [199.4, 199.5, 350].map((duration) => ({ startTime: 1000, duration }));
  report?.({ getEntries: () => entries });
  expect(observed).toEqual({ type: 'longtask' });
  expect(tasks).toEqual([
    [1199.5, { kind: 'long-task', duration: 200 }],
    [1350, { kind: 'long-task', duration: 350 }],
  ]);
});
