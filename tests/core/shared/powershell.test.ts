import fc from 'fast-check';
import { expect, it } from 'vitest';
import { curlForPowerShell } from '../../../src/shared/powershell.ts';
import { shellQuote, shellQuoteWithToken } from '../../../src/shared/shell-quote.ts';

it('quotes what PowerShell would read as a command of its own', () => {
  const url = 'https://a.test/?x=1&calc.exe&y=$(calc)`;z';
  const command = `curl -gisN --max-time 5 \\\n  -H ${shellQuote('Origin: https://a.test')} \\\n  ${shellQuote(url)}`;
  expect(curlForPowerShell(command)).toBe(
    `curl.exe -gisN --max-time '5' -H 'Origin: https://a.test' '${url}'`,
  );
  expect(curlForPowerShell(`curl ${shellQuote("it's ’quoted‘")}`)).toBe("curl.exe 'it''s ’’quoted‘‘'");
});

it('takes the token from the environment', () => {
  expect(curlForPowerShell(`curl ${shellQuoteWithToken('https://a.test/?t=TOKEN&x=1')}`)).toBe(
    "curl.exe ('https://a.test/?t=' + $env:WS_TOKEN + '&x=1')",
  );
});

it.each([
  'curl x | head -n 20',
  'npx wscat -c x',
  'curl "x"',
  `curl ${shellQuote('a"b')}`,
  'curl x\ncurl y',
  'curl x > y',
])('has no form of %s', (command) => expect(curlForPowerShell(command)).toBeUndefined());

it('leaves no word that PowerShell could take apart', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (word) => {
      const form = curlForPowerShell(`curl x${shellQuote(word)}`);
      if (form === undefined) return;
      const inside = form.slice("curl.exe '".length, -1);
      expect(form).toMatch(/^curl\.exe '[\s\S]*'$/);
      expect(inside.replace(/''|‘‘|’’|‚‚|‛‛/g, '')).not.toMatch(/['‘’‚‛]/);
    }),
  );
});
