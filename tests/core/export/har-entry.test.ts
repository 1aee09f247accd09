import { expect, it } from 'vitest';
import { readHarEntry } from '../../../src/export/har/har-entry.ts';
import { createHeaderPool } from '../../../src/export/har/header-pool.ts';

const entry = (userAgent: string, status: number) => ({
  request: { url: 'wss://h.test/live', headers: [{ name: 'User-Agent', value: userAgent }] },
  response: { status },
});

it.each([
  ['Mozilla/5.0 Firefox/153.0', 0, false],
  ['Mozilla/5.0 Firefox/153.0', 101, true],
  ['Mozilla/5.0 Chrome/156.0.0.0', 0, true],
])('request headers of %s at status %i: the request was sent, %s', (userAgent, status, sent) => {
  expect(readHarEntry(entry(userAgent, status), createHeaderPool())?.requestSent).toBe(sent);
});

it.each([
  [{ status: 0, _failureText: 'net::ERR_CONNECTION_RESET' }, 'net::ERR_CONNECTION_RESET'],
  [{ status: 0, _error: 'net::ERR_NAME_NOT_RESOLVED' }, 'net::ERR_NAME_NOT_RESOLVED'],
  [{ status: 0, _error: null }, undefined],
  [{ status: 403, _error: 'net::ERR_ABORTED' }, undefined],
])('the failure of the response %j is %s', (response, reason) => {
  const read = readHarEntry({ request: { url: 'wss://h.test/' }, response }, createHeaderPool());
  expect(read?.reason).toBe(reason);
});
