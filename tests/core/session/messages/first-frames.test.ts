import { expect, it } from 'vitest';
import { type FirstFrame, noteFirst } from '../../../../src/session/messages/first-frames.ts';
import { message } from './message.ts';

it('the first four messages of a direction are kept', () => {
  const first: FirstFrame[] = [];
  const noted = noteFirst(first, message('hello', { id: 7, at: 9, direction: 'sent' }), 4);
  expect(noted).toEqual({ event: 7, at: 9, direction: 'sent', opcode: 'text', size: 5, head: 'hello' });
  expect(first).toEqual([noted]);
  expect(first[0]).toBe(noted);
  expect(noteFirst(first, message('hello'), 5)).toBeUndefined();
  expect(first).toHaveLength(1);
});

it('with 512 characters of their text, or of their bytes in base64', () => {
  const head = (frame: Parameters<typeof noteFirst>[1]): string | undefined => noteFirst([], frame, 1)?.head;
  expect(head(message('ä'.repeat(512)))).toBe('ä'.repeat(512));
  expect(head(message(`${'"'.repeat(512)}x`))).toBe('"'.repeat(512));
  expect(head(message(undefined, { opcode: 'binary', base64: 'AAEC' }))).toBe('AAEC');
  expect(head(message(undefined))).toBe('');
});
