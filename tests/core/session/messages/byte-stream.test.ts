import { describe, expect, it } from 'vitest';
import type { Direction } from '../../../../src/capture/captured-event.ts';
import { type ByteStreamState, noteStream } from '../../../../src/session/messages/byte-stream.ts';
import type { Frame } from '../../../../src/session/messages/frame-log.ts';
import { textPart, u8, u16, u32 } from '../../../support/stream-bytes.ts';

type Part = Uint8Array | string | number;

let id = 0;
/** A binary message of which the first `kept` bytes were stored. */
function binary(direction: Direction, content: Uint8Array, kept = content.length): Frame {
  id += 1;
  const base64 = Buffer.from(content.subarray(0, kept)).toString('base64');
  return { id, at: 10 * id, direction, opcode: 'binary', size: content.length, kept, base64 };
}
function text(direction: Direction, content: string): Frame {
  id += 1;
  const size = Buffer.byteLength(content);
  return { id, at: 10 * id, direction, opcode: 'text', size, kept: size, text: content };
}
const sent = (...parts: Part[]): Frame => binary('sent', u8(...parts));
const got = (...parts: Part[]): Frame => binary('received', u8(...parts));

const read = (...frames: Frame[]): ByteStreamState =>
  frames.reduce<ByteStreamState>((state, frame) => noteStream(state, frame), undefined);

function streamOf(...frames: Frame[]) {
  const state = read(...frames);
  if (state === undefined || state === 'none') throw new Error('no byte stream');
  return state;
}
const faultsOf = (...frames: Frame[]): string[] =>
  streamOf(...frames).faults.map(({ packet, code }) => `${packet} ${code}`);

const CONNECT = u8(0x10, 19, textPart('MQTT'), 4, 2, u16(60), textPart('web-1'), 0, 0);
const CONNACK = u8(0x20, 2, 0, 0);
const REFUSED = u8(0x20, 2, 0, 5);
const SUBACK = (topic: number): Uint8Array => u8(0x90, 3, u16(topic), 0x80);

describe('what a connection begins with', () => {
  it('tells the protocol at once, or says so much that it may be one', () => {
    expect(read(sent(CONNECT))).toMatchObject({ protocol: 'MQTT', heads: {}, faults: [], text: '' });
    expect(read(sent(CONNECT.subarray(0, 5)))).toEqual({
      heads: { sent: [...CONNECT.subarray(0, 5)], received: [] },
      stream: {
        facts: { phase: '', number: 4, done: false },
        sent: { held: [], skip: 0, lost: false },
        received: { held: [], skip: 0, lost: false },
      },
      text: '',
      faults: [],
    });
  });

  it('may be split over messages', () => {
    const [head, rest] = [CONNECT.subarray(0, 5), CONNECT.subarray(5)];
    expect(faultsOf(sent(head), sent(rest), got(REFUSED))).toEqual(['CONNACK 5']);
  });

  it('is none where both directions begin otherwise, whatever comes later', () => {
    expect(read(text('sent', 'hello'), text('received', 'welcome'))).toBe('none');
    expect(read(text('received', 'welcome'), text('sent', 'hello'))).toBe('none');
    expect(read(text('sent', 'hello'), text('received', 'welcome'), sent(CONNECT))).toBe('none');
  });

  it('may be told by one direction where the other begins otherwise; that one is not read', () => {
    const state = streamOf(text('received', 'welcome'), sent(CONNECT), got(REFUSED));
    expect(state).toMatchObject({ protocol: 'MQTT', stream: { sent: { lost: false } } });
    const lost = streamOf(text('received', 'welcome'), sent(CONNECT));
    expect(lost.stream.received.lost).toBe(true);
  });

  it('is not looked for again in a direction that begins otherwise', () => {
    const state = streamOf(text('sent', 'hello'), sent(CONNECT));
    expect(state).not.toHaveProperty('protocol');
    expect(state.heads).toEqual({ received: [] });
  });

  it('is none in a message of which its beginning was not stored', () => {
    const state = streamOf(binary('sent', u8(CONNECT, CONNECT), 5));
    expect(state.heads).toEqual({ received: [] });
    const empty = { ...binary('sent', CONNECT, 0) };
    delete empty.base64;
    expect(streamOf(empty).heads).toEqual({ received: [] });
  });

  it('is read of the first 320 bytes', () => {
    const long = u8(CONNECT, new Uint8Array(400));
    expect(read(binary('sent', long, 320))).toMatchObject({ protocol: 'MQTT' });
    const xml = (length: number): string => `<open ${'a'.repeat(length - 6)}`;
    expect(streamOf(text('sent', xml(319))).heads.sent).toHaveLength(319);
    expect(streamOf(text('sent', xml(300)), text('sent', 'a'.repeat(20))).heads).not.toHaveProperty('sent');
    expect(streamOf(text('sent', xml(300)), text('sent', 'a'.repeat(21))).heads).not.toHaveProperty('sent');
    const lines = (count: number): Frame => text('sent', `${'\n'.repeat(count)}C`);
    expect(streamOf(lines(319)).heads.sent).toHaveLength(320);
    expect(streamOf(text('sent', `${'\n'.repeat(319)}CO`)).heads).not.toHaveProperty('sent');
    expect(streamOf(lines(313), text('sent', 'ONNECT')).heads.sent).toHaveLength(320);
    expect(streamOf(lines(314), text('sent', 'ONNECT')).heads).not.toHaveProperty('sent');
  });

  it('of SOCKS5 is one message with all methods', () => {
    expect(read(sent(5, 2, 0, 2))).toMatchObject({
      protocol: 'SOCKS5',
      stream: { facts: { phase: 'method' } },
    });
    expect(streamOf(sent(5), sent(2, 0, 2)).protocol).toBe('SOCKS5');
  });
});

describe('RSocket', () => {
  const SETUP = u8(u32(0), 0x04, 0, u16(1), u16(0), u32(20_000), u32(90_000), 0, 0);
  const error = (stream: number, code: number, words: string): Uint8Array =>
    u8(u32(stream), 0x2c, 0, u32(code), words);

  it('is one frame in each message', () => {
    const state = streamOf(sent(SETUP), got(error(0, 3, 'no token')));
    expect(state).toMatchObject({ protocol: 'RSocket', stream: { facts: { phase: '' } } });
    expect(state.faults).toMatchObject([{ code: '0x3', words: 'no token', event: id, at: 10 * id }]);
  });

  it('may begin with metadata of any length', () => {
    const setup = u8(SETUP, 'x'.repeat(2_000));
    expect(streamOf(sent(setup), got(error(0, 3, 'no token')))).toMatchObject({ protocol: 'RSocket' });
  });

  it('begins in one message', () =>
    expect(read(sent(SETUP.subarray(0, 4)), sent(SETUP.subarray(4)))).not.toHaveProperty('protocol'));

  it('has errors that the server sends', () => {
    expect(faultsOf(sent(SETUP), sent(error(0, 3, 'no')))).toEqual([]);
    expect(faultsOf(sent(SETUP), got(u8(u32(1), 0x28, 0, u32(0), 'data')))).toEqual([]);
  });

  it('is read of the first 1,280 bytes of a message', () => {
    const [fault] = streamOf(sent(SETUP), got(error(0, 3, 'x'.repeat(2_000)))).faults;
    expect(fault?.words).toHaveLength(1_270);
  });

  it('does not mind what the server sent before', () =>
    expect(faultsOf(got('R'), sent(SETUP), got(error(0, 3, 'no')))).toEqual(['ERROR 0x3']));
});

describe('XMPP', () => {
  const OPEN = '<stream:stream xmlns="jabber:client">';
  const FAILURE = '<stream:error><conflict/></stream:error>';

  it('is read of the text of the server, however it is split', () => {
    const state = streamOf(
      text('sent', OPEN),
      text('received', FAILURE.slice(0, 20)),
      text('received', FAILURE.slice(20)),
    );
    expect(state.protocol).toBe('XMPP');
    expect(state.faults).toMatchObject([{ packet: 'stream:error', code: 'conflict', event: id }]);
    expect(state.text).toBe('</stream:error>');
  });

  it('is not read of what the page sends', () => {
    const state = streamOf(text('sent', OPEN), text('sent', FAILURE));
    expect([state.faults, state.text]).toEqual([[], '']);
  });

  it('may begin with the text of the server', () => {
    const state = streamOf(text('received', 'RFB 0'), text('sent', OPEN));
    expect(state).toMatchObject({ protocol: 'XMPP', text: 'RFB 0', stream: { sent: { held: [] } } });
  });
});

describe('what was not stored', () => {
  it('does not end the reading of XMPP', () => {
    const cut = { ...text('received', '<message>a long text</message>'), text: '<message>', kept: 9 };
    const frames = [
      text('sent', '<stream:stream xmlns="a">'),
      cut,
      text('received', '<failure><conflict/></failure>'),
    ];
    expect(faultsOf(...frames)).toEqual(['SASL failure conflict']);
  });

  it('is lost where masking has removed the content', () => {
    const masked = got(CONNACK);
    delete masked.base64;
    const state = streamOf(sent(CONNECT), masked);
    expect([state.stream.received.lost, state.unreadSince]).toEqual([true, masked.id]);
  });
});

describe('packets', () => {
  it('are read of text messages as of binary ones', () => {
    const frames = [text('sent', 'CONNECT\nhost:a\n\n\0'), text('received', 'ERROR\nmessage:n\u00f6\n\n\0')];
    expect(streamOf(...frames)).toMatchObject({ protocol: 'STOMP', faults: [{ words: 'n\u00f6' }] });
  });

  it('are passed over in text messages where their content does not matter', () => {
    const body = '\u00e4'.repeat(3_000);
    const message = `MESSAGE\ncontent-length:6000\n\n${body}\0`;
    const [head, tail] = [message.slice(0, 100), message.slice(100)];
    const state = streamOf(
      text('sent', 'CONNECT\nhost:a\n\n\0'),
      text('received', head),
      text('received', `${tail}ERROR\nmessage:no\n\n\0`),
    );
    expect(state.faults).toMatchObject([{ packet: 'ERROR', words: 'no' }]);
  });

  it('may be longer than the part that is decoded at a time', () => {
    const publish = (length: number): Uint8Array =>
      u8(0x30, 0x80 | (length & 127), length >> 7, textPart('a'), new Uint8Array(length - 3).fill(0x20));
    for (const length of [760, 767, 768, 769, 1_500, 1_535, 1_536, 5_000])
      expect(faultsOf(sent(CONNECT), got(CONNACK, publish(length), SUBACK(length)))).toEqual(['SUBACK 128']);
  });

  it('are no longer read when the stream is encrypted or done', () => {
    const frames = [sent('SSH-2.0-a\r\n'), got('SSH-2.0-b\r\n')];
    const state = streamOf(...frames);
    expect(state.protocol).toBe('SSH');
    state.stream.facts.done = true;
    const before = structuredClone(state);
    expect(noteStream(state, got('SSH-2.0-c\r\n'))).toEqual(before);
  });

  it('that report the same are noted once, and eight in all', () => {
    const refused = Array.from({ length: 3 }, (_, i) => got(SUBACK(i)));
    const state = streamOf(sent(CONNECT), got(CONNACK), ...refused);
    expect(state.faults).toMatchObject([
      { packet: 'SUBACK', code: '128', event: refused[0]?.id, at: refused[0]?.at },
    ]);
    const codes = Array.from({ length: 10 }, (_, i) => got(0x20, 2, 0, 1 + i));
    expect(faultsOf(sent(CONNECT), ...codes)).toEqual(
      [1, 2, 3, 4, 5, 6, 7, 8].map((code) => `CONNACK ${code}`),
    );
    const both = [got(0x20, 2, 0, 128), got(SUBACK(1))];
    expect(faultsOf(sent(CONNECT), ...both)).toEqual(['CONNACK 128', 'SUBACK 128']);
  });
});

describe('a message of which only a part was stored', () => {
  it('is passed over where it ends within a packet that does not matter', () => {
    const publish = u8(0x30, 100, textPart('a'), new Uint8Array(97).fill(0x20));
    const state = streamOf(sent(CONNECT), got(CONNACK), binary('received', publish, 20), got(SUBACK(1)));
    expect(state.faults).toMatchObject([{ packet: 'SUBACK' }]);
    expect(state).not.toHaveProperty('unreadSince');
  });

  it('may end one packet, and the next begins with the next message', () => {
    const publish = u8(0x30, 100, textPart('a'), new Uint8Array(97).fill(0x20));
    const more = u8(publish, publish.subarray(0, 50));
    const state = streamOf(
      sent(CONNECT),
      got(CONNACK),
      binary('received', more, 110),
      got(publish.subarray(50), SUBACK(1)),
    );
    expect(state.faults).toMatchObject([{ packet: 'SUBACK' }]);
  });

  const lost = (direction: Direction): Frame =>
    binary(direction, u8(0x30, 10, 'x'.repeat(10), CONNACK, CONNACK), 14);

  it('is where the server cannot be read any more, from the first such message on', () => {
    const first = lost('received');
    const state = streamOf(sent(CONNECT), got(CONNACK), first, got(1, 2, 3));
    expect([state.stream.received.lost, state.unreadSince]).toEqual([true, first.id]);
    expect(streamOf(sent(CONNECT), lost('sent'))).not.toHaveProperty('unreadSince');
  });

  it('is followed by others: reading goes on with one that holds whole packets', () => {
    expect(faultsOf(sent(CONNECT), lost('received'), got(SUBACK(1)))).toEqual(['SUBACK 128']);
    expect(faultsOf(sent(CONNECT), lost('received'), got(SUBACK(1).subarray(0, 3)), got(0x80))).toEqual([]);
  });

  it('ends the reading of a protocol that cannot go on', () => {
    const state = streamOf(text('received', 'RFB 003.008\n'));
    state.stream.received.lost = true;
    const before = structuredClone(state);
    expect(noteStream(state, text('received', 'RFB 003.008\n'))).toEqual(before);
  });
});
