import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { BROWSERS, type Browser } from '../browser-manifest.ts';
import { run } from '../run-program.ts';
import { viteBuild } from '../vite-build.ts';
import { zipFolder } from '../zip-folder.ts';
import { uploadPath, writeSource } from './uploads.ts';

const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The names of the files that differ between two uploads. */
export function differences(one: Uint8Array, other: Uint8Array): string[] {
  if (digest(one) === digest(other)) return [];
  const [left, right] = [unzipSync(one), unzipSync(other)];
  const names = [...new Set([...Object.keys(left), ...Object.keys(right)])];
  const differing = names.filter((name) => {
    const [a, b] = [left[name], right[name]];
    return !a || !b || digest(a) !== digest(b);
  });
  return differing.length > 0 ? differing : ['the order or the dates of the files'];
}

/** Builds each browser's extension again, into another folder, and compares it with the one in `dist/`. */
export function checkRepeatable(): string[] {
  return BROWSERS.flatMap((browser: Browser) => {
    const folder = mkdtempSync(join(tmpdir(), 'wsdoctor-again-'));
    try {
      viteBuild([
        '--mode',
        browser === 'firefox' ? 'firefox' : 'production',
        '--emptyOutDir',
        '--outDir',
        folder,
      ]);
      return differences(zipFolder(`dist/${browser}`), zipFolder(folder)).map(
        (name) => `dist/${browser}, built again, differs in ${name}`,
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
}

/** Does what AMO's reviewers do: unpacks the source elsewhere, installs, builds, and compares with the upload. */
export function checkFromSource(): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'wsdoctor-source-'));
  try {
    const archive = writeSource(join(folder, 'source.zip'));
    if (archive === undefined) return ['there is no checkout to take the source from'];
    const source = join(folder, 'source');
    for (const [name, bytes] of Object.entries(unzipSync(readFileSync(archive)))) {
      if (name.endsWith('/')) continue;
      mkdirSync(dirname(join(source, name)), { recursive: true });
      writeFileSync(join(source, name), bytes);
    }
    run('npm', ['ci', '--include=dev', '--no-audit', '--no-fund'], source);
    run('npm', ['run', 'build-for-amo'], source);
    const upload = uploadPath('firefox');
    return differences(readFileSync(upload), readFileSync(join(source, upload))).map(
      (name) => `${upload}, built from the source archive, differs in ${name}`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
