import { expect, it } from 'vitest';
import { isOfFirefox } from '../../../src/session/firefox-log.ts';

const by = (name: string, value: string) =>
  isOfFirefox({
    requestHeaders: [
      { name: 'Host', value: 'a.test' },
      { name, value },
    ],
  });

it('an entry of the network log is of Firefox by the User-Agent of its request', () => {
  expect(by('User-Agent', 'Mozilla/5.0 Gecko/20100101 Firefox/153.0')).toBe(true);
  expect(by('user-agent', 'Firefox/153.0')).toBe(true);
  expect(by('User-Agent', 'Mozilla/5.0 Chrome/156.0.0.0')).toBe(false);
  expect(by('X-Agent', 'Firefox/153.0')).toBe(false);
  expect(isOfFirefox({ requestHeaders: [] })).toBe(false);
});
