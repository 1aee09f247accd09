import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCut } from '../../../src/decoders/read-truncated.ts';
import { readText, spokenOn } from '../../../src/stacks/decode-text.ts';
import { created, opened, type Step, tape } from '../../support/tape.ts';

const spokenBy = (...steps: Step[]) => {
  const [connection] = tape(...steps).connections.values();
  if (!connection) throw new Error('the tape has no connection');
  return spokenOn(connection);
};

describe('which decoder reads', () => {
  const plain = spokenBy(created('ws://a.test/'), opened(5));
  it('“2” is a heartbeat where Engine.IO is spoken, and nothing elsewhere', () => {
    const engine = spokenBy(created('ws://a.test/socket.io/?EIO=4&transport=websocket'), opened(5));
    expect(readText('2', 'received', engine)).toMatchObject({ role: 'heartbeat', protocol: 'Engine.IO' });
    expect(readText('2', 'received', plain)).toBeUndefined();
  });
  it('a form that cannot be mistaken needs nobody to say what is spoken', () => {
    expect(readText('{"jsonrpc":"2.0","method":"a"}', 'sent', plain)?.protocol).toBe('JSON-RPC');
    expect(readText('{"type":6}\u001e', 'sent', plain)?.protocol).toBe('SignalR');
    expect(readText('{"a":1}', 'sent', plain)?.protocol).toBe('JSON');
    expect(readText('ping', 'sent', plain)?.role).toBe('heartbeat');
    expect(readText('\n', 'sent', plain)).toBeUndefined();
  });
  it('what the spoken protocol declines is still JSON', () => {
    const graphql = spokenBy(
      created('ws://a.test/', { protocols: ['graphql-transport-ws'] }),
      opened(5, { protocol: 'graphql-transport-ws' }),
    );
    expect(readText('{"type":"own","x":1}', 'received', graphql)?.protocol).toBe('JSON');
  });
  it('WAMP only by its subprotocol', () => {
    const wamp = spokenBy(
      created('ws://a.test/', { protocols: ['wamp.2.json'] }),
      opened(5, { protocol: 'wamp.2.json' }),
    );
    expect(readText('[33,5,9]', 'received', wamp)?.protocol).toBe('WAMP');
    expect(readText('[33,5,9]', 'received', plain)?.protocol).toBe('JSON');
  });
});

describe('strictness', () => {
  const stacks = [
    'Socket.IO',
    'SockJS',
    'graphql-transport-ws',
    'graphql-ws (legacy)',
    'SignalR',
    'STOMP',
    'Phoenix',
    'Action Cable',
    'Pusher',
    'OpenClaw',
  ] as const;
  it.each(stacks)('%s never throws, whatever the text', (stack) => {
    const text = fc.oneof(
      fc.string(),
      fc.json(),
      fc.json().map((json) => `42${json}`),
    );
    fc.assert(fc.property(text, (each) => void readText(each, 'received', { stack, subprotocol: '' })));
  });
});

describe('a message that was cut', () => {
  it.each([
    ['{"type":"history","items":["a","b', { name: 'history', summary: '{ items: ["a"] }' }],
    ['42["chat",{"text":"hi"},{"mo', { name: 'chat' }],
    ['MESSAGE\ndestination:/q\n\nhel', { name: 'MESSAGE /q' }],
    ['some words that go', { summary: 'some words that go' }],
  ])('%j', (text, told) => expect(readCut(text)).toMatchObject(told));
});
