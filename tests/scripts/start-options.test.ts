import { expect, it } from 'vitest';
import { findChromium } from '../../scripts/find-chromium.ts';
import { parseStartOptions } from '../../scripts/start-options.ts';

it('takes a page, and how to watch it', () => {
  expect(parseStartOptions([])).toEqual({ ok: true, options: { seconds: 20, out: 'out', alsoLoad: [] } });
  const args = [
    'https://a.test/',
    '--seconds',
    '5',
    '--out',
    'there',
    '--also-load',
    'x',
    '--also-load',
    'y',
  ];
  expect(parseStartOptions(args)).toEqual({
    ok: true,
    options: { url: 'https://a.test/', seconds: 5, out: 'there', alsoLoad: ['x', 'y'] },
  });
});

it.each([
  [['ftp://a.test/'], 'ftp://a.test/ is no page'],
  [['https://a.test/', 'https://b.test/'], 'One page at a time'],
  [['--seconds', 'soon'], '--seconds takes a number'],
  [['--seconds', '0'], '--seconds takes a number'],
  [['--loud'], '--loud'],
])('refuses %j', (args, message) => {
  const parsed = parseStartOptions(args);
  expect(parsed.ok ? '' : parsed.message).toContain(message);
});

it('a browser that was asked for and is not there is named', () => {
  const found = findChromium({ CHROMIUM_PATH: '/nowhere/chromium' });
  expect(found.ok ? '' : found.message).toContain('/nowhere/chromium');
});
