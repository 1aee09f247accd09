import { describe, expect, it } from 'vitest';
import { createKnownSecrets, type KnownSecrets } from '../../../src/redaction/known-secrets.ts';
import { createPlaceholderMap } from '../../../src/redaction/placeholder-map.ts';
import { createRedactor } from '../../../src/redaction/redactor-factory.ts';

function knowing(...secrets: string[]): KnownSecrets {
  const book = createPlaceholderMap(true);
  for (const secret of secrets) book.force(secret, 'secret');
  return createKnownSecrets(book);
}
const base64 = (text: string): string => Buffer.from(text).toString('base64');

describe('a known secret', () => {
  it.each(['hunter2', 'hunter!', 'abcdefghijkl', '123456789012', 'x'.repeat(16_384)])(
    'is replaced in any text: %s',
    (secret) => {
      const known = knowing(secret);
      expect(known.replace(secret)).toBe('«secret-1»');
      expect(known.replace(`a${secret} ${secret}b`)).toBe('a«secret-1» «secret-1»b');
    },
  );

  it.each(['hunte2', 'hunters', '1234567', 'abcdefghijk', '12345678901', 'x'.repeat(16_385)])(
    'is left where it may mean something else: %s',
    (secret) => expect(knowing(secret).replace(`a ${secret} b`)).toBe(`a ${secret} b`),
  );

  it('is replaced from when it is learned on', () => {
    const book = createPlaceholderMap(true);
    const known = createKnownSecrets(book);
    expect(known.replace('a hunter21 b hunter22')).toBe('a hunter21 b hunter22');
    book.force('hunter21', 'secret');
    expect(known.replace('a hunter21 b hunter22')).toBe('a «secret-1» b hunter22');
    book.force('hunter22', 'secret');
    expect(known.replace('a hunter21 b hunter22')).toBe('a «secret-1» b «secret-2»');
  });

  it('is learned once, however many are learned after it', () => {
    const book = createPlaceholderMap(true);
    let learned = 0;
    const known = createKnownSecrets({
      ...book,
      secretsFrom(count) {
        const secrets = book.secretsFrom(count);
        learned += secrets.length;
        return secrets;
      },
    });
    for (let at = 0; at < 300; at += 1) {
      book.force(`hunter-${at}`, 'secret');
      known.replace('a text');
    }
    expect(learned).toBe(300);
    expect(known.replace('hunter-7 hunter-299')).toBe('«secret-8» «secret-300»');
  });

  it('is the longest that fits', () => {
    expect(knowing('hunter2', 'hunter2abc').replace('hunter2abc hunter2ab')).toBe('«secret-2» «secret-1»ab');
    expect(knowing('hunter2abc', 'hunter2').replace('hunter2abc hunter2ab')).toBe('«secret-1» «secret-2»ab');
  });

  it('is left in a placeholder', () => {
    const known = knowing('hunter2');
    expect(known.replace('«hunter2» hunter2')).toBe('«hunter2» «secret-1»');
    expect(known.replace('«hunter2 hunter2»')).toBe('««secret-1» «secret-1»»');
  });

  it('is found escaped for JSON', () => {
    expect(knowing('abc"def\nghi').replace('x abc\\"def\\nghi y')).toBe('x «secret-1» y');
  });

  it.each(['abc%20def%2F1', 'abc+def%2F1', 'abc%20def%2f1'])('is found encoded for a URL: %s', (form) => {
    expect(knowing('abc def/1').replace(`/${form}/`)).toBe('/«secret-1»/');
  });
});

describe('a known secret that the text ends in', () => {
  const known = knowing('hunter2abc', 'hunter2abcdefgh');

  it.each([
    ['hunter', '«secret-2»'],
    ['hunter2ab', '«secret-2»'],
    ['hunter2abc', '«secret-1»'],
    ['hunter2abcd', '«secret-1»d'],
  ])('is replaced: %s', (begun, masked) => expect(known.replace(`a ${begun}`)).toBe(`a ${masked}`));

  it.each(['hunte', 'hunterx', 'hunter2ab c', 'hunter2x'])('is left where it is not that: %s', (text) => {
    expect(known.replace(`a ${text}`)).toBe(`a ${text}`);
  });

  it('is left where the text is too short', () => {
    expect(known.replace('hunte')).toBe('hunte');
    expect(known.replace('')).toBe('');
  });
});

describe('a blob of base64', () => {
  const secret = 'hunter2?>~hunter2?>~';

  it.each(['', 'a', 'ab', 'abc'])('with a known secret after %j is replaced whole', (before) => {
    const known = knowing(secret);
    const blob = base64(`${before}${secret} and more`);
    expect(known.replace(`x ${blob} y`)).toBe('x «secret-1» y');
    expect(known.replace(blob)).toBe('«secret-1»');
    const forUrl = blob.replaceAll('+', '-').replaceAll('/', '_');
    expect(known.replace(`x ${forUrl} y`)).toBe('x «secret-1» y');
  });

  it('without it stays', () => {
    const blob = base64('hunter3 and more of the same');
    expect(knowing(secret).replace(`x ${blob} y`)).toBe(`x ${blob} y`);
  });

  it('does not take in what was replaced before it', () => {
    expect(knowing('hunter2').replace(`hunter2${base64('hunter2')}`)).toBe('«secret-1»«secret-1»');
  });
});

describe('a known secret that is a word', () => {
  const known = knowing('rosebud');

  it.each([
    ['password rosebud', 'password «secret-1»'],
    ['my password: rosebud.', 'my password: «secret-1».'],
    ['password= "rosebud"', 'password= "«secret-1»"'],
    ['password  rosebud', 'password  «secret-1»'],
    [`password rosebud${' x'.repeat(60)}`, `password «secret-1»${' x'.repeat(60)}`],
    [`${'x '.repeat(60)}password rosebud`, `${'x '.repeat(60)}password «secret-1»`],
  ])('is replaced after the name of a secret: %s', (text, masked) =>
    expect(known.replace(text)).toBe(masked),
  );

  it.each([
    'the rosebud',
    'key rosebud',
    'password is rosebud',
    'rosebud',
    'password=rosebud',
    'password rosebuds',
  ])('is left elsewhere: %s', (text) => expect(known.replace(text)).toBe(text));
});

const SECRET = "abc/def+ghi (jkl)!*'7";

describe('a secret that was found elsewhere is masked in a url', () => {
  it.each([
    ['encoded', encodeURIComponent(SECRET)],
    ['encoded in lower case', "abc%2fdef%2bghi%20(jkl)!*'7"],
    ['with a plus for the space', "abc%2Fdef%2Bghi+(jkl)!*'7"],
    ['in lower case with a plus for the space', "abc%2fdef%2bghi+(jkl)!*'7"],
    ['as URLSearchParams encodes it', String(new URLSearchParams({ x: SECRET })).slice(2)],
    ['with all but unreserved characters encoded', 'abc%2Fdef%2Bghi%20%28jkl%29%21%2A%277'],
    ['the same in lower case', 'abc%2fdef%2bghi%20%28jkl%29%21%2a%277'],
  ])('%s', (_name, form) => {
    const redactor = createRedactor();
    redactor.text(JSON.stringify({ password: SECRET }));
    expect(redactor.url(`wss://h.test/${form}/x`)).not.toContain('abc');
    expect(redactor.text(`GET /${form} failed`)).not.toContain('abc');
  });
});

it('a name that is often harmless does not make a secret of a placeholder with a character beside it', () => {
  const redactor = createRedactor();
  redactor.text('{"apiKey":"AIzayMiXGIzq"}');
  const once = redactor.text('{"key":"AIzayMiXGIzq:"}');
  expect(once).toBe('{"key":"«key-1»:"}');
  expect(redactor.text(once)).toBe(once);
});
