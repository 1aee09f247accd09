import { describe, expect, it } from 'vitest';
import secretlint from '../../../src/redaction/detect/secretlint-patterns.json' with { type: 'json' };
import { createRedactor } from '../../../src/redaction/redactor-factory.ts';
import { createRandom, HEX, UPPER, WORD } from '../../secrets/random.ts';

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

  it('come with the licence of those that others wrote down', () => {
    expect(secretlint.licence).toContain('Permission is hereby granted');
    expect(secretlint.patterns.length).toBeGreaterThan(15);
  });
});
