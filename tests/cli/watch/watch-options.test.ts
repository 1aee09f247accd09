import { describe, expect, it } from 'vitest';
import { findBrowser, type Machine } from '../../../cli/watch/browser/find-browser.ts';
import { parseWatchOptions } from '../../../cli/watch/watch-options.ts';

const problemsOf = (...args: string[]): string[] => {
  const parsed = parseWatchOptions(args);
  return parsed.kind === 'wrong' ? parsed.problems : [];
};

describe('the arguments of wsdoctor watch', () => {
  it('has a page, or a browser to attach to, or both', () => {
    expect(parseWatchOptions(['http://a.test/'])).toMatchObject({
      kind: 'parsed',
      options: { url: 'http://a.test/', seconds: 20, headed: false, format: 'text', failOn: 'error' },
    });
    expect(parseWatchOptions(['--attach', 'http://127.0.0.1:9222'])).toMatchObject({ kind: 'parsed' });
    expect(parseWatchOptions(['--attach', 'http://127.0.0.1:9222', 'http://a.test/'])).toMatchObject({
      kind: 'parsed',
    });
  });

  it.each<[string[], RegExp]>([
    [[], /^no URL given$/],
    [['a.test:80/x'], /Did you mean "http:\/\/a\.test:80\/x"\?/],
    [['wss://a.test/'], /Did you mean "wsdoctor probe wss:\/\/a\.test\/"\?/],
    [['http://a.test/', 'http://b.test/'], /one page at a time/],
    [['http://a.test/', '--browser', 'safari'], /--browser must be chrome, chromium, edge, brave or firefox/],
    [['http://a.test/', '--seconds', '0'], /--seconds must be from 1 to 86400/],
    [['http://a.test/', '--format', 'xml'], /--format must be text, brief, json or md/],
    [['http://a.test/', '--fail-on', 'x'], /--fail-on must be/],
    [['--attach', '9222'], /--attach must be an address/],
    [['--attach', 'http://127.0.0.1:9222', '--headed'], /leave out --browser and --headed/],
  ])('%j is told in one line', (args, problem) => {
    expect(problemsOf(...args)).toEqual([expect.stringMatching(problem)]);
  });
});

const machine = (platform: NodeJS.Platform, programs: string[], env: Machine['env'] = {}): Machine => ({
  platform,
  env,
  isProgram: (path) => programs.includes(path),
});

describe('an installed browser', () => {
  it('is found where its installer puts it', () => {
    const mac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
    expect(findBrowser(undefined, machine('darwin', [mac]))).toEqual({ ok: true, name: 'chrome', path: mac });
    const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe';
    const env = { 'PROGRAMFILES(X86)': 'C:\\Program Files (x86)' };
    expect(findBrowser(undefined, machine('win32', [edge], env))).toMatchObject({ name: 'edge', path: edge });
  });

  it.skipIf(process.platform === 'win32')('is on the PATH of Linux, Chrome first', () => {
    const both = ['/usr/bin/chromium', '/opt/bin/google-chrome'];
    const env = { PATH: '/usr/bin:relative:/opt/bin' };
    expect(findBrowser(undefined, machine('linux', both, env))).toMatchObject({ name: 'chrome' });
    expect(findBrowser('chromium', machine('linux', both, env))).toMatchObject({ path: '/usr/bin/chromium' });
  });

  it('is the one that the environment names, or an error that names the variable', () => {
    const env = { EDGE_PATH: '/x/edge' };
    expect(findBrowser('edge', machine('linux', ['/x/edge'], env))).toMatchObject({ path: '/x/edge' });
    expect(findBrowser('edge', machine('linux', [], env))).toEqual({
      ok: false,
      message: 'EDGE_PATH names "/x/edge", which is not a program',
    });
    expect(findBrowser('edge', machine('linux', []))).toMatchObject({
      message: 'no edge found: install one, or set EDGE_PATH to its program',
    });
  });
});
