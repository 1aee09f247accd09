import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '../support/cli-tools.ts';
import { saveHar } from '../support/har-tools.ts';
import { closed, created, frame, opened, page, tape } from '../support/tape.ts';
import { saveTrace } from '../support/trace-tools.ts';

/** Neither looks like a secret, and neither is known to be harmless. */
const NAME = 'tulopedore';

let folder: string;
const file = (name: string): string => join(folder, name);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'wsdoctor-masking-'));
  const session = tape(
    page('https://app.test/'),
    created('wss://api.test/live'),
    opened(20),
    frame('sent', 30, `{"type":"join","nickname":"${NAME}"}`),
    closed(60, 1008, { reason: `policy of ${NAME}` }),
  );
  writeFileSync(file('a.wsdoctor.json'), saveTrace(session));
  writeFileSync(file('a.har'), saveHar(session));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('wsdoctor diagnose', () => {
  it.each(['brief', 'json', 'md', 'html', 'sarif', 'github'])(
    '%s is made to be passed on: strict',
    async (format) => {
      const call = ['diagnose', '--quiet', '--format', format, file('a.har')];
      const { code, out } = await runCli(call);
      expect(code).toBe(1);
      expect(out).toContain('1008');
      expect(out).not.toContain(NAME);
      expect((await runCli([...call, '--readable'])).out).toContain(NAME);
    },
  );

  it('text is for one’s own eyes', async () => {
    expect((await runCli(['diagnose', '--quiet', file('a.har')])).out).toContain(NAME);
  });

  it('Markdown and HTML say how they were masked', async () => {
    for (const format of ['md', 'html']) {
      const call = ['diagnose', '--quiet', '--format', format, file('a.har')];
      expect((await runCli(call)).out).toContain('Masked strictly');
      expect((await runCli([...call, '--readable'])).out).toContain('Readable: only what looks secret');
    }
  });
});

describe('wsdoctor redact', () => {
  it.each(['a.wsdoctor.json', 'a.har'])('masks %s strictly, and says so', async (name) => {
    const { code, out } = await runCli(['redact', file(name)]);
    expect(code).toBe(0);
    expect(out).not.toContain(NAME);
    expect(out).toMatch(/"masking": "strict"|Masked strictly/);
    expect(out).toContain('«word-1:10»');
    const judged = (await runCli(['diagnose', '--json', '--quiet', '-'], out)).out;
    const before = (await runCli(['diagnose', '--json', '--quiet', file(name)])).out;
    const rulesOf = (text: string) => JSON.parse(text).verdicts.map(({ rule }: { rule: string }) => rule);
    expect(rulesOf(judged)).toEqual(rulesOf(before));
  });

  it('is readable when told to', async () => {
    const { out } = await runCli(['redact', '--readable', file('a.wsdoctor.json')]);
    expect(out).toContain(NAME);
    expect(out).toContain('"masking": "readable"');
  });

  it('writes a new file, and none that is there', async () => {
    const output = file('masked.har');
    expect((await runCli(['redact', '--output', output, file('a.har')])).code).toBe(0);
    const written = readFileSync(output, 'utf8');
    expect(written).not.toContain(NAME);
    const again = await runCli(['redact', '--output', output, file('a.har')]);
    expect(again.code).toBe(2);
    expect(again.err).toContain('exists already');
    expect(readFileSync(output, 'utf8')).toBe(written);
  });

  it('reports what it cannot read', async () => {
    writeFileSync(file('bad.json'), '{"a":');
    expect((await runCli(['redact', file('bad.json')])).code).toBe(2);
    expect((await runCli(['redact', file('gone.har')])).err).toContain('gone.har does not exist');
    expect((await runCli(['redact', 'a', 'b'])).err).toContain('one file at a time');
  });
});

it('wsdoctor probe --json is strict unless readable is told', async () => {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.end(`HTTP/1.1 403 Forbidden\r\nX-Owner: ${NAME}\r\nContent-Length: 22\r\n\r\nForbidden, ${NAME}!`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  const url = `ws://127.0.0.1:${port}/live?room=${NAME}`;
  try {
    const { out } = await runCli(['probe', '--json', url]);
    expect(out).not.toContain(NAME);
    expect(JSON.parse(out)).toMatchObject({ masking: 'strict', handshake: { status: 403 } });
    expect(JSON.parse(out).handshake.body).toMatch(/^Forbidden, «word-1:10»!$/);
    expect((await runCli(['probe', '--json', '--readable', url])).out).toContain(NAME);
  } finally {
    server.close();
  }
});
