import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram, installHint, type Program } from './program.ts';

/** What a program says against a configuration; nothing where it accepts it. `check` are the arguments before the file. */
export function objections(folder: string, program: Program, text: string, ...check: string[]): string {
  const path = findProgram(program);
  if (!path) throw new Error(installHint(program));
  const file = join(folder, 'configuration');
  writeFileSync(file, text);
  // Caddy keeps files of its own at home.
  const env = { ...process.env, HOME: folder };
  const { status, stderr, stdout } = spawnSync(path, [...check, file], { encoding: 'utf8', env });
  return status === 0 ? '' : `${stdout}${stderr}`;
}

/** `http` is what is in the block of that name. */
export const nginxObjections = (folder: string, http: string): string =>
  objections(
    folder,
    'nginx',
    `pid ${folder}/nginx.pid;\nevents {}\nhttp {\n${http}\n}\n`,
    '-t',
    '-e',
    'stderr',
    '-c',
  );

const APACHE_MODULES = '/usr/lib/apache2/modules';
const NEEDED = ['mpm_event', 'authz_core', 'proxy', 'proxy_http', 'socache_shmcb', 'ssl'];

/** `site` is what is in a file of sites-available. */
export function apacheObjections(folder: string, site: string): string {
  const modules = NEEDED.map((name) => `LoadModule ${name}_module ${APACHE_MODULES}/mod_${name}.so`);
  const own = `ServerRoot ${folder}\nServerName localhost\nPidFile ${folder}/apache.pid\nErrorLog ${folder}/error.log\nListen 127.0.0.1:8447`;
  return objections(folder, 'apache2', `${modules.join('\n')}\n${own}\n${site}\n`, '-t', '-f');
}

export const caddyObjections = (folder: string, text: string): string =>
  objections(folder, 'caddy', text, 'validate', '--adapter', 'caddyfile', '--config');
