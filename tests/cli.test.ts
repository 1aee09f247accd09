import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '../cli/run-command.ts';
import { saveHar } from './har-tools.ts';
import { answered, attempt, conversation, tape } from './tape.ts';
import { saveTrace } from './trace-tools.ts';

let folder: string;
const file = (name: string): string => join(folder, name);

async function run(
  args: string[],
  input: Buffer | string = '',
): Promise<{ code: number; out: string; err: string }> {
  let out = '';
  let err = '';
  const code = await runCommand(args, '1.2.3', {
    out: (text) => {
      out += text;
    },
    err: (line) => {
      err += `${line}\n`;
    },
    stdin: Readable.from([Buffer.from(input)]),
  });
  return { code, out, err };
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'wsdoctor-cli-'));
  const bad = tape(attempt('wss://api.test/live?access_token=hush-0123456789abcdef', answered(403)));
  const warned = tape(conversation('wss://api.test/live?api_key=hush-0123456789abcdef'));
  writeFileSync(file('bad.wsdoctor.json'), saveTrace(bad));
  writeFileSync(file('bad.wsdoctor.json.gz'), gzipSync(saveTrace(bad)));
  writeFileSync(file('bad.har'), saveHar(bad));
  writeFileSync(file('warned.wsdoctor.json'), saveTrace(warned));
  writeFileSync(file('good.wsdoctor.json'), saveTrace(tape(conversation('wss://api.test/chat'))));
  writeFileSync(file('cut.wsdoctor.json'), saveTrace(bad).slice(0, -200));
  writeFileSync(file('cut.gz'), gzipSync(saveTrace(bad)).subarray(0, 100));
  writeFileSync(file('bomb.gz'), gzipSync(Buffer.alloc(100_000_000, ' ')));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('wsdoctor diagnose', () => {
  it.each(['bad.wsdoctor.json', 'bad.wsdoctor.json.gz', 'bad.har'])('finds the fault of %s', async (name) => {
    const { code, out, err } = await run(['diagnose', file(name)]);
    expect(code).toBe(1);
    expect(out).toContain('403');
    expect(out).not.toContain('hush');
    expect(err).toContain(name);
  });

  it('exits 0, 1 or 2, as --fail-on says', async () => {
    const codes = async (...args: string[]) => (await run(['diagnose', ...args])).code;
    expect(await codes(file('good.wsdoctor.json'))).toBe(0);
    expect(await codes(file('warned.wsdoctor.json'))).toBe(0);
    expect(await codes('--fail-on', 'warning', file('warned.wsdoctor.json'))).toBe(1);
    expect(await codes('--fail-on', 'never', file('bad.har'))).toBe(0);
    expect(await codes(file('cut.wsdoctor.json'), file('bad.har'))).toBe(2);
    expect(await codes()).toBe(2);
    expect(await codes('--fail-on', 'maybe', file('bad.har'))).toBe(2);
    expect((await run(['cure'])).code).toBe(2);
  });

  it('names the place of what cannot be read, and goes on with the next file', async () => {
    const { out, err } = await run([
      'diagnose',
      '--json',
      file('cut.wsdoctor.json'),
      file('gone.har'),
      file('good.wsdoctor.json'),
    ]);
    expect(err).toMatch(/cut\.wsdoctor\.json: \$\.events/);
    expect(err).toContain('gone.har does not exist');
    expect(out.trim().split('\n')).toHaveLength(3);
  });

  it('refuses a gzip file that is cut, or a bomb', async () => {
    const cut = await run(['diagnose', file('cut.gz')]);
    expect(cut.code).toBe(2);
    expect(cut.err).toContain('gzip');
    const bomb = await run(['diagnose', file('bomb.gz')]);
    expect(bomb.code).toBe(2);
    expect(bomb.err).toContain('unfolds to more than');
  });

  it('reads standard input', async () => {
    const { code, out } = await run(['diagnose', '--json', '-'], readFileSync(file('bad.wsdoctor.json.gz')));
    expect(code).toBe(1);
    const line = JSON.parse(out);
    expect(line).toMatchObject({ file: '-', schemaVersion: 1, changes: [] });
    expect(line.verdicts[0].rule).toBe('forbidden');
  });

  it('writes SARIF with its rules', async () => {
    const { out } = await run([
      'diagnose',
      '--format',
      'sarif',
      '--quiet',
      file('bad.har'),
      file('good.wsdoctor.json'),
    ]);
    const log = JSON.parse(out);
    expect(log.version).toBe('2.1.0');
    const [{ tool, results }] = log.runs;
    const first = results[0];
    expect(first).toMatchObject({ ruleId: 'forbidden', level: 'error' });
    expect(tool.driver.rules[first.ruleIndex].id).toBe('forbidden');
    expect(first.locations[0].physicalLocation.artifactLocation.uri).toContain('bad.har');
  });

  it('writes GitHub annotations, a line each', async () => {
    const { out, err } = await run(['diagnose', '--format', 'github', '--quiet', file('bad.har')]);
    expect(err).toBe('');
    expect(out).toMatch(/^::error file=.*bad\.har,title=[^\n:]*\(forbidden\)::/);
    expect(
      out
        .trim()
        .split('\n')
        .every((line) => line.startsWith('::')),
    ).toBe(true);
  });

  it('tells what its commands do', async () => {
    expect((await run(['--help'])).out).toContain('diagnose');
    expect((await run(['diagnose', '--help'])).out).toContain('--fail-on');
    expect((await run(['--version'])).out).toBe('1.2.3\n');
  });
});

/** Runs npm or another program of Node to its end; its standard output. */
function ranSoundly(program: string, args: string[], cwd: string): string {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', cwd });
  expect(status, stderr).toBe(0);
  return stdout;
}

describe('the built command', () => {
  it('is one file that runs alone, beside the extension and not in it', () => {
    const built = file('package/dist-cli');
    const vite = ['node_modules/vite/bin/vite.js', 'build', '--config', 'vite.cli.config.ts'];
    ranSoundly(process.execPath, [...vite, '--outDir', built], '.');
    const answer = spawnSync(process.execPath, [join(built, 'wsdoctor.js'), 'diagnose', '-'], {
      encoding: 'utf8',
      input: readFileSync(file('bad.har')),
      cwd: folder,
    });
    expect(answer.status, answer.stderr).toBe(1);
    expect(answer.stdout).toContain('403');
  });

  it('is what `npx wsdoctor` runs, and installs nothing else', () => {
    copyFileSync('package.json', file('package/package.json'));
    const pack = ['pack', '--ignore-scripts', '--pack-destination', folder];
    const archive = ranSoundly('npm', pack, file('package')).trim();
    mkdirSync(file('user/node_modules'), { recursive: true });
    ranSoundly('npm', ['install', '--offline', '--no-audit', '--no-save', file(archive)], file('user'));
    expect(readdirSync(file('user/node_modules')).filter((name) => !name.startsWith('.'))).toEqual([
      'wsdoctor',
    ]);
    const answer = spawnSync('npx', ['--no', 'wsdoctor', 'diagnose', file('bad.har')], {
      encoding: 'utf8',
      cwd: file('user'),
    });
    expect(answer.status, answer.stderr).toBe(1);
    expect(answer.stdout).toContain('403');
  });
});
