import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeCertificates } from '../lab/certificates.ts';
import { apacheObjections, caddyObjections, nginxObjections, objections } from '../lab/config-check.ts';
import { docsBlocks, nameOf } from '../support/docs-blocks.ts';

let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'wsdoctor-docs-'));
  const { cert, key } = (await makeCertificates([])).good;
  for (const name of ['fullchain', 'privkey', 'chain-and-key'])
    writeFileSync(join(folder, `${name}.pem`), `${cert}\n${key}`);
});
afterAll(() => rmSync(folder, { recursive: true }));

const TIMES = 'timeout connect 1s\n  timeout client 1s\n  timeout server 1s';

/** A file without defaults is a part of one. */
const wholeHaproxy = (text: string): string =>
  /^defaults/m.test(text)
    ? text
    : `defaults\n  mode http\n  ${TIMES}\nfrontend web\n  bind 127.0.0.1:8449\n${text}`;

const CHECKS: Readonly<Record<string, (text: string) => string>> = {
  nginx: (text) => nginxObjections(folder, text),
  haproxy: (text) => objections(folder, 'haproxy', wholeHaproxy(text), '-c', '-f'),
  apache: (text) => apacheObjections(folder, text),
  caddyfile: (text) => caddyObjections(folder, text),
};

const blocks = docsBlocks().filter(({ language }) => Object.hasOwn(CHECKS, language));

it('there is a configuration for each', () => {
  expect(new Set(blocks.map(({ language }) => language)).size).toBe(Object.keys(CHECKS).length);
});

/** The certificates of the page are not here, and the ports below 1024 are for root alone. */
const here = (text: string): string =>
  text
    .replaceAll('/etc/ssl/example', folder)
    .replace('listen 443', 'listen 127.0.0.1:8443')
    .replace('bind :443', 'bind 127.0.0.1:8443')
    .replace('127.0.0.1:3000 check', '127.0.0.1:3000');

it.each(blocks.map((block) => [nameOf(block), block] as const))(
  '%s is accepted by the program itself',
  (_name, { language, text }) => {
    expect(CHECKS[language]?.(here(text))).toBe('');
  },
);

it.each([
  ['nginx', 'proxy_read_timeuot 60s;'],
  ['haproxy', 'frontend web\n  timeuot tunnel 1h\n'],
  ['apache', 'ProxyTimeuot 60\n'],
  ['caddyfile', 'example.com {\n  reverse_proxxy 127.0.0.1:1\n}\n'],
])('a slip in a configuration of %s is noticed', (language, text) => {
  expect(CHECKS[language]?.(text)).not.toBe('');
});
