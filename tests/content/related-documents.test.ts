import { afterEach, describe, expect, it, vi } from 'vitest';
import { RELATED } from '../../content/channel/hook-relay-channel.ts';
import {
  bySecret,
  byWindow,
  placeForRelated,
  relatedChannel,
} from '../../content/relay/related-documents.ts';

interface FakeWindow {
  parent: FakeWindow;
  wsdoctorRelate?: (channel: EventTarget) => void;
}

afterEach(() => vi.unstubAllGlobals());

/** A window without our relay. */
function plain(parent?: FakeWindow): FakeWindow {
  const window = {} as FakeWindow;
  window.parent = parent ?? window;
  return window;
}

function withRelay(given: EventTarget[], parent?: FakeWindow): FakeWindow {
  return Object.assign(plain(parent), { wsdoctorRelate: (channel: EventTarget) => given.push(channel) });
}

/** A window of another origin, whose properties throw. */
function foreign(parent?: FakeWindow): FakeWindow {
  return Object.defineProperty(plain(parent), 'wsdoctorRelate', {
    get() {
      throw new DOMException('Blocked a frame', 'SecurityError');
    },
  });
}

function channelFrom(window: FakeWindow, opener: FakeWindow | null = null): EventTarget | undefined {
  vi.stubGlobal('window', window);
  vi.stubGlobal('opener', opener);
  return relatedChannel(byWindow);
}

it('a document without embedding document and opener is related to none', () => {
  expect(channelFrom(withRelay([]))).toBeUndefined();
});

it('shares a channel with the nearest embedding document that has a relay', () => {
  const near: EventTarget[] = [];
  const far: EventTarget[] = [];
  const channel = channelFrom(plain(plain(foreign(withRelay(near, withRelay(far))))));
  expect(channel).toBeInstanceOf(EventTarget);
  expect([near, far]).toEqual([[channel], []]);
});

it('asks the opener where no embedding document has a relay', () => {
  const given: EventTarget[] = [];
  expect(channelFrom(plain(foreign()), withRelay(given))).toBe(given[0]);
  expect(given).toHaveLength(1);
});

it('looks at 20 embedding documents at most', () => {
  const nested = (depth: number, top: FakeWindow): FakeWindow =>
    depth === 0 ? top : plain(nested(depth - 1, top));
  const given: EventTarget[] = [];
  expect(channelFrom(nested(21, withRelay(given)))).toBeUndefined();
  channelFrom(nested(20, withRelay(given)));
  expect(given).toHaveLength(1);
});

/** Node has none. */
class FakeFocusEvent extends Event {
  readonly relatedTarget: EventTarget | null;
  constructor(type: string, { relatedTarget, ...init }: FocusEventInit) {
    super(type, init);
    this.relatedTarget = relatedTarget ?? null;
  }
}

it('hands the channels of later documents to the hook', () => {
  const window = plain();
  vi.stubGlobal('window', window);
  vi.stubGlobal('FocusEvent', FakeFocusEvent);
  const channel = new EventTarget();
  const later = new EventTarget();
  const brought: unknown[] = [];
  channel.addEventListener(RELATED, (event) => brought.push((event as FocusEvent).relatedTarget));
  placeForRelated(channel, byWindow);
  window.wsdoctorRelate?.(later);
  expect(brought).toEqual([later]);
});

describe('in Firefox, where each document’s world is alone', () => {
  const SECRET = 'moz-extension://drawn-for-this-installation/';
  interface WithFonts extends FakeWindow {
    document: { fonts: EventTarget };
  }
  const document = (parent?: FakeWindow): WithFonts =>
    Object.assign(plain(parent), { document: { fonts: new EventTarget() } });

  it('the relays meet on an event that only they know', () => {
    vi.stubGlobal('FocusEvent', FakeFocusEvent);
    const older = document();
    vi.stubGlobal('window', older);
    vi.stubGlobal('document', older.document);
    const channel = new EventTarget();
    const brought: unknown[] = [];
    channel.addEventListener(RELATED, (event) => brought.push((event as FocusEvent).relatedTarget));
    placeForRelated(channel, bySecret(SECRET));
    expect(older.wsdoctorRelate).toBeUndefined();
    vi.stubGlobal('window', document(older));
    vi.stubGlobal('opener', null);
    const later = relatedChannel(bySecret(SECRET));
    expect(later).toBeInstanceOf(EventTarget);
    expect(brought).toEqual([later]);
  });

  it('a document where nobody answers is related to none', () => {
    vi.stubGlobal('FocusEvent', FakeFocusEvent);
    vi.stubGlobal('window', document(document()));
    vi.stubGlobal('opener', null);
    expect(relatedChannel(bySecret(SECRET))).toBeUndefined();
  });
});
