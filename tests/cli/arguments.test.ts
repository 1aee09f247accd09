import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parseProbeOptions } from '../../cli/probe/probe-options.ts';
import { runCli } from '../support/cli-tools.ts';

const folder = mkdtempSync(join(tmpdir(), 'wsdoctor-arguments-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The problems that are told of a call, without the line that names the help. */
async function problems(...args: string[]): Promise<string[]> {
  const { code, out, err } = await runCli(args);
  expect([code, out]).toEqual([2, '']);
  const lines = err.trim().split('\n');
  expect(lines.pop()).toMatch(/^Run "wsdoctor .*--help" to see the usage\.$/);
  return lines;
}

describe('wsdoctor', () => {
  it.each([
    [['-h'], 'Usage: wsdoctor COMMAND'],
    [['--help'], 'Usage: wsdoctor COMMAND'],
    [['help'], 'Usage: wsdoctor COMMAND'],
    [['help', 'diagnose'], 'Usage: wsdoctor diagnose'],
    [['--help', 'probe'], 'Usage: wsdoctor probe'],
    [['diagnose', '-h'], 'Usage: wsdoctor diagnose'],
    [['probe', 'ws://h', '--help'], 'Usage: wsdoctor probe'],
    [['probe', '--bad', '-h'], 'Usage: wsdoctor probe'],
  ])('%j prints help with the exit codes', async (args, usage) => {
    const { code, out, err } = await runCli(args);
    expect([code, err]).toEqual([0, '']);
    expect(out.startsWith(usage)).toBe(true);
    for (const each of ['code 0:', '1:', '2:', '3: internal error']) expect(out).toContain(each);
  });

  it('prints its version for -v', async () => {
    expect(await runCli(['-v'])).toEqual({ code: 0, out: '1.2.3\n', err: '' });
  });

  it.each([
    ['diagnos', 'unknown command "diagnos". Did you mean "diagnose"?'],
    ['dia', 'unknown command "dia". Did you mean "diagnose"?'],
    ['zzz', 'unknown command "zzz"'],
    ['--versoin', 'unknown option --versoin. Did you mean "--version"?'],
    ['my.har', '"my.har" is not a command. Did you mean "wsdoctor diagnose my.har"?'],
    ['ws://h.test', '"ws://h.test" is not a command. Did you mean "wsdoctor probe ws://h.test"?'],
    ['toString', 'unknown command "toString"'],
  ])('%s in the place of a command', async (name, problem) => {
    expect(await problems(name)).toEqual([`wsdoctor: ${problem}`]);
    expect(await problems('help', name.startsWith('-') ? 'zzz' : name)).toHaveLength(1);
  });

  it('prints the overview where nothing is given, and fails', async () => {
    const { code, out, err } = await runCli([]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('Usage: wsdoctor COMMAND');
  });
});

describe('options', () => {
  it.each([
    [['diagnose', '--jsn', 'x'], 'diagnose: unknown option --jsn. Did you mean "--json"?'],
    [['diagnose', '-json', 'x'], 'diagnose: unknown option -json. Did you mean "--json"?'],
    [['diagnose', '--JSON', 'x'], 'diagnose: unknown option --JSON. Did you mean "--json"?'],
    [['diagnose', '--fromat=json', 'x'], 'diagnose: unknown option --fromat. Did you mean "--format"?'],
    [['probe', '--check', 'ws://h'], 'probe: unknown option --check. Did you mean "--check-origin"?'],
    [['probe', '--zzzzzz', 'ws://h'], 'probe: unknown option --zzzzzz'],
    [['probe', '--constructor', 'ws://h'], 'probe: unknown option --constructor'],
    [['diagnose', '--format'], 'diagnose: --format needs a value'],
    [['diagnose', '--quiet=yes', 'x'], 'diagnose: --quiet takes no value'],
    [
      ['diagnose', '--format', 'xml', 'x'],
      'diagnose: --format must be text, brief, json, md, html, sarif or github, not "xml"',
    ],
    [['diagnose', '--fail-on=x', 'x'], 'diagnose: --fail-on must be error, warning or never, not "x"'],
    [
      ['diagnose', '--json', '--format', 'sarif', 'x'],
      'diagnose: --json and --format sarif contradict each other: give one of them',
    ],
    [['diagnose'], 'diagnose: no file given; - reads standard input'],
    [['diagnose', '-', '-'], 'diagnose: standard input (-) is given twice'],
    [['probe'], 'probe: no URL given'],
    [['probe', 'ws://a', 'ws://b'], 'probe: one URL at a time: "ws://b" is too much'],
    [['probe', 'ws://h', '--timeout=0'], 'probe: --timeout must be above 0 and at most 600, not "0"'],
    [
      ['probe', 'ws://h', '--timeout', '0x10'],
      'probe: --timeout must be above 0 and at most 600, not "0x10"',
    ],
    [['probe', 'ws://h', '--hold='], 'probe: --hold must be from 0 to 86400, not ""'],
    [
      ['probe', 'ws://h', '--origin', '--json'],
      'probe: --origin needs a value; "--json" looks like an option: write --origin=--json if you mean it',
    ],
  ])('%j is told in one line', async (args, problem) => {
    expect(await problems(...args)).toEqual([`wsdoctor ${problem}`]);
  });

  it('tells every problem of a call', async () => {
    expect(await problems('probe', 'ws://', '--hold=x', '--subprotocol', 'a b')).toHaveLength(3);
    expect(await problems('diagnose', '--jsn', '--quite')).toHaveLength(2);
  });

  it('accepts --name=value and --name value, and words that begin with a dash after --', async () => {
    const parsed = [
      parseProbeOptions(['--timeout=5', 'ws://h', '--hold', '0']),
      parseProbeOptions(['--timeout', '5', '--hold=0', '--', 'ws://h']),
    ];
    for (const each of parsed) expect(each).toMatchObject({ options: { timeout: 5_000, hold: 0 } });
    const { err } = await runCli(['diagnose', '--', '-h']);
    expect(err).toContain('-h does not exist');
  });

  it('--json beside --format json is no contradiction', async () => {
    const { err } = await runCli(['diagnose', '--json', '--format=json', '--quiet', '/nowhere.har']);
    expect(err).toBe('/nowhere.har does not exist\n');
  });
});

describe('the URL of a probe', () => {
  it.each([
    ['ws://127.0.0.1:99999', '"ws://127.0.0.1:99999" has the port 99999: a port is a number from 1 to 65535'],
    ['ws://127.0.0.1:0', '"ws://127.0.0.1:0" has the port 0: a port is a number from 1 to 65535'],
    ['ws://', '"ws://" has no host'],
  ])('%s', async (url, problem) => {
    expect(await problems('probe', url)).toEqual([`wsdoctor probe: ${problem}`]);
  });

  it.each([
    ['localhost:8080', 'ws://localhost:8080'],
    ['localhost', 'ws://localhost'],
    ['[::1]:8080/x', 'ws://[::1]:8080/x'],
    ['api.example:443/live', 'wss://api.example:443/live'],
    ['api.example/live', 'wss://api.example/live'],
    ['ws:/h.test', 'ws://h.test'],
    ['ftp://h.test', 'wss://h.test'],
  ])('%s: did you mean %s', async (url, meant) => {
    expect(await problems('probe', url)).toEqual([
      `wsdoctor probe: "${url}" is not a valid ws:, wss:, http: or https: URL. Did you mean "${meant}"?`,
    ]);
  });

  it.each(['localhost:99999', 'not a url', '///'])('%s: no guess', async (url) => {
    expect(await problems('probe', url)).toEqual([
      `wsdoctor probe: "${url}" is not a valid ws:, wss:, http: or https: URL`,
    ]);
  });

  it('a fragment is left out, and it says so', async () => {
    const { out, err } = await runCli(['probe', '--json', '--timeout=1', 'ws://127.0.0.1:1/x?a#b']);
    expect(JSON.parse(out).url).toBe('ws://127.0.0.1:1/x?a');
    expect(err).toBe(
      'wsdoctor probe: "#b" is left out: in a browser, new WebSocket() throws a SyntaxError for a URL with a fragment\n',
    );
  });
});

it.each([
  ['gone.pem', 'does not exist'],
  ['junk.pem', 'is not a certificate in PEM'],
])('--ca %s', async (name, problem) => {
  writeFileSync(join(folder, 'junk.pem'), 'junk');
  const file = join(folder, name);
  const { code, err } = await runCli(['probe', '--ca', file, 'wss://127.0.0.1:1']);
  expect([code, err]).toEqual([2, `wsdoctor probe: --ca "${file}" ${problem}\n`]);
});
