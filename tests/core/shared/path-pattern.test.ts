import { expect, it } from 'vitest';
import { pathPattern } from '../../../src/shared/path-pattern.ts';

it.each([
  ['/rooms/17/feed', '/rooms/*/feed'],
  ['/c/6f1c0b1e-2f0a-4c55-9a57-0d9b6c1e2f3a', '/c/*'],
  ['/t/9f86d081884c7d65', '/t/*'],
  ['/s/dGVzdC1pZGV4dGl3aWVy07', '/s/*'],
])('an identifier in %s is a star', (path, pattern) => {
  expect(pathPattern(path)).toBe(pattern);
});

it.each([
  '/',
  '',
  '/v1/stream',
  '/ws',
  '/socket.io/',
  '/feedface',
  '/notifications-v2-realtime',
  '/api/v2.1/live',
])('%s stays as it is', (path) => {
  expect(pathPattern(path)).toBe(path);
});
