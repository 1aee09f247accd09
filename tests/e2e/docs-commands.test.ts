import { spawn } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildCli } from '../../scripts/build-cli.ts';
import { visit } from '../lab/checks/check.ts';
import type { Lab } from '../lab/scenario.ts';
import { startLab } from '../lab/start.ts';
import { commandsIn, docsBlocks } from '../support/docs-blocks.ts';

let lab: Lab;
let folder: string;
/** Of an endpoint that works: its page, and the URL of its WebSocket. */
let page: string;
let socket: string;

/** The files that the pages speak of, and what each of them is here. */
const FILES: Readonly<Record<string, string>> = {
  'page.har': 'chromium-export.har',
  'ws.har': 'chromium-export.har',
  'test-results/a.har': 'chromium-export.har',
  'traces/a.wsdoctor.json': 'trace-v4.wsdoctor.json',
  'works.wsdoctor.json': 'trace-v4.wsdoctor.json',
  'fails.wsdoctor.json': 'trace-v4.wsdoctor.json',
  'error.log': 'server-log/nginx-error.log',
  'openclaw.log': 'server-log/caddy.log',
  'docker.log': 'server-log/nginx-error.log',
};

/** Programs under the names that the pages call. */
const PROGRAMS: Readonly<Record<string, string>> = {
  wsdoctor: `exec ${process.execPath} ${resolve('dist-cli/wsdoctor.js')} "$@"`,
  docker: 'cat docker.log',
};

beforeAll(async () => {
  buildCli();
  lab = await startLab({ only: ['echo--open'] });
  for (const scenario of lab.scenarios) ({ url: socket } = await visit(lab, scenario));
  page = lab.scenarios[0]?.pageUrl ?? '';
  folder = mkdtempSync(join(tmpdir(), 'wsdoctor-commands-'));
  for (const name of ['bin', 'dist-cli', 'test-results', 'traces']) mkdirSync(join(folder, name));
  for (const [name, sample] of Object.entries(FILES))
    copyFileSync(join('tests/samples', sample), join(folder, name));
  for (const [name, script] of Object.entries(PROGRAMS)) {
    writeFileSync(join(folder, 'bin', name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(folder, 'bin', name), 0o755);
  }
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await lab?.stop();
});

/** Run by tests of their own: what attaches to a running browser, GNU parallel, tshark, agents, what does not end, and what needs a receiver. */
const ELSEWHERE = /--attach|\bparallel\b|\.pcap\b|\bmcp$|\bmonitor\b|--otlp/;

const commands = [
  ...new Set(
    docsBlocks()
      .filter(({ language }) => language === 'sh')
      .flatMap(commandsIn)
      .filter((line) => /^(?:docker .*\| )?(?:wsdoctor|node dist-cli\/wsdoctor\.js) /.test(line))
      .filter((line) => !ELSEWHERE.test(line)),
  ),
];

/** With the lab's address and the files that are here, and without long times. */
function here(command: string): string {
  return command
    .replace('node dist-cli/wsdoctor.js', 'wsdoctor')
    .replace(/FILE…?|\bFILE\b/, 'page.har')
    .replace(/(probe) (?:URL|wss?:\/\/\S+)/, `$1 ${socket}`)
    .replace(/(watch) (?:URL|https?:\/\/\S+)/, `$1 ${page}`)
    .replace(/--hold \d+/, '--hold 1')
    .replace(/--seconds \d+|(?<=watch \S+)$/, ' --seconds 4');
}

function run(command: string): Promise<{ code: number | null; printed: string }> {
  // `redact` overwrites nothing.
  rmSync(join(folder, 'shared.har'), { force: true });
  return new Promise((done) => {
    const env = { ...process.env, PATH: `${join(folder, 'bin')}:${process.env.PATH}` };
    const child = spawn('bash', ['-o', 'pipefail', '-c', command], { cwd: folder, env });
    let printed = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (printed += data));
    child.on('close', (code) => done({ code, printed }));
  });
}

it('there are commands to run', () => expect(commands.length).toBeGreaterThan(20));

it.each(commands)('%s', async (command) => {
  const { code, printed } = await run(here(command));
  // 1: the file or the endpoint has a problem; 2: the command cannot be used so.
  expect([0, 1], `${here(command)}\n${printed}`).toContain(code);
});
