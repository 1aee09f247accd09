import { describe, expect, it } from 'vitest';
import { urlForms } from '../../../../src/redaction/formats/url-forms.ts';

const TEXT = "a b/c'd(e)!f*g~h\u00e4&i";

describe('the forms of a text in a URL', () => {
  it.each([
    ['encodeURIComponent', encodeURIComponent(TEXT)],
    ['URLSearchParams', new URLSearchParams([['', TEXT]]).toString().slice(1)],
    ['the query of a URL', new URL(`wss://h.test/?${TEXT}`).search.slice(1)],
    ['a strict encoder', 'a%20b%2Fc%27d%28e%29%21f%2Ag~h%C3%A4%26i'],
  ])('are those of %s', (_name, form) => {
    // In a query `&` parts pairs.
    const forms = urlForms(TEXT);
    expect(forms).toContain(form);
    expect(forms).toContain(form.replace(/%../g, (hex) => hex.toLowerCase()));
    expect(forms).toContain(form.replaceAll('%20', '+'));
  });

  it('have a replacement for half of a pair', () => {
    for (const form of urlForms('a\ud800')) expect(form.toUpperCase()).toBe('A%EF%BF%BD');
  });

  it('are all the text itself where it has nothing to encode', () => {
    expect(new Set(urlForms('room-7'))).toEqual(new Set(['room-7']));
  });
});
