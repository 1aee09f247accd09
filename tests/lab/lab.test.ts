import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { broken } from './checks/broken.ts';
import { type Check, visit } from './checks/check.ts';
import { cutShort } from './checks/cut-short.ts';
import { healthy } from './checks/healthy.ts';
import { hindered } from './checks/hindered.ts';
import { neverOpened } from './checks/never-opened.ts';
import { openclaw } from './checks/openclaw.ts';
import { troubled } from './checks/troubled.ts';
import { unwelcome } from './checks/unwelcome.ts';
import { families } from './families/index.ts';
import { findProgram } from './program.ts';
import { startLab } from './start.ts';
import { trustInBrowser } from './trust.ts';
import { tryConnecting } from './try-connecting.ts';
import { fetchPage } from './wire.ts';

const leftOut: string[] = [];
const lab = await startLab({ log: (line) => leftOut.push(line) });
const checks: Record<string, Check> = {
  ...neverOpened,
  ...hindered,
  ...unwelcome,
  ...broken,
  ...cutShort,
  ...troubled,
  ...healthy,
  ...openclaw,
};

afterAll(() => lab.stop());

describe('the lab', () => {
  it('has an endpoint for each check, unless a program is missing', () => {
    const absent = leftOut.map((line) => line.split(' ')[0]);
    expect([...lab.scenarios.map(({ id }) => id), ...absent].sort()).toEqual(Object.keys(checks).sort());
  });

  it.concurrent.each(lab.scenarios)('does on the wire what it says: $id', async (scenario) => {
    const site = await visit(lab, scenario);
    expect(site.page.body).toContain(
      scenario.expects === 'healthy' ? 'nothing wrong' : `${scenario.expects}</code>`,
    );
    await checks[scenario.id]?.(site);
  });

  it('names the rule by the id, and nothing where nothing is wrong', () => {
    const expected = new Map(lab.scenarios.map(({ id, expects, row }) => [id, `${expects} ${row}`]));
    expect(expected.get('protocol-error--utf8')).toBe('protocol-error C9');
    expect(expected.get('echo--tls')).toBe('healthy ');
  });

  it('serves each page on a loopback address of its own, where the system has more than one', () => {
    const hosts = lab.scenarios.map(({ pageUrl }) => new URL(pageUrl).hostname);
    expect(hosts.filter((host) => !host.startsWith('127.'))).toEqual([]);
    expect(new Set(hosts).size).toBe(process.platform === 'darwin' ? 1 : lab.scenarios.length);
  });

  it('lists every endpoint on the index page, with what should be diagnosed', async () => {
    const { body } = await fetchPage(lab.indexUrl, lab.caCertificate);
    for (const { pageUrl, expects } of lab.scenarios) {
      const row = body.split('\n').find((line) => line.includes(`href="${pageUrl}"`));
      expect(row).toContain(expects === 'healthy' ? 'nothing wrong' : `<code>${expects}</code>`);
    }
  });

  it('says on the index page how a browser must be started', async () => {
    const { body } = await fetchPage(lab.indexUrl, lab.caCertificate);
    expect(lab.browserArgs.join(' ')).toContain('MAP *.lab.test 127.0.0.1');
    for (const arg of lab.browserArgs) expect(body).toContain(arg);
  });

  it('offers its authority for download', async () => {
    const { body } = await fetchPage(`${lab.indexUrl}lab-ca.pem`, lab.caCertificate);
    expect(body).toBe(lab.caCertificate);
  });
});

describe('starting', () => {
  it('starts only the endpoints that are asked for, each on its usual address', async () => {
    const small = await startLab({ only: ['not-found', 'echo'] });
    const hostOf = (id: string, { scenarios }: typeof lab) => {
      return new URL(scenarios.find((scenario) => scenario.id === id)?.pageUrl ?? '').hostname;
    };
    expect(small.scenarios.map(({ id }) => id)).toEqual(['not-found', 'echo']);
    expect(hostOf('echo', small)).toBe(hostOf('echo', lab));
    await small.stop();
  });

  it('refuses an id that it does not know', async () => {
    await expect(startLab({ only: ['echo', 'no-such-endpoint'] })).rejects.toThrow('no-such-endpoint');
  });
});

describe('without the programs that the lab does not bring', () => {
  beforeEach(() => {
    vi.doMock('node:fs', async (original) => ({
      ...(await original<typeof import('node:fs')>()),
      existsSync: () => false,
    }));
    vi.resetModules();
  });
  afterEach(() => {
    vi.doUnmock('node:fs');
    vi.resetModules();
  });

  it('leaves an endpoint out and names the Debian package', async () => {
    const { startLab: startBareLab } = await import('./start.ts');
    const lines: string[] = [];
    const bare = await startBareLab({ only: ['echo', 'idle-timeout'], log: (line) => lines.push(line) });
    expect(bare.scenarios.map(({ id }) => id)).toEqual(['echo']);
    expect(lines).toEqual([expect.stringMatching(/^idle-timeout is left out: .*Debian's package nginx/)]);
    await bare.stop();
  });

  it('cannot make a browser trust it, and says what to install', async () => {
    const { trustInBrowser: trustInVain } = await import('./trust.ts');
    await expect(trustInVain(tmpdir(), lab.caCertificate)).rejects.toThrow('apt-get install libnss3-tools');
  });
});

describe.runIf(findProgram('certutil'))('trust', () => {
  it('puts the authorities of two labs into one browser home', async () => {
    const home = await mkdtemp(join(tmpdir(), 'lab-home-'));
    const other = await startLab({ only: [] });
    for (const { caCertificate } of [lab, other]) await trustInBrowser(home, caCertificate);
    const database = `sql:${join(home, '.pki', 'nssdb')}`;
    const listed = execFileSync(findProgram('certutil') ?? '', ['-L', '-d', database], { encoding: 'utf8' });
    expect(listed.match(/^WebSocket Doctor lab [0-9a-f]{8} +C,,/gm)).toHaveLength(2);
    await other.stop();
    await rm(home, { recursive: true });
  });
});

describe('stopping', () => {
  const processes = () => {
    return execFileSync('ps', ['-A', '-o', 'ppid=,args='], { encoding: 'utf8' }).split('\n');
  };
  /** The folders, each the only one of its name, in which server programs of this process run. */
  const serverFolders = () => {
    const ours = processes().filter((line) => line.trim().startsWith(`${process.pid} `));
    return new Set(ours.flatMap((line) => /websocket-lab-\w+/.exec(line) ?? []));
  };

  it('closes every port and ends every server process, also when asked twice', async () => {
    const before = serverFolders();
    const other = await startLab();
    const sites = await Promise.all(other.scenarios.map((scenario) => visit(other, scenario)));
    const urls = [other.indexUrl, ...sites.flatMap(({ scenario, url }) => [scenario.pageUrl, url])];
    const ports = urls
      .filter((url) => URL.canParse(url))
      .map((url) => new URL(url))
      .filter(({ hostname, port }) => hostname.startsWith('127.') && port !== '6000');
    const connect = ({ hostname, port }: URL) => tryConnecting(hostname, Number(port));
    const answers = await Promise.all(ports.map(connect));
    const served = ports.filter((_, index) => answers[index] === 'open');
    const programs = families
      .flatMap(({ endpoints }) => endpoints)
      .filter(({ needs }) => needs && findProgram(needs));

    expect(served.length).toBeGreaterThan(1.5 * other.scenarios.length);
    const folders = [...serverFolders()].filter((folder) => !before.has(folder));
    expect(folders).toHaveLength(programs.length);
    await Promise.all([other.stop(), other.stop()]);
    expect(new Set(await Promise.all(served.map(connect)))).toEqual(new Set(['ECONNREFUSED']));
    expect(processes().filter((line) => folders.some((folder) => line.includes(folder)))).toEqual([]);
  });
});
