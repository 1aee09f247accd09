import { describe, expect, it } from 'vitest';
import { createFrameReader, type FrameReader } from '../../panel/frames/decode/frame-reader.ts';
import { onLibrary } from '../../panel/frames/decode/libraries.ts';
import { copyFrame, copyMasked, frameForms } from '../../panel/frames/frame-copy.ts';
import { loadVocabulary } from '../../src/redaction/vocabulary/load-vocabulary.ts';
import type { Frame } from '../../src/session/messages/frame-log.ts';

const utf8 = new TextEncoder();
const spoken = { subprotocol: '' };

const textFrame = (text: string, more: Partial<Frame> = {}): Frame => {
  const size = utf8.encode(text).length;
  return { id: 1, at: 0, direction: 'received', opcode: 'text', size, kept: size, text, ...more };
};
const binaryFrame = (bytes: readonly number[], id = 1): Frame => ({
  id,
  at: 0,
  direction: 'received',
  opcode: 'binary',
  size: bytes.length,
  kept: bytes.length,
  base64: Buffer.from(bytes).toString('base64'),
});

/** A reader that has every library: they load when a message first needs one. */
async function readerFor(frame: Frame) {
  const reader = createFrameReader(spoken);
  if (reader.read(frame).outcome !== 'loading') return reader;
  await new Promise<void>((resolve) => {
    const undo = onLibrary(() => {
      undo();
      resolve();
    });
  });
  return createFrameReader(spoken);
}

describe('a message for the clipboard', () => {
  it('has the forms that it can have', () => {
    const reader = createFrameReader(spoken);
    expect(frameForms(textFrame('{"a":1}'), reader)).toEqual(['text', 'json', 'hex']);
    expect(frameForms(textFrame('good morning', { id: 2 }), reader)).toEqual(['text', 'hex']);
    expect(frameForms(binaryFrame([0xff, 0xfe, 0xfd], 3), reader)).toEqual(['hex', 'base64']);
  });

  it('has none where nothing was kept, and no JSON where its end was cut off', () => {
    const reader = createFrameReader(spoken);
    expect(frameForms({ ...textFrame('', { size: 9 }), text: undefined } as never, reader)).toEqual([]);
    expect(frameForms(textFrame('{"a":', { size: 90 }), reader)).toEqual(['text', 'hex']);
  });

  it('is the text as it came, its decoded value indented, its bytes with offsets, or base64', () => {
    const reader = createFrameReader(spoken);
    const text = textFrame('{"a":[1,"é"]}');
    expect(copyFrame('text', text, [text], reader)).toBe('{"a":[1,"é"]}');
    expect(copyFrame('json', text, [text], reader)).toBe('{\n  "a": [\n    1,\n    "é"\n  ]\n}');
    expect(copyFrame('hex', textFrame('hi'), [], reader)).toMatch(/^00000000 {2}68 69 +hi$/);
    expect(copyFrame('base64', binaryFrame([0xca, 0xfe]), [], reader)).toBe('yv4=');
  });

  it('is JSON too where the decoded value has what JSON has no word for', async () => {
    // MessagePack: { "b": bytes ca fe }
    const frame = binaryFrame([0x81, 0xa1, 0x62, 0xc4, 2, 0xca, 0xfe]);
    const reader = await readerFor(frame);
    expect(frameForms(frame, reader)).toContain('json');
    expect(JSON.parse(copyFrame('json', frame, [frame], reader))).toEqual({ b: 'yv4=' });
  });

  it('keeps the digits of integers that JSON numbers cannot hold', () => {
    const value = { n: 18_446_744_073_709_551_615n, m: new Map([['k', 1]]) };
    const decoded = { protocol: 'CBOR', role: 'data', summary: '', value } as const;
    const reader: FrameReader = {
      ...createFrameReader(spoken),
      read: () => ({ outcome: 'decoded', decoded }),
    };
    const copied = copyFrame('json', binaryFrame([0]), [], reader);
    expect(JSON.parse(copied)).toEqual({ n: '18446744073709551615', m: { k: 1 } });
  });

  it('is a whole Socket.IO packet, its binary part in its place', () => {
    const io = createFrameReader({ subprotocol: '', stack: 'Socket.IO' });
    const packet = textFrame('451-["photo",{"_placeholder":true,"num":0}]');
    const kept = [packet, binaryFrame([0xca, 0xfe], 2)];
    expect(copyFrame('json', packet, kept, io)).toContain('"yv4="');
  });

  it('has nothing captured in any masked form', async () => {
    const options = { strict: loadVocabulary() };
    const reader = createFrameReader(spoken);
    const said = '{"type":"login","nickname":"tulopedore","count":3}';
    const text = textFrame(said, { id: 40 });
    const shown = '{"type":"login","nickname":"«word-1:10»","count":3}';
    expect(copyMasked('text', text, [text], reader, options)).toBe(shown);
    expect(JSON.parse(copyMasked('json', text, [text], reader, options))).toEqual(JSON.parse(shown));
    expect(copyMasked('hex', text, [text], reader, options)).not.toContain('74 75 6c 6f');
    const bytes = binaryFrame([0x81, 0xa1, 0x62, 0xa5, 0x74, 0x75, 0x6c, 0x6f, 0x70], 41);
    expect(copyMasked('base64', bytes, [bytes], reader, options)).toBe(
      '9 bytes, left out: what is in them cannot be told (messagepack)',
    );
    const known = await readerFor(bytes);
    expect(copyMasked('json', bytes, [bytes], known, options)).toContain('"b": "«word-1:5»"');
  });

  it('hides a text that the user wants masked', () => {
    const text = textFrame('hello falcon project', { id: 42 });
    const rules = [{ kind: 'text', text: 'falcon project' }] as const;
    expect(copyMasked('text', text, [text], createFrameReader(spoken), { rules })).toBe('hello «custom-1»');
  });
});
