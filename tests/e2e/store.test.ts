import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DoctorBrowser } from '../../scripts/doctor-browser.ts';
import { checkNpm } from '../../scripts/store/check-npm.ts';
import { checkPackage } from '../../scripts/store/check-package.ts';
import { lintFirefox } from '../../scripts/store/lint-firefox.ts';
import { checkRepeatable } from '../../scripts/store/rebuild.ts';
import { STORES, writeUpload } from '../../scripts/store/uploads.ts';
import { launchTestDoctor } from './doctor.ts';

describe('what is uploaded to the stores', () => {
  it('has what it must have, and nothing of the machine that built it', () => {
    for (const store of STORES) {
      const path = writeUpload(store);
      expect(checkPackage(readFileSync(path), path)).toEqual([]);
    }
  });

  it('passes the linter of Firefox', () => expect(lintFirefox(writeUpload('firefox'))).toEqual([]));

  it('is made again with the same bytes', () => expect(checkRepeatable()).toEqual([]));

  it('names the packages that are bundled, with their licences', () => {
    const text = readFileSync('dist/firefox/third-party-licenses.txt', 'utf8');
    for (const name of [
      'react',
      'react-dom',
      'uplot',
      'mqtt-packet',
      'cborg',
      'zustand',
      'webextension-polyfill',
    ])
      expect(text).toMatch(new RegExp(`^${name} \\d`, 'm'));
    expect(text).not.toContain('has no file with the text of its licence');
  });
});

it('the npm package is sound for publint and for the types of each kind of import', async () => {
  expect(await checkNpm()).toEqual([]);
});

describe('the page that fails on purpose', () => {
  const page = readFileSync('docs/public/failing-page.html', 'utf8');
  const rules = [...page.matchAll(/data-rule="([\w-]+)"/g)].map(([, rule]) => rule);
  let server: Server;
  let doctor: DoctorBrowser;

  beforeAll(async () => {
    server = createServer((_request, response) => response.setHeader('content-type', 'text/html').end(page));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    doctor = await launchTestDoctor();
  });
  afterAll(async () => {
    await doctor?.close();
    server?.close();
  });

  it('fails as its table says', async () => {
    expect(rules.length).toBeGreaterThan(3);
    await doctor.page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await expect
      .poll(async () => (await doctor.report()).verdicts.map(({ rule }) => rule), { timeout: 60_000 })
      .toEqual(expect.arrayContaining(rules));
  });
});
