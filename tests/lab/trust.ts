import { execFile } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findProgram, installHint } from './program.ts';

const run = promisify(execFile);

/**
 * Makes Chromium on Linux trust a certificate authority when it is started with the environment `HOME=home`.
 * Chromium reads `$HOME/.pki/nssdb` where that exists, whatever `XDG_DATA_HOME` says (measured on 156).
 * Rejects when `certutil` is missing, with words that say what to install.
 */
export async function trustInBrowser(home: string, caPem: string): Promise<void> {
  const certutil = findProgram('certutil');
  if (!certutil) throw new Error(`Chromium cannot be told to trust the lab: ${installHint('certutil')}`);
  const folder = join(home, '.pki', 'nssdb');
  const database = ['-d', `sql:${folder}`];
  const pem = join(folder, 'lab-ca.pem');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(pem, caPem);
  if (!existsSync(join(folder, 'cert9.db'))) await run(certutil, [...database, '-N', '--empty-password']);
  const nickname = new X509Certificate(caPem).subject.replace(/^CN=/, '');
  await run(certutil, [...database, '-A', '-n', nickname, '-t', 'C,,', '-i', pem]);
}
