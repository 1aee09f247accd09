import { afterEach, describe, expect, it, vi } from 'vitest';
import { RELATED } from '../../content/channel/hook-relay-channel.ts';
import { placeForRelated, relatedPort } from '../../content/relay/related-documents.ts';

interface FakeWindow {
  parent: FakeWindow;
  wsdoctorRelate?: (port: MessagePort) => void;
}

afterEach(() => vi.unstubAllGlobals());

/** A window without our relay. */
function plain(parent?: FakeWindow): FakeWindow {
  const window = {} as FakeWindow;
  window.parent = parent ?? window;
  return window;
}

function withRelay(given: MessagePort[], parent?: FakeWindow): FakeWindow {
  return Object.assign(plain(parent), { wsdoctorRelate: (port: MessagePort) => given.push(port) });
}

/** A window of another origin, whose properties throw. */
function foreign(parent?: FakeWindow): FakeWindow {
  return Object.defineProperty(plain(parent), 'wsdoctorRelate', {
    get() {
      throw new DOMException('Blocked a frame', 'SecurityError');
    },
  });
}

function portFrom(window: FakeWindow, opener: FakeWindow | null = null): MessagePort | undefined {
  vi.stubGlobal('window', window);
  vi.stubGlobal('opener', opener);
  return relatedPort();
}

it('a document without embedding document and opener is related to none', () => {
  expect(portFrom(withRelay([]))).toBeUndefined();
});

it('shares a port with the nearest embedding document that has a relay', () => {
  const near: MessagePort[] = [];
  const far: MessagePort[] = [];
  const port = portFrom(plain(plain(foreign(withRelay(near, withRelay(far))))));
  expect(port).toBeInstanceOf(MessagePort);
  expect([near, far]).toEqual([[port], []]);
});

it('asks the opener where no embedding document has a relay', () => {
  const given: MessagePort[] = [];
  expect(portFrom(plain(foreign()), withRelay(given))).toBe(given[0]);
  expect(given).toHaveLength(1);
});

it('looks at 20 embedding documents at most', () => {
  const nested = (depth: number, top: FakeWindow): FakeWindow =>
    depth === 0 ? top : plain(nested(depth - 1, top));
  const given: MessagePort[] = [];
  expect(portFrom(nested(21, withRelay(given)))).toBeUndefined();
  portFrom(nested(20, withRelay(given)));
  expect(given).toHaveLength(1);
});

it('hands the ports of later documents to the hook', () => {
  const window = plain();
  vi.stubGlobal('window', window);
  const { port1: channel, port2 } = new MessageChannel();
  const brought: unknown[] = [];
  channel.addEventListener(RELATED, (event) => brought.push(...(event as MessageEvent).ports));
  placeForRelated(channel);
  window.wsdoctorRelate?.(port2);
  expect(brought).toEqual([port2]);
  channel.close();
});

describe('in Firefox, where each document’s world is alone', () => {
  const SECRET = 'moz-extension://drawn-for-this-installation/';
  interface WithFonts extends FakeWindow {
    document: { fonts: EventTarget };
  }
  const document = (parent?: FakeWindow): WithFonts =>
    Object.assign(plain(parent), { document: { fonts: new EventTarget() } });

  /** Node's own cannot be cancelled. */
  class CancelableMessageEvent extends Event {
    readonly ports: readonly MessagePort[];
    constructor(type: string, { ports = [], ...init }: MessageEventInit) {
      super(type, init);
      this.ports = ports;
    }
  }

  it('the relays meet on an event that only they know', () => {
    vi.stubGlobal('MessageEvent', CancelableMessageEvent);
    const older = document();
    vi.stubGlobal('window', older);
    vi.stubGlobal('document', older.document);
    const { port1: channel } = new MessageChannel();
    const brought: unknown[] = [];
    channel.addEventListener(RELATED, (event) => brought.push(...(event as MessageEvent).ports));
    placeForRelated(channel, SECRET);
    expect(older.wsdoctorRelate).toBeUndefined();
    vi.stubGlobal('window', document(older));
    vi.stubGlobal('opener', null);
    const port = relatedPort(SECRET);
    expect(port).toBeInstanceOf(MessagePort);
    expect(brought).toEqual([port]);
    channel.close();
  });

  it('a document where nobody answers is related to none', () => {
    vi.stubGlobal('window', document(document()));
    vi.stubGlobal('opener', null);
    expect(relatedPort(SECRET)).toBeUndefined();
  });
});
