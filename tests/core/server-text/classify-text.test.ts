import { describe, expect, test } from 'vitest';
import { classifyText } from '../../../src/server-text/classify-text.ts';
import { readServerText } from '../../../src/server-text/read-server-text.ts';
import { HEALTHY_MESSAGES, LOOK_ALIKES, SERVER_TEXTS } from './server-texts.ts';

test.each(SERVER_TEXTS)('%s: %s: %s', (topic, _from, text) => {
  expect(classifyText(text)?.topic).toBe(topic);
});

test.each(LOOK_ALIKES)('%s, though it looks like another: %s: %s', (topic, _from, text) => {
  expect(classifyText(text)?.topic ?? 'unknown').toBe(topic);
});

test.each(HEALTHY_MESSAGES)('no error: %s', (text) => {
  expect(readServerText(text).isError).toBe(false);
});

describe('what is quoted', () => {
  test.each([
    ['{"error":{"code":"x","message":"No such model"}}', 'No such model'],
    ['{"error":{"message":"caf\\u00e9 cut', 'caf\\u00e9 cut'],
    ['<html><title>403 Forbidden</title></html>', '403 Forbidden'],
    ['ERROR\nmessage:Bad CONNECT\n\nbody\0', 'Bad CONNECT'],
    ['plain words', 'plain words'],
  ])('%s', (text, quote) => {
    expect(readServerText(text).quote).toBe(quote);
  });
});

test('ten megabytes of anything are read in an instant, and nothing throws', () => {
  for (const part of ['{"a":', '[[', '<', 'no ', '\\u00', '"error"', '\ud800']) {
    expect(() => classifyText(part.repeat(10_000_000 / part.length))).not.toThrow();
  }
});
