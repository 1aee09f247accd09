import { expect, it } from 'vitest';
import { strictBytes } from '../../../../src/redaction/strict/strict-bytes.ts';

const base64 = (bytes: string): string => Buffer.from(bytes, 'latin1').toString('base64');
const shown = (bytes: string) => strictBytes(base64(bytes), (text) => text.replace('zebra', '«word»'));

it.each([
  ['\u001f\u008b\b\u0000', 'compressed'],
  ['x\u0001\u0000\u0000', 'compressed'],
  ['x\u009c\u0000\u0000', 'compressed'],
  ['x\u00da\u0000\u0000', 'compressed'],
  ['(\u00b5/\u00fd', 'compressed'],
  ['\u0089PNG', 'image'],
  ['\u00ff\u00d8\u00ff\u0000', 'image'],
  ['\u001aE\u00df\u00a3', 'media'],
  ['\u0000\u0000\u0000\u0018ftyp', 'media'],
  ['PK\u0003\u0004', 'archive'],
  ['7z\u00bc\u00af', 'archive'],
  ['\u00fd7zXZ', 'archive'],
  ['\u0081\u00a1a\u0001', 'messagepack'],
  ['\u00de\u00d9\u0000\u0001', 'messagepack'],
  ['\u00a1aa\u0000', 'cbor'],
  ['\u00bfxa\u0000', 'cbor'],
  ['\u0000\u0001\u0002\u00ff', 'binary'],
  ['\u0000\u0001\u0002\u00ffGIF8', 'binary'],
  ['\u0080\u0001\u0002\u0003', 'binary'],
  ['\u0090\u00a1a\u0001', 'binary'],
  ['\u00b8a\u0000\u0000', 'binary'],
])('%j is left out: %s', (bytes, leftOut) => expect(shown(bytes)).toEqual({ leftOut }));

it.each(['', 'ab', '\x01\x02\x03', 'the room', '\xc0\0\xd0\0'])('%j stays', (bytes) =>
  expect(shown(bytes)).toEqual({ base64: base64(bytes) }),
);

it('text is masked, and what is no base64 is left out', () => {
  expect(shown('the zebra')).toEqual({ base64: Buffer.from('the «word»').toString('base64') });
  expect(strictBytes('*', (text) => text)).toEqual({ leftOut: 'unreadable' });
});
