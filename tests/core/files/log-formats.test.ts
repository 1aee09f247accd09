import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { runCli } from '../../support/cli-tools.ts';
import { LOG_FORMATS, type Logged } from '../../support/log-formats.ts';
import { findingsOf, logSession, readBytes } from '../../support/read-sample.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const found = (text: string) => findingsOf(logSession(readBytes(encode(text))));
const request = (more: Partial<Logged> = {}): Logged => ({
  at: 0,
  path: '/live/ws',
  query: '?room=7',
  client: '203.0.113.9',
  status: 101,
  words: 'Unhandled exception in WebSocket handler',
  ...more,
});
const formats = Object.entries(LOG_FORMATS);

describe.each(formats)('%s', (_name, line) => {
  it('a request that works gives no finding', () => {
    for (let at = 0; at < 15; at += 1) {
      const content = readBytes(encode(line(request({ at: at * 61_000, client: `203.0.113.${at + 1}` }))));
      expect(content.ok ? findingsOf(logSession(content)).rules : []).toEqual([]);
    }
  });

  it('a request that fails gives one', () => {
    expect(found(line(request({ status: 502 }))).rules.length).toBe(1);
  });

  it('whatever is changed in it, it ends with a result or an error', () => {
    const whole = line(request({ status: 502 }));
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(whole.length), fc.nat(6), fc.string({ maxLength: 6, unit: 'grapheme' })), {
          minLength: 1,
          maxLength: 5,
        }),
        fc.integer({ min: 1, max: 500 }),
        (changes, chunk) => {
          let text = whole;
          for (const [at, length, put] of changes) text = text.slice(0, at) + put + text.slice(at + length);
          const content = readBytes(encode(`${text}\n${whole}\n${text}`), chunk);
          if (content.ok && content.kind === 'log') findingsOf(logSession(content));
          expect(content.ok || content.fault.message.length > 0).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('more formats', () => {
  it.each([
    [
      'Go',
      [
        '2026/11/29 10:00:00 http: panic serving 203.0.113.9:50000: runtime error: index out of range [5] with length 3',
        'goroutine 34 [running]:',
        'main.handle(...)',
        '\t/srv/app/handler.go:42 +0x1d',
      ],
      'http: panic serving: runtime error: index out of range [5] with length 3 (handler.go, line 42)',
    ],
    [
      'Java in Tomcat',
      [
        '29-Nov-2026 10:00:00.000 SEVERE [http-nio-8080-exec-1] org.apache.tomcat.websocket.pojo.PojoEndpointBase.onError No error handling configured for [app.Chat] and the following error occurred',
        'java.lang.NullPointerException: Cannot invoke "app.User.name()" because "user" is null',
        '\tat app.Chat.onMessage(Chat.java:51)',
        '\tat java.base/java.lang.Thread.run(Thread.java:833)',
      ],
      '(Chat.java, line 51)',
    ],
    [
      'Node.js',
      [
        '/srv/app/server.js:12',
        'TypeError: Cannot read properties of undefined',
        '    at WebSocket.emit (node:events:524:28)',
        '    at onMessage (/home/alice/app/server.js:12:9)',
        'Node.js v20.20.2',
      ],
      'TypeError: Cannot read properties of undefined (server.js, line 12)',
    ],
    [
      'Python',
      [
        'ERROR:    Exception in ASGI application',
        'Traceback (most recent call last):',
        '  File "/usr/lib/python3/dist-packages/uvicorn/run.py", line 184, in run_asgi',
        '    result = await app()',
        '  File "/home/alice/app/chat.py", line 9, in broken',
        "    raise KeyError('user')",
        "KeyError: 'user'",
      ],
      "Exception in ASGI application: KeyError: 'user' (chat.py, line 9, in broken)",
    ],
  ])('a stack trace of %s is one line with its place', (_name, lines, words) => {
    const content = readBytes(encode(lines.join('\n')));
    if (!content.ok || content.kind !== 'log') throw new Error('not read');
    const texts = content.log.loose?.map(({ text }) => text) ?? [];
    expect(
      texts.some((text) => text.includes(words)),
      texts.join('\n'),
    ).toBe(true);
    expect(JSON.stringify(texts)).not.toContain('alice');
  });

  it('OpenClaw says with which code it turned a client away', () => {
    const { rules, evidence } = found(
      '2026-02-21T20:35:53.316Z [ws] closed before connect conn=5a8ca0b7-af47-456a-aa00-ee86228cb94f remote=192.168.65.1 fwd=n/a origin=n/a host=127.0.0.1:18789 ua=n/a code=1008 reason=pairing required',
    );
    expect(rules.length).toBeGreaterThan(0);
    expect(evidence).toContain('pairing required');
    expect(evidence).not.toContain('192.168.65.1');
  });
});

describe('what is written', () => {
  const folder = mkdtempSync(join(tmpdir(), 'wsdoctor-formats-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each(formats)('%s: nothing of a client or a token is in it', async (_name, line) => {
    const path = join(folder, 'server.log');
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          number: fc.integer({ min: 10, max: 250 }),
          token: fc.stringMatching(/^[A-Za-z0-9]{24}$/),
          status: fc.constantFrom(101, 401, 403, 502),
        }),
        async ({ number, token, status }) => {
          const client = `198.51.100.${number}`;
          const mine = line(request({ client, status, query: `?token=${token}` }));
          const other = line(
            request({
              client: '198.51.100.9',
              status,
              path: '/live/ws',
              query: `?user=alice&key=${token}`,
              at: 70_000,
            }),
          );
          writeFileSync(path, `${mine}\n${other}\n`);
          for (const format of ['text', 'json', 'md', 'sarif']) {
            const { out } = await runCli(['diagnose', '--quiet', '--format', format, path]);
            expect(out).not.toContain(token);
            expect(out).not.toContain(client);
            expect(out).not.toContain('alice');
          }
        },
      ),
      { numRuns: 4 },
    );
  });
});
