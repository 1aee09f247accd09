import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { maskedLocations, revealLocations } from '../../../src/redaction/masked-locations.ts';
import { createRedactor } from '../../../src/redaction/redactor-factory.ts';
import { unmaskedSuspects } from '../../../src/redaction/unmasked-suspects.ts';
import { redactTwice } from '../../secrets/redact-twice.ts';

const SECRET = 's3cr3t-value-123';

describe('what the user chooses', () => {
  it('masks the values of a name, and a text wherever it stands, when told to', () => {
    const redactor = createRedactor({
      rules: [
        { kind: 'name', name: 'tenantId' },
        { kind: 'text', text: 'Project Falcon' },
      ],
    });
    expect(redactor.text('{"tenant_id":"acme","note":"of Project Falcon"}')).toBe(
      '{"tenant_id":"«custom-1»","note":"of «custom-2»"}',
    );
    expect(redactor.url('wss://h/?tenantId=acme&x=1')).toBe('wss://h/?tenantId=«custom-1»&x=1');
  });

  it('masks addresses only when told to, people unless told not to', () => {
    const text = 'ada@example.com from 192.168.1.20 and fe80::1ff:fe23:4567:890a';
    expect(createRedactor().text(text)).toBe('«email-1» from 192.168.1.20 and fe80::1ff:fe23:4567:890a');
    expect(createRedactor({ addresses: true }).text(text)).toBe('«email-1» from «address-1» and «address-2»');
    expect(createRedactor({ personal: false }).text(text)).toBe(text);
  });

  it('lists every masked place, and shows one of them without the others', () => {
    const said = {
      url: `wss://h/?token=${SECRET}`,
      list: [{ id: 'c2', reason: `bad ${SECRET}, ${SECRET}` }],
    };
    const { value, redactor } = redactTwice((each) => ({
      url: each.url(said.url),
      list: said.list.map(({ id, reason }) => ({ id, reason: each.text(reason) })),
    }));
    const places = maskedLocations(value);
    expect(places.map(({ where, placeholder }) => [where, placeholder])).toEqual([
      ['url', '«token-1»'],
      ['list › c2 › reason', '«token-1»'],
      ['list › c2 › reason', '«token-1»'],
    ]);
    const shown = revealLocations(value, new Set([places[2]?.id ?? '']), redactor.secrets());
    expect(shown.list[0]?.reason).toBe(`bad «token-1», ${SECRET}`);
    expect(shown.url).toBe('wss://h/?token=«token-1»');
  });

  it('points at what it left and somebody should look at', () => {
    const text =
      'key 8f14e45fceea167a5a36dedd4bea2543 of «token-1» at 10.0.0.7, rule connection-refused, Chrome/156.0.0.0';
    expect(unmaskedSuspects(text).map(({ from, to }) => text.slice(from, to))).toEqual([
      '8f14e45fceea167a5a36dedd4bea2543',
      '10.0.0.7',
    ]);
  });
});

it('a placeholder under a secret’s name is nothing to look at, a value is', () => {
  expect(unmaskedSuspects('{"password":"«password-1»"} token: «token-12»')).toEqual([]);
  expect(unmaskedSuspects('{"password":"x1y2z3"}')).toHaveLength(1);
});

describe('one secret', () => {
  it('has one placeholder in every form and place', () => {
    const { value } = redactTwice((redactor) => [
      redactor.text(`closed: ${SECRET}`),
      redactor.header('Cookie', `sid=${SECRET}; theme=dark`),
      redactor.text(`{"password":"${SECRET}"}`),
      redactor.text(`blob ${Buffer.from(`a:${SECRET}`).toString('base64')}`),
      redactor.url(`wss://h/?q=${SECRET}`),
    ]);
    const placeholder = /«[^»]+»/.exec(value[0] ?? '')?.[0] ?? 'none';
    for (const text of value) expect(text).toContain(placeholder);
  });

  it('is known by its beginning where a message was cut', () => {
    const { value } = redactTwice((redactor) => [
      redactor.text(`{"token":"${SECRET}"}`),
      redactor.text(`and so ${SECRET.slice(0, 9)}`),
    ]);
    expect(value[1]).toBe('and so «token-1»');
  });

  it('does not take the number of another one that an earlier export masked', () => {
    expect(createRedactor().text('{"old":"«token-1»","token":"fresh-value-77"}')).toContain('«token-2»');
  });

  it('keeps the scheme, the names of cookies and what a token wrongly says', () => {
    const redactor = createRedactor();
    expect(redactor.header('Authorization', 'Bearer abcdefgh')).toBe('Bearer «token-1»');
    expect(redactor.header('Set-Cookie', 'sid=abcdefgh1; Path=/; HttpOnly')).toBe(
      'sid=«cookie-1»; Path=/; HttpOnly',
    );
    expect(redactor.url('wss://h/?token=undefined&x=1')).toBe('wss://h/?token=undefined&x=1');
  });

  it('masks base64 of compressed content, into which it cannot look', () => {
    const blob = gzipSync(`{"token":"${SECRET}"}`).toString('base64');
    expect(createRedactor().text(`{"body":"${blob}"}`)).toBe('{"body":"«compressed-1»"}');
  });

  it('leaves out binary content that it cannot look into, and says why', () => {
    const base64 = Buffer.from([0x1f, 0x8b, 8, 0, 1, 2, 3]).toString('base64');
    const shown = createRedactor().payload({ opcode: 'binary', size: 7, kept: 7, base64 });
    expect(shown).toEqual({ opcode: 'binary', size: 7, kept: 0, leftOut: 'compressed' });
  });
});
