import { describe, expect, it } from 'vitest';
import {
  isHarmlessNumber,
  isNamedMeasure,
  isNothing,
  isSmallNumber,
  isTime,
} from '../../../../src/redaction/strict/harmless.ts';

describe('a number that says nothing of anybody', () => {
  it.each([
    '0',
    '4096',
    '-1234',
    '0.25',
    '.5',
    '30000',
    '0.001234',
    '12340000',
    '1e9',
    '1.234e100',
    '10000000000000000000',
  ])('of few figures: %s', (text) => {
    expect(isSmallNumber(text)).toBe(true);
    expect(isHarmlessNumber(text)).toBe(true);
  });

  it.each([
    '',
    '12345',
    '1.2345',
    '0.0012345',
    '100000000000000000000',
    '12e',
    '1.2.3',
    'x1',
    '1x',
    '12345e1',
  ])('not of few: %j', (text) => expect(isSmallNumber(text)).toBe(false));

  it.each([
    '-32601',
    '12345ms',
    '999999.123s',
    '12,345',
    '1,234,567.89',
    'v1.22.333',
    '10.15.7',
    '1.2.0-beta.1',
    '127.0.0.1:8080',
    '10.1.2.3',
    '192.168.0.1',
    '172.16.0.1',
    '0.0.0.0',
    '[::1]:8080',
  ])('by its form: %s', (text) => expect(isHarmlessNumber(text)).toBe(true));

  it.each(['-32801', '1234567ms', '12,3456', '8.8.8.8', '172.32.0.1', '11.1.2.3', '12345', 'ms'])(
    'not by its form: %s',
    (text) => expect(isHarmlessNumber(text)).toBe(false),
  );
});

describe('a time', () => {
  it.each(['2026-01-02', '2026-01-02T03:04:05.678Z', 'Fri, 02 Jan 2026 03:04:05 GMT', '03:04', '03:04:05.6'])(
    '%s',
    (text) => expect(isTime(text)).toBe(true),
  );

  it.each(['', '1926-01-02', '2026-01-02x', '3:04', 'Fri, 02 Jan 2026'])('not %j', (text) => {
    expect(isTime(text)).toBe(false);
  });
});

describe('a larger number by its name', () => {
  it.each([
    ['1700000000', 'expiresAt'],
    ['1700000000123', 'created'],
    ['1700000000.5', 'Sent-Time'],
    ['123456', 'maxSize'],
    ['123456789', 'Content-Length'],
    ['-123456.25', 'offset'],
    ['123456', 'page2Size'],
    ['123456', 'size'],
  ])('%s of %s is a time or a measure', (text, name) => {
    expect(isNamedMeasure(text, name)).toBe(true);
  });

  it.each([
    ['1700000000', 'user'],
    ['1700000000', 'size'],
    ['123456', 'created'],
    ['3700000000', 'created'],
    ['1234567890', 'size'],
    ['123456', 'sizes'],
    ['123456x', 'size'],
    ['123456', 'account'],
  ])('%s of %s is not', (text, name) => {
    expect(isNamedMeasure(text, name)).toBe(false);
  });
});

describe('nothing in the place of a value', () => {
  it.each([
    '',
    'null',
    'NULL',
    'undefined',
    'NaN',
    'true',
    '[object Object]',
    '[REDACTED]',
    '***',
    '…',
    'TOKEN',
    '$WS_TOKEN',
  ])('%j', (text) => expect(isNothing(text)).toBe(true));

  it.each(['nullable', 'xnull', 'token', 'MY_TOKEN', 'TOKEN2', '*x', 'hunter2'])('not %s', (text) => {
    expect(isNothing(text)).toBe(false);
  });
});
