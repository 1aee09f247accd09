import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { failureFromHeaders } from '../../../src/handshake/failure-from-headers.ts';
import { sha1Base64 } from '../../../src/shared/sha1.ts';

// The example of RFC 6455 section 1.3.
const KEY = 'dGhlIHNhbXBsZSBub25jZQ==';
const ACCEPT = 's3pPLMBiTxaQ9kYGzzhZRbK+xOo=';

const headers = (fields: Record<string, string>) =>
  Object.entries(fields).map(([name, value]) => ({ name, value }));
const right = { Upgrade: 'WebSocket', Connection: 'keep-alive, Upgrade', 'Sec-WebSocket-Accept': ACCEPT };
const judge = (response: Record<string, string>, request: Record<string, string> = {}) =>
  failureFromHeaders({
    requestHeaders: headers({ 'Sec-WebSocket-Key': KEY, ...request }),
    responseHeaders: headers(response),
  });

describe('why a browser fails a handshake answered with 101', () => {
  it('is nothing where the headers are right', () => {
    expect(judge(right)).toBeUndefined();
    expect(
      judge(
        {
          ...right,
          'Sec-WebSocket-Protocol': 'b',
          'Sec-WebSocket-Extensions': 'permessage-deflate; server_no_context_takeover',
        },
        { 'Sec-WebSocket-Protocol': 'a, b', 'Sec-WebSocket-Extensions': 'permessage-deflate' },
      ),
    ).toBeUndefined();
  });

  it('is a header that is missing or wrong', () => {
    const { Upgrade: _, ...noUpgrade } = right;
    expect(judge(noUpgrade)).toEqual({ kind: 'header', header: 'Upgrade', problem: 'missing' });
    expect(judge({ ...right, Connection: 'close' })).toMatchObject({
      header: 'Connection',
      problem: 'wrong',
    });
    expect(judge({ ...right, 'Sec-WebSocket-Accept': KEY })).toMatchObject({
      header: 'Sec-WebSocket-Accept',
      problem: 'wrong',
    });
  });

  it('cannot be told where the response ended within its headers', () => {
    expect(judge({ Upgrade: 'websocket' })).toBeUndefined();
  });

  it('is a subprotocol or an extension that was not offered', () => {
    expect(judge({ ...right, 'Sec-WebSocket-Protocol': 'c' }, { 'Sec-WebSocket-Protocol': 'a, b' })).toEqual({
      kind: 'subprotocol',
      problem: 'not-offered',
      value: 'c',
    });
    expect(judge({ ...right, 'Sec-WebSocket-Protocol': 'c' })).toMatchObject({ problem: 'unsolicited' });
    expect(judge({ ...right, 'Sec-WebSocket-Extensions': 'x-snappy' })).toMatchObject({
      kind: 'extension',
      detail: expect.stringContaining("'x-snappy'"),
    });
  });
});

it('SHA-1 is that of Node', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme-ascii', maxLength: 300 }), (text) => {
      expect(sha1Base64(text)).toBe(createHash('sha1').update(text).digest('base64'));
    }),
  );
});
