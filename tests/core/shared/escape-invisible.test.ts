import { describe, expect, it } from 'vitest';
import { escapeInvisible } from '../../../src/shared/escape-invisible.ts';

describe('characters that draw nothing', () => {
  it.each([
    ['to\u200dken', 'to\\u{200D}ken'],
    ['\u200cadmin', '\\u{200C}admin'],
    ['pay\u00adpal', 'pay\\xADpal'],
    ['a\u2060b\ufeffc\u{e0041}', 'a\\u{2060}b\\u{FEFF}c\\u{E0041}'],
  ])('are named in %j', (text, shown) => expect(escapeInvisible(text)).toBe(shown));

  it.each(['می\u200cخواهم', 'क्\u200dष', '👩\u200d💻', '❤\ufe0f', '1\ufe0f\u20e3'])(
    'are left where the script or the emoji needs them: %s',
    (text) => expect(escapeInvisible(text)).toBe(text),
  );
});
