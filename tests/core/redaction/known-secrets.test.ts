import { describe, expect, it } from 'vitest';
import { createRedactor } from '../../../src/redaction/redactor-factory.ts';

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
