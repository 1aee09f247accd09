import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { canInstallPackages, installPackages } from '../../scripts/find-chromium.ts';
import type { Need } from './scene.ts';

/** The folder tests/field. */
export const FIELD = import.meta.dirname;

const nameOf = (need: Need): string => need.slice(need.indexOf(':') + 1);

const known = new Map<Need, boolean>();

export function isInstalled(need: Need): boolean {
  const found = known.get(need) ?? look(need);
  known.set(need, found);
  return found;
}

function look(need: Need): boolean {
  const name = nameOf(need);
  if (need.startsWith('npm:')) return existsSync(join(FIELD, 'node_modules', name, 'package.json'));
  const asked = spawnSync('dpkg-query', ['-s', name], { encoding: 'utf8' });
  return asked.status === 0 && /^Status: .* installed$/m.test(asked.stdout);
}

/**
 * Installs what the scenes need and is missing: the npm packages by the lock file of tests/field, Debian's as root.
 * Debian's packages are installed without starting the services that they bring.
 */
export function installNeeds(needs: readonly Need[], log: (line: string) => void): void {
  const missing = needs.filter((need) => !isInstalled(need));
  if (missing.some((need) => need.startsWith('npm:'))) {
    log('Installing the npm packages of tests/field …');
    execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--legacy-peer-deps'], {
      cwd: FIELD,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  }
  const debian = missing.filter((need) => need.startsWith('debian:')).map(nameOf);
  if (debian.length > 0 && canInstallPackages()) {
    const available = debian.filter(
      (name) => spawnSync('apt-cache', ['show', name], { stdio: 'ignore' }).status === 0,
    );
    if (available.length > 0) installPackages(available, log);
  }
  known.clear();
}
