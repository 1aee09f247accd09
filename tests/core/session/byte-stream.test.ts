import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Direction } from '../../../src/capture/captured-event.ts';
import { MOST_HELD } from '../../../src/decoders/stream/stream-reader.ts';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { rules } from '../../../src/rules/index.ts';
import { type ByteStreamState, noteStream } from '../../../src/session/messages/byte-stream.ts';
import type { Frame } from '../../../src/session/messages/frame-log.ts';
import { STREAM_SAMPLES, type StreamSample } from '../../support/stream-samples.ts';
import { bytes, closed, created, opened, tape } from '../../support/tape.ts';

type Turn = readonly [Direction, Uint8Array];

let id = 0;
function frameOf([direction, content]: Turn, kept = content.length): Frame {
  id += 1;
  const base64 = Buffer.from(content.subarray(0, kept)).toString('base64');
  return { id, at: id, direction, opcode: 'binary', size: content.length, kept, base64 };
}

function read(turns: readonly Turn[]): ByteStreamState {
  return turns.reduce<ByteStreamState>((state, turn) => noteStream(state, frameOf(turn)), undefined);
}

function faultsIn(state: ByteStreamState): string[] {
  if (state === undefined || state === 'none') return [];
  return state.faults.map((one) => [state.protocol, one.packet, one.code, one.name, one.words].join(' '));
}

/** The same bytes in other messages: `cuts` are places, as parts of each turn's length. */
function split(turns: readonly Turn[], cuts: readonly number[]): Turn[] {
  return turns.flatMap(([direction, content]) => {
    const places = [...new Set(cuts.map((cut) => Math.floor(cut * content.length)))].sort((a, b) => a - b);
    return [0, ...places].map((from, at): Turn => [direction, content.subarray(from, places[at])]);
  });
}

/** Turns of one direction that follow each other share a message. */
function joined(turns: readonly Turn[]): Turn[] {
  const messages: Turn[] = [];
  for (const [direction, content] of turns) {
    const last = messages.at(-1);
    if (last?.[0] === direction)
      messages[messages.length - 1] = [direction, Uint8Array.from([...last[1], ...content])];
    else messages.push([direction, content]);
  }
  return messages;
}

function verdictOf(turns: readonly Turn[]): unknown {
  const steps = turns.map(([direction, content], at) => bytes(direction, 50 + at / 10_000, content));
  const session = tape(created('wss://h.test/'), opened(40), steps, closed(60, 1005));
  const [finding] = diagnose(session, rules).findings;
  return finding && { rule: finding.rule.id, title: finding.match.title, fixes: finding.fixes };
}

describe.each(STREAM_SAMPLES.map((sample): [string, StreamSample] => [sample.name, sample]))(
  '%s',
  (_name, { turns, faults }) => {
    test('is read', () => {
      expect(faultsIn(read(turns))).toEqual(faults);
    });

    test('is read byte by byte, and with several packets in one message', () => {
      const single = turns.flatMap(([direction, content]) =>
        [...content].map((byte): Turn => [direction, Uint8Array.of(byte)]),
      );
      expect(faultsIn(read(single))).toEqual(faults);
      expect(faultsIn(read(joined(turns)))).toEqual(faults);
    });

    test('has one verdict, however it is split into messages', () => {
      const whole = verdictOf(turns);
      if (faults.length > 0) expect(whole).toMatchObject({ rule: expect.stringMatching(/^stream-/) });
      const cuts = fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { maxLength: 6 });
      fc.assert(
        fc.property(cuts, fc.boolean(), (places, join) => {
          expect(verdictOf(split(join ? joined(turns) : turns, places))).toEqual(whole);
        }),
        { numRuns: 12 },
      );
    });
  },
);

const sample = (name: string): StreamSample => {
  const found = STREAM_SAMPLES.find((one) => one.name === name);
  if (!found) throw new Error(name);
  return found;
};

describe('what is missing', () => {
  const { turns, faults } = sample('MQTT 5: session taken over after messages');

  test('a message of which the beginning was kept is passed over where its packet is whole', () => {
    const state = turns.reduce<ByteStreamState>(
      (known, turn) => noteStream(known, frameOf(turn, Math.min(turn[1].length, 400))),
      undefined,
    );
    // The PUBLISH shares its message with a packet after it, which nobody kept; the next message begins a packet.
    expect(faultsIn(state)).toEqual(faults);
  });

  test('reading goes on with the next message that holds whole packets', () => {
    const half: Turn = ['received', turns[2]?.[1].subarray(0, 3_000) ?? new Uint8Array(0)];
    const lost = frameOf(half, 1);
    const state = [turns[0], turns[1]].reduce<ByteStreamState>(
      (known, turn) => (turn ? noteStream(known, frameOf(turn)) : known),
      undefined,
    );
    const after = noteStream(noteStream(state, lost), frameOf(turns.at(-1) ?? half));
    expect(faultsIn(after)).toEqual(faults);
    expect(after).toMatchObject({ unreadSince: lost.id });
  });

  test('bytes that are no packets are told, and nothing is made of them', () => {
    const start = turns.slice(0, 2);
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ minLength: 1, maxLength: 40 })), (noise) => {
        const state = read([...start, ...noise.map((content): Turn => ['received', content])]);
        expect(state).toMatchObject({ protocol: 'MQTT' });
      }),
      { numRuns: 50 },
    );
  });
});

describe('what it costs', () => {
  test('other messages are no stream', () => {
    const text = (direction: Direction, said: string): Turn => [direction, Buffer.from(said)];
    for (const turns of [
      [text('sent', '{"type":"hello"}'), text('received', '{"type":"welcome"}')],
      [text('received', 'o'), text('sent', '["CONNECT\\n"]')],
      [text('sent', 'CONNECTION please'), text('received', 'ok')],
      [
        ['sent', Uint8Array.of(0x10, 3, 1, 2, 3)],
        ['received', Uint8Array.of(5, 5)],
      ] as Turn[],
    ])
      expect(read(turns)).toBe('none');
  });

  test('what is kept has a limit, whatever comes', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...STREAM_SAMPLES),
        fc.array(
          fc.tuple(
            fc.constantFrom<Direction>('sent', 'received'),
            fc.uint8Array({ minLength: 1, maxLength: 9_000 }),
          ),
          {
            maxLength: 12,
          },
        ),
        ({ turns }, noise) => {
          const state = read([...turns, ...noise]);
          if (state === undefined || state === 'none') return;
          const { stream, text, faults, heads } = state;
          expect(stream.sent.held.length).toBeLessThanOrEqual(MOST_HELD);
          expect(stream.received.held.length).toBeLessThanOrEqual(MOST_HELD);
          expect(text.length).toBeLessThanOrEqual(4_200);
          expect(faults.length).toBeLessThanOrEqual(8);
          expect(heads).toEqual({});
        },
      ),
      { numRuns: 60 },
    );
  });
});
