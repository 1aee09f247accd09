import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRedactor } from '../../../src/redaction/redactor-factory.ts';
import { SECRETS } from '../../secrets/corpus.ts';
import { LOOK_ALIKES } from '../../secrets/look-alikes.ts';
import { bare, named } from '../../secrets/places.ts';

const someSecret = fc.constantFrom(...SECRETS);
const said = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(...LOOK_ALIKES),
  someSecret.chain((planted) => fc.constantFrom(...named(planted), ...bare(planted))),
  fc
    .tuple(fc.string(), someSecret, fc.string())
    .map(([a, { name, secret }, b]) => `${a}${name}=${secret}${b}`),
  fc
    .tuple(
      fc.string(),
      someSecret.chain((planted) => fc.constantFrom(...named(planted))),
      fc.nat(400),
    )
    .map(([before, text, length]) => before + text.slice(0, length)),
);
const anyJson = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    said,
    fc.integer(),
    fc.double(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value')),
    fc.dictionary(
      fc.oneof(
        fc.string(),
        someSecret.map(({ name }) => name),
        fc.constantFrom('__proto__', 'auth', 'pin'),
      ),
      tie('value'),
    ),
  ),
})).value;

/** The same arrays and objects, whatever stands in them. */
function shape(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shape);
  return typeof value === 'object' && value !== null ? Object.values(value).map(shape) : 'leaf';
}

describe('redaction', () => {
  it('leaves what is redacted as it is, also in another export', () => {
    fc.assert(
      fc.property(said, (text) => {
        const redactor = createRedactor();
        const once = redactor.text(text);
        expect(redactor.text(once)).toBe(once);
        expect(createRedactor().text(once)).toBe(once);
      }),
      { numRuns: 1_000 },
    );
  });

  it('leaves JSON valid, and of the same shape', () => {
    fc.assert(
      fc.property(anyJson, (value) => {
        const text = JSON.stringify(value);
        const shown = createRedactor().text(text);
        expect(shape(JSON.parse(shown))).toEqual(shape(JSON.parse(text)));
      }),
      { numRuns: 1_000 },
    );
  });

  it('keeps urls, headers and bytes what they are', () => {
    fc.assert(
      fc.property(said, fc.uint8Array(), (text, bytes) => {
        const redactor = createRedactor();
        const url = redactor.url(text);
        expect(redactor.url(url)).toBe(url);
        const header = redactor.header('X-Any', text);
        expect(redactor.header('X-Any', header)).toBe(header);
        const base64 = Buffer.concat([Buffer.from(text), bytes]).toString('base64');
        const payload = { opcode: 'binary', size: 1, kept: 1, base64 } as const;
        const once = redactor.payload(payload);
        expect(redactor.payload(once)).toEqual(once);
      }),
      { numRuns: 1_000 },
    );
  });

  it('takes JSON of any depth, cut anywhere', () => {
    const deep = `${'{"a":['.repeat(10_000)}{"password":"hunter2-and-more"`;
    expect(createRedactor().text(deep)).not.toContain('hunter2');
    expect(createRedactor().text(deep.slice(0, -9))).not.toContain('hunter2');
  });

  it.each([
    [
      'base64',
      Buffer.from(Uint8Array.from({ length: 750_000 }, (_unused, at) => (at * 7_919) % 251)).toString(
        'base64',
      ),
    ],
    ['pairs within pairs', 'a=a='.repeat(250_000)],
    ['objects within objects', '{"a":'.repeat(100_000)],
  ])('a large message of %s is read to its end', (_name, large) => {
    const shown = createRedactor().text(`{"body":${JSON.stringify(large)},"token":"hush-0123456789"}`);
    expect(shown).toMatch(/"token":"«token-\d+»"\}$/);
  });

  it('ten thousand secrets that begin alike are told apart', () => {
    const redactor = createRedactor();
    for (let at = 0; at < 10_000; at += 1) redactor.text(`{"token":"${'issued-by-one-'}${at}"}`);
    expect(redactor.text('as issued-by-one-9999 says')).toBe('as «token-10000» says');
  });
});
