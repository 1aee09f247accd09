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
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import manifest from '../../manifest.json' with { type: 'json' };
import { runCli as run } from '../support/cli-tools.ts';
import { saveHar } from '../support/har-tools.ts';
import { faultsOfSarif } from '../support/sarif-tools.ts';
import { answered, attempt, conversation, tape } from '../support/tape.ts';
import { saveTrace } from '../support/trace-tools.ts';

let folder: string;
const file = (name: string): string => join(folder, name);

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
    const lines = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map((line) => [line.file, 'error' in line, 'verdicts' in line])).toEqual([
      [file('cut.wsdoctor.json'), true, false],
      [file('gone.har'), true, false],
      [file('good.wsdoctor.json'), false, true],
    ]);
    const [, told = ''] =
      /one line a file: `\{ ([^}]*) \}`/s.exec(readFileSync('docs/at-scale.md', 'utf8')) ?? [];
    expect(Object.keys(lines[2])).toEqual(expect.arrayContaining(told.split(/,\s+/)));
  });

  it('tells how far it is on standard error alone, unless told to be quiet', async () => {
    const { out, err } = await run(['diagnose', file('bad.har'), file('good.wsdoctor.json')]);
    expect(err.split('\n').map((line) => line.split(' ')[0])).toEqual(['1/2', '2/2', '']);
    expect(out).not.toContain('1/2');
    expect((await run(['diagnose', '--quiet', file('bad.har')])).err).toBe('');
  });

  it('judges a file the same from standard input, gzipped or not, whatever its kind', async () => {
    for (const name of ['bad.wsdoctor.json', 'bad.wsdoctor.json.gz', 'bad.har']) {
      const { code, out } = await run(['diagnose', '--json', '-'], readFileSync(file(name)));
      expect([code, JSON.parse(out).verdicts[0].rule]).toEqual([1, 'forbidden']);
    }
    expect((await run(['diagnose', '-'], '')).err).toContain('-: $ is empty');
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
    expect(faultsOfSarif(log)).toEqual([]);
    const [{ tool, results }] = log.runs;
    expect(results[0]).toMatchObject({ ruleId: 'forbidden', level: 'error' });
    expect(results[0].locations[0].physicalLocation.artifactLocation.uri).toMatch(/^file:\/\/.*bad\.har$/);
    expect(tool.driver.version).toBe(manifest.version);
    expect(out).not.toContain('hush');
    const relative = await run(['diagnose', '--format', 'sarif', 'tests/samples/chromium-export.har']);
    expect(faultsOfSarif(JSON.parse(relative.out))).toEqual([]);
    expect(relative.out).toContain('"uri": "tests/samples/chromium-export.har"');
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

  it('ends quietly where its reader has enough', () => {
    // Each output is larger than the buffer of a pipe.
    const many = Array.from({ length: 40 }, () => file('bad.har')).join(' ');
    for (const command of [
      `diagnose --json ${many} | head -c 10`,
      `diagnose ${many} 2>&1 >/dev/null | head -n 1`,
    ]) {
      const script = `${process.execPath} ${file('package/dist-cli/wsdoctor.js')} ${command}; echo "codes \${PIPESTATUS[*]}"`;
      const { stdout, stderr } = spawnSync('bash', ['-c', script], { encoding: 'utf8' });
      expect(stdout).toMatch(/codes [01] 0\n$/);
      expect(stderr.replace(/^\d+\/40 .*\n/gm, '')).toBe('');
    }
  });

  it('reads a file that a shell hands over as a pipe', () => {
    const script = `${process.execPath} ${file('package/dist-cli/wsdoctor.js')} diagnose --quiet <(cat ${file('bad.har')})`;
    const { status, stdout, stderr } = spawnSync('bash', ['-c', script], { encoding: 'utf8' });
    expect([status, stderr]).toEqual([1, '']);
    expect(stdout).toContain('403');
  });

  it('runs by its name once its package is installed, which installs nothing else', () => {
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
