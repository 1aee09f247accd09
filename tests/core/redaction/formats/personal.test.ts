import { describe, expect, it } from 'vitest';
import { maskAddresses, maskPersonal } from '../../../../src/redaction/formats/personal.ts';

const mask = (secret: string, kind: string): string => `«${kind}:${secret}»`;

describe('people', () => {
  it.each([
    ['me.a+b@mail.test', 'email'],
    ['a@b.c-d.example', 'email'],
    ['4111111111111111', 'card'],
    ['4111-1111-1111-1111', 'card'],
    ['4222222222222', 'card'],
    ['5555 5555 5555 4444', 'card'],
    ['378282246310005', 'card'],
    ['6011111111111117', 'card'],
    ['+49 30 901820', 'phone'],
    ['+1 (212) 555-0100', 'phone'],
    ['(212) 555-0100', 'phone'],
    ['212-555-0100', 'phone'],
    ['212 555 0100', 'phone'],
  ])('%s', (text, kind) => {
    expect(maskPersonal(text, mask)).toBe(mask(text, kind));
    expect(maskPersonal(`of ${text}, and`, mask)).toBe(`of ${mask(text, kind)}, and`);
  });

  it.each([
    'me@local',
    'me@mail.t',
    '@mail.test',
    '4111111111111112',
    '1234567890123',
    '411111111111',
    '41111111111111111111',
    '1700000000000',
    '4111111111111111.5',
    'x4111111111111111',
    '+0 30 901820',
    '+49 30 90',
    '21-555-0100',
    '2125550100',
    '9999999999999995',
    '1-212-555-0100',
  ])('none: %s', (text) => expect(maskPersonal(text, mask)).toBe(text));

  it('several in one text', () =>
    expect(maskPersonal('a@b.test, 4111111111111111', mask)).toBe(
      '«email:a@b.test», «card:4111111111111111»',
    ));
});

describe('addresses', () => {
  it.each([
    '10.0.0.1',
    '255.255.255.255',
    '192.168.100.9',
    '2001:db8::1',
    '::1',
    'fe80::1:2:3:4',
    '1:2:3:4:5:6:7:8',
  ])('%s', (text) => expect(maskAddresses(`of ${text} and`, mask)).toBe(`of «address:${text}» and`));
  it.each([
    '256.0.0.1',
    '1.2.3',
    '1.2.3.4.5',
    'Chrome/156.0.0.0',
    'v1.2.3.4',
    '12:30:45',
    'a::b::c',
    '1::2::3:4:5:6',
    '::',
    '1:2:3:4:5:6:7',
    'x::1x',
  ])('none: %s', (text) => expect(maskAddresses(text, mask)).toBe(text));
});
