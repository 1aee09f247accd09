import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRedactor } from '../../../src/redaction/redactor-factory.ts';
import { loadVocabulary } from '../../../src/redaction/vocabulary/load-vocabulary.ts';

const JWT = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U';

describe('redact', () => {
  const leaks: [string, string, string][] = [
    ['a token in the query', 'wss://h/live?access_token=s3cr3tvalue&room=7', 's3cr3tvalue'],
    ['a percent-encoded name', 'wss://h/?%74oken=s3cr3tvalue', 's3cr3tvalue'],
    ['userinfo', 'wss://joe:s3cr3tvalue@h/', 's3cr3tvalue'],
    ['a token in the fragment', 'https://h/#token=s3cr3tvalue', 's3cr3tvalue'],
    ['a JWT in a path', `wss://h/${JWT}/x`, JWT],
    ['a token in a path', 'wss://h/token/9f8a7c6b5d4e3f2a1b0c/x', '9f8a7c6b5d4e3f2a1b0c'],
    ['a JWT in a subprotocol', `access_token, ${JWT}`, JWT],
    ['a bearer word', 'Authorization: Bearer s3cr3tvalue', 's3cr3tvalue'],
    ['a JSON password', '{"user":"joe","password":"s3cr3tvalue"}', 's3cr3tvalue'],
    ['an escaped JSON token', String.raw`{"inner":"{\"token\":\"s3cr3tvalue\"}"}`, 's3cr3tvalue'],
    [
      'the signature of OpenClaw’s device',
      '{"type":"req","method":"connect","params":{"device":{"id":"d1","signature":"s3cr3tvalue"}}}',
      's3cr3tvalue',
    ],
    ['a vendor key', 'key is sk_live_4eC39HqLyjWDarjtT1zdp7dc ok', 'sk_live_4eC39HqLyjWDarjtT1zdp7dc'],
    ['a url inside a sentence', 'open wss://h/?token=s3cr3tvalue now', 's3cr3tvalue'],
  ];
  it.each(leaks)('masks %s', (_name, text, secret) => {
    const redactor = createRedactor();
    expect(redactor.text(text)).not.toContain(secret);
    expect(redactor.url(text)).not.toContain(text.startsWith('w') || text.startsWith('h') ? secret : JWT);
  });

  it.each(['Authorization', 'cookie', 'Set-Cookie', 'X-Api-Key'])('masks the header %s whole', (name) => {
    expect(createRedactor().header(name, 'a=s3cr3tvalue; b=2')).not.toContain('s3cr3tvalue');
  });

  it('leaves what is no secret as it is', () => {
    const innocent = 'wss://api.example.com:8443/live/v2?room=7&limit=20';
    expect(createRedactor().url(innocent)).toBe(innocent);
    expect(createRedactor().header('Origin', 'https://example.com')).toBe('https://example.com');
    expect(createRedactor().text('{"type":"ping","id":12}')).toBe('{"type":"ping","id":12}');
  });

  it.each([undefined, loadVocabulary()])(
    'keeps the line and column of a script whose name is a secret’s',
    (strict) => {
      const { text } = createRedactor({ strict });
      for (const place of ['https://app.test/js/token.js:12:34', 'http://127.0.0.1:8080/token-page:5:1'])
        for (const line of [`at connect (${place})`, `The same line creates them: at ${place}`])
          expect(text(line)).toBe(line);
      for (const told of [
        'token:12:34',
        'https://app.test/?token:12:34',
        'https://app.test/token:12345678:12',
      ])
        expect(text(told)).not.toMatch(/:12$|:34$/);
    },
  );

  it('gives one secret one placeholder, wherever it stands', () => {
    const redactor = createRedactor();
    const first = redactor.url('wss://h/?token=same-secret');
    const placeholder = /«[^»]+»/.exec(first)?.[0] ?? 'none';
    expect(redactor.text('{"password":"same-secret"}')).toContain(placeholder);
    expect(redactor.url('wss://h/?token=other-secret')).not.toContain(placeholder);
  });

  it('is idempotent', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.constantFrom(...leaks.map(([, text]) => text))), (text) => {
        const redactor = createRedactor();
        const once = redactor.text(text);
        expect(redactor.text(once)).toBe(once);
      }),
    );
  });
});
