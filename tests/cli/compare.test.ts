import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '../support/cli-tools.ts';
import { saveHar } from '../support/har-tools.ts';
import { answered, attempt, conversation, devtools, tape } from '../support/tape.ts';
import { saveTrace } from '../support/trace-tools.ts';

let folder: string;
const file = (name: string): string => join(folder, name);
const SECRET = 'hush-0123456789abcdef';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'wsdoctor-compare-'));
  const mine = tape(devtools(), attempt(`wss://api.test/live?access_token=${SECRET}`, answered(403)));
  const his = tape(devtools(), conversation('wss://api.test/live'));
  writeFileSync(file('mine.wsdoctor.json'), saveTrace(mine));
  writeFileSync(file('mine.har'), saveHar(mine));
  writeFileSync(file('his.wsdoctor.json'), saveTrace(his));
  writeFileSync(
    file('other.wsdoctor.json'),
    saveTrace(tape(conversation('wss://api.test/a'), conversation('wss://api.test/b'))),
  );
  writeFileSync(file('broken.json'), '{');
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('wsdoctor compare', () => {
  it.each(['mine.wsdoctor.json', 'mine.har'])(
    'says what differs between %s and a colleague’s',
    async (name) => {
      const { code, out } = await runCli(['compare', file(name), file('his.wsdoctor.json')]);
      expect(code).toBe(1);
      expect(out).toMatch(/left: {2}handshake rejected with 403\n\s+right: opened, still open/);
      expect(out).toContain('parameter access_token');
      expect(out).not.toContain(SECRET);
    },
  );

  it('finds nothing between a file and itself', async () => {
    const { code, out } = await runCli(['compare', file('his.wsdoctor.json'), file('his.wsdoctor.json')]);
    expect(code).toBe(0);
    expect(out).not.toContain('≠');
    expect(out).toContain('cannot tell (both: its network log was not recorded)');
  });

  it.each([
    [['his.wsdoctor.json'], 'two files are needed'],
    [['his.wsdoctor.json', 'other.wsdoctor.json'], 'nothing to compare'],
    [['his.wsdoctor.json', 'broken.json'], 'broken.json'],
    [['his.wsdoctor.json', 'none.json'], 'none.json'],
    [['--url', 'nowhere', 'his.wsdoctor.json', 'his.wsdoctor.json'], 'nothing to compare'],
  ])('%j: exit code 2', async (args, words) => {
    const given = args.map((arg) => (arg.endsWith('.json') ? file(arg) : arg));
    const { code, err } = await runCli(['compare', ...given]);
    expect(code).toBe(2);
    expect(err).toContain(words);
  });

  it('has a help', async () => {
    expect((await runCli(['help', 'compare'])).out).toContain('Usage: wsdoctor compare');
  });
});
