import { describe, expect, it } from 'vitest';
import { redactLogLines } from '../../../../src/redaction/formats/redact-log.ts';
import { vocabularyOf } from '../../../support/strict-help.ts';

const vocabulary = vocabularyOf(
  'the is room order lobby sunshine hello',
  'websocket json bearer error GET HTTP upstream',
);
const strict = (text: string): string[] => [...redactLogLines(text, vocabulary)];
const readable = (text: string): string[] => [...redactLogLines(text, undefined)];

describe('of a line stays what its format consists of', () => {
  it.each([
    [
      '2026/11/30 07:12:05 [error] 12#12: *3 the zebra',
      '2026/11/30 07:12:05 [error] 12#12: *3 the «word-1:5»',
    ],
    [
      '[Mon Nov 30 07:12:05.123 2026] [authz_core:error] [pid 3:tid 4] AH01630: zebra denied',
      '[Mon Nov 30 07:12:05.123 2026] [authz_core:error] [«word-1:3» 3:tid 4] AH01630: «word-2:5» «word-3:6»',
    ],
    [
      '[Mon Nov 30 07:12:05 2026] [proxy:trace2] zebra',
      '[Mon Nov 30 07:12:05 2026] [proxy:trace2] «word-1:5»',
    ],
    ['the zebra:error room', 'the «token-1:11» room'],
    ['PIN QXZP', 'PIN «word-1:4»'],
    ['29/Nov/2026:15:52:58.600 zebra', '29/Nov/2026:15:52:58.600 «word-1:5»'],
    ['12:tid x12:tid', '12:tid «token-1:7»'],
    ['---- CD-- SC zebra <NOSRV> ABCDE -', '---- CD-- SC «word-1:5» <«word-2:5»> «word-3:5» -'],
    ['I/nsWebSocket zebra I/other', 'I/nsWebSocket «word-1:5» I/other'],
    [
      '[Parent 12: Main Thread]: D/nsHttp 7f00aabbccdd 0x7f00aabb zebra 7f00aab',
      '[«word-1:6» 12: «word-2:4» «word-3:6»]: D/nsHttp 7f00aabbccdd 0x7f00aabb «word-4:5» «token-1:7»',
    ],
    ['7f00aabbccdd zebra', '«hex-1:12» «word-1:5»'],
    [
      'http.log.error http.log.access http.log.access.log3 http.handlers.reverse_proxy xhttp.log.error',
      'http.log.error http.log.access http.log.access.log3 http.handlers.reverse_proxy «token-1:15»',
    ],
    ['backend/zebra7 live/one7 room/lobby', '«word-1:7»/«token-1:6» «word-2:4»/«token-2:4» room/lobby'],
    ['proxy:ws://zebra.test/room?token=hush-0123456789', 'proxy:ws://zebra.test/room?«word-1:5»=«token-1»'],
    ['12ms 1.5s 10:20 -7 +3 #4 *5 :6 1T2Z 3x', '12ms 1.5s 10:20 -7 +3 #4 *5 :6 1T2Z 3x'],
    ['password=hush-0123456789 and hush-0123456789', '«word-1:8»=«password-1» and «password-1»'],
    ['«token-1» zebra', '«token-1» «word-1:5»'],
    ['"GET /zebra HTTP/1.1" 101', '"GET /«word-1:5» HTTP/1.1" 101'],
  ])('%s', (line, shown) => expect(strict(line).join('')).toBe(shown));

  it('and without a vocabulary all that is no secret', () => {
    expect(readable('the zebra 7f00aabbccdd, password=hush-0123456789')).toEqual([
      'the zebra 7f00aabbccdd, password=«password-1»',
    ]);
  });
});

it('each line is one part, and ends as it ended', () => {
  expect(strict('the\n\nroom\n')).toEqual(['the\n', '\n', 'room\n', '']);
});

it('what has a name in a later line is masked in one before', () => {
  const lines = 'got hush-0123456789\npassword=hush-0123456789';
  expect(readable(lines).join('')).toBe('got «password-1»\npassword=«password-1»');
  expect(strict(lines).join('')).toMatch(/«password-1».*\n.*«password-1»/);
});

describe('a log of JSON is masked as JSON', () => {
  it.each([
    [
      '{"constants":{"a":1}}\n{"token":"hush-0123456789","room":"zebra77"}',
      '{"«key-1:9»":{"a":1}}\n{"token":"«token-1:15»","room":"«token-2:7»"}',
    ],
    [
      '{"method":"Network.webSocketCreated","params":{"url":"ws://zebra.test/?token=hush-0123456789"}}',
      '{"«key-1:6»":"«token-2:24»","«key-2:6»":{"url":"ws://zebra.test/?token=«token-1:15»"}}',
    ],
    ['{"method":"network","room":"zebra"}', '{"«word-1:6»":"«word-2:7»","room":"«word-3:5»"}'],
  ])('%s', (text, shown) => expect(strict(text).join('')).toBe(shown));
});
