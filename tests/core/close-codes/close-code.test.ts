import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { closeCodeReference } from '../../../src/close-codes/reference.ts';
import { describeCloseCode } from '../../../src/close-codes/registry.ts';

describe('the codes of RFC 6455 and the IANA registry', () => {
  test.each([
    [1000, 'Normal closure', 'either', 'from-peer'],
    [1001, 'Going away', 'either', 'from-peer'],
    [1002, 'Protocol error', 'either', 'from-peer'],
    [1003, 'Unsupported data', 'either', 'from-peer'],
    [1004, 'Reserved', 'either', 'from-peer'],
    [1005, 'No status received', 'nobody', 'made-by-browser'],
    [1006, 'Abnormal closure', 'nobody', 'made-by-browser'],
    [1007, 'Invalid payload', 'either', 'from-peer'],
    [1008, 'Policy violation', 'either', 'from-peer'],
    [1009, 'Message too big', 'either', 'from-peer'],
    [1010, 'Mandatory extension', 'client', 'from-peer'],
    [1011, 'Internal error', 'server', 'from-peer'],
    [1012, 'Service restart', 'server', 'from-peer'],
    [1013, 'Try again later', 'server', 'from-peer'],
    [1014, 'Bad gateway', 'server', 'from-peer'],
    [1015, 'TLS handshake failed', 'nobody', 'firefox-only'],
    [3000, 'Unauthorized', 'either', 'from-peer'],
    [3003, 'Forbidden', 'either', 'from-peer'],
    [3008, 'Timeout', 'either', 'from-peer'],
  ])('%d %s', (code, name, sender, seen) => {
    expect(describeCloseCode(code)).toMatchObject({ code, name, sender, seen });
  });
});

describe('ranges', () => {
  test.each([
    [0, 'invalid', 'from-peer'],
    [401, 'invalid', 'from-peer'],
    [999, 'invalid', 'from-peer'],
    [1016, 'protocol', 'from-peer'],
    [2999, 'protocol', 'from-peer'],
    [3000, 'registered', 'from-peer'],
    [3001, 'library', 'from-peer'],
    [3999, 'library', 'from-peer'],
    [4000, 'private', 'from-peer'],
    [4999, 'private', 'from-peer'],
    [5000, 'invalid', 'from-peer'],
    [65_535, 'invalid', 'from-peer'],
    [65_536, 'invalid', 'never'],
    [-1, 'invalid', 'never'],
    [1000.5, 'invalid', 'never'],
  ])('%d is %s', (code, range, seen) => {
    expect(describeCloseCode(code)).toMatchObject({ range, seen });
  });

  test('an HTTP status in the place of a close code is recognised as a slip', () => {
    expect(describeCloseCode(403).meaning).toContain('HTTP status');
  });
});

describe('private codes of well-known servers', () => {
  test('graphql-ws says 4401', () => {
    expect(describeCloseCode(4401).uses).toEqual([
      { family: 'graphql-ws', meaning: 'unauthorized: subscribed before the connection was acknowledged' },
    ]);
  });

  test('one code can mean different things to different servers', () => {
    expect(describeCloseCode(4004).uses.map(({ family }) => family)).toEqual([
      'Discord gateway',
      'Pusher',
      'graphql-ws',
    ]);
  });

  test('a code like an HTTP status is named like it', () => {
    expect(describeCloseCode(4404).name).toBe('Not found');
    expect(describeCloseCode(4123).name).toBe('Application code');
  });
});

test('any number has a name and a meaning', () => {
  fc.assert(
    fc.property(fc.oneof(fc.integer(), fc.double()), (code) => {
      const { name, meaning } = describeCloseCode(code);
      expect(name).not.toBe('');
      expect(meaning).toMatch(/\.$/);
    }),
  );
});

describe('the reference', () => {
  const { protocol, registered, families } = closeCodeReference();

  test('has every code of the protocol and of the registry, each with a name, a meaning and a common cause', () => {
    const codes = [...protocol, ...registered].map(({ code }) => code);
    expect(codes).toEqual([...Array.from({ length: 16 }, (_, index) => 1000 + index), 3000, 3003, 3008]);
    for (const { code, name, meaning, cause } of [...protocol, ...registered]) {
      expect([name, meaning, cause ?? ''].join('|'), String(code)).toMatch(/^[A-Z].+\|.{20,}\.\|.{20,}\.$/);
    }
  });

  test('has the codes of well-known servers by family', () => {
    expect(families.map(({ family }) => family)).toEqual([
      'SockJS',
      'Discord gateway',
      'Pusher',
      'OpenClaw',
      'graphql-ws',
      'ThingsBoard',
    ]);
    for (const { codes } of families) {
      for (const { code } of codes)
        expect(['registered', 'private']).toContain(describeCloseCode(code).range);
    }
  });
});
