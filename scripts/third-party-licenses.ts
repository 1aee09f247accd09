import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

export const LICENSES_FILE = 'third-party-licenses.txt';
/** Our own, in the build; npm packs the original by itself. */
export const LICENSE_FILE = 'LICENSE.txt';

const LICENSE_NAME = /^(?:licen[cs]e|copying|notice)\b/i;

/** `/x/node_modules/@scope/name` of a module in it, the innermost package; undefined for what is our own. */
export function packageFolder(module: string): string | undefined {
  return /^\0?(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(module)?.[1];
}

interface PackageFile {
  name: string;
  version: string;
  license?: string;
}

function licenseOf(folder: string): string {
  const { name, version, license } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  ) as PackageFile;
  const texts = readdirSync(folder)
    .filter((file) => LICENSE_NAME.test(file))
    .sort()
    .map((file) => readFileSync(join(folder, file), 'utf8').trim());
  if (license === undefined && texts.length === 0) throw new Error(`${name} states no licence`);
  const source = `https://www.npmjs.com/package/${name}/v/${version}`;
  const text =
    texts.length > 0 ? texts.join('\n\n') : 'The package has no file with the text of its licence.';
  return `${name} ${version}\nLicence: ${license ?? 'see below'}\nSource: ${source}\n\n${text}\n`;
}

/** Data that was taken from packages: the file names its sources. */
const TAKEN_DATA = /\/vendor-patterns\.json$/;

interface TakenData {
  sources: { source: string; licence: string }[];
}

const dataLicenses = (module: string): string[] =>
  (JSON.parse(readFileSync(module, 'utf8')) as TakenData).sources.map(
    ({ source, licence }) => `Patterns from ${source}\n\n${licence.trim()}\n`,
  );

/** The licences of all packages that modules of a bundle come from, each once, by name. Throws where one states none. */
export function licensesOf(modules: Iterable<string>): string {
  const all = [...modules];
  const folders = new Set(all.map(packageFolder).filter((folder) => folder !== undefined));
  const texts = [
    ...[...folders].filter((folder) => existsSync(join(folder, 'package.json'))).map(licenseOf),
    ...all.filter((module) => TAKEN_DATA.test(module)).flatMap(dataLicenses),
  ];
  if (texts.length === 0) return 'This program contains no packages of others.\n';
  const rule = `\n${'-'.repeat(72)}\n\n`;
  return `This program contains the following packages.\n${rule}${[...new Set(texts)].sort().join(rule)}`;
}

/** Ships the licences of what is bundled with the build. `more`: modules of bundles that are built on the side. */
export function thirdPartyLicenses(more: ReadonlySet<string> = new Set()): Plugin {
  return {
    name: 'third-party-licenses',
    apply: 'build',
    generateBundle(_options, bundle) {
      const modules = Object.values(bundle).flatMap((file) => (file.type === 'chunk' ? file.moduleIds : []));
      this.emitFile({ type: 'asset', fileName: LICENSES_FILE, source: licensesOf([...modules, ...more]) });
    },
  };
}

/** Ships our own licence with the build. */
export const ownLicense: Plugin = {
  name: 'own-license',
  apply: 'build',
  generateBundle() {
    this.emitFile({ type: 'asset', fileName: LICENSE_FILE, source: readFileSync('LICENSE', 'utf8') });
  },
};

/** For workers, which Vite bundles on the side: notes what is in them. */
export function noteModules(modules: Set<string>): Plugin {
  return {
    name: 'note-modules',
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type === 'chunk') for (const id of file.moduleIds) modules.add(id);
      }
    },
  };
}
