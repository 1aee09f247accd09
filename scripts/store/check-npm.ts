import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkPackage as checkTypes, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import packageJson from '../../package.json' with { type: 'json' };
import { run } from '../run-program.ts';

/** The package has ES modules only, which old `moduleResolution` and `require` do not find; its README says so. */
const OF_OLD_RESOLUTION = new Set(['node10', 'node16-cjs']);

/** What publint and arethetypeswrong find in the package as npm would publish it. Nothing is built: `dist-cli/` must be there. */
export async function checkNpm(): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'wsdoctor-npm-'));
  try {
    run('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder]);
    const [name = ''] = readdirSync(folder);
    const tarball = new Uint8Array(readFileSync(join(folder, name)));
    const { messages } = await publint({ pack: { tarball: tarball.buffer }, strict: true });
    const pkg = packageJson as unknown as Record<string, unknown>;
    const shape = messages.map((message) => `npm package: publint: ${formatMessage(message, pkg)}`);
    const types = await checkTypes(createPackageFromTarballData(tarball));
    const wrong = types.types === false ? [] : types.problems;
    return [
      ...shape,
      ...(types.types === false ? ['npm package: has no types'] : []),
      ...wrong
        .filter((problem) => !('resolutionKind' in problem && OF_OLD_RESOLUTION.has(problem.resolutionKind)))
        .map((problem) => `npm package: arethetypeswrong: ${JSON.stringify(problem)}`),
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}
