import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const debianPackages = {
  nginx: 'nginx',
  haproxy: 'haproxy',
  apache2: 'apache2-bin',
  caddy: 'caddy',
  certutil: 'libnss3-tools',
};

/** A program that the lab runs but does not bring. */
export type Program = keyof typeof debianPackages;

/** The program's path, or undefined when it is not installed. */
export function findProgram(name: Program): string | undefined {
  // Debian installs servers in sbin, which is not on an ordinary user's PATH.
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}

/** A sentence for whoever lacks the program. */
export function installHint(name: Program): string {
  return `${name} is not installed; Debian's package ${debianPackages[name]} brings it (apt-get install ${debianPackages[name]})`;
}
