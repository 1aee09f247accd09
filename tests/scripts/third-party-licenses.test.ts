import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { licensesOf, packageFolder } from '../../scripts/third-party-licenses.ts';
import cli from '../../vite.cli.config.ts';
import extension from '../../vite.config.ts';

const moduleOf = (path: string): string => resolve('node_modules', path);

describe('licences of bundled packages', () => {
  it('are those of all packages that modules come from, once each', () => {
    const text = licensesOf([
      moduleOf('react/index.js'),
      moduleOf('react/jsx-runtime.js'),
      moduleOf('@tanstack/react-virtual/dist/esm/index.js'),
      moduleOf('webextension-polyfill/dist/browser-polyfill.js'),
      resolve('panel/main.tsx'),
      '\0vite/preload-helper.js',
    ]);
    expect(text.match(/^Licence: .*$/gm)).toEqual(['Licence: MIT', 'Licence: MIT', 'Licence: MPL-2.0']);
    expect(text).toContain('Permission is hereby granted, free of charge');
    expect(text).toContain('Mozilla Public License Version 2.0');
    expect(text).toMatch(/^react \d+\.\d+\.\d+$/m);
  });

  it('are also those of data that was taken from packages', () => {
    const text = licensesOf([resolve('src/redaction/detect/vendor-patterns.json')]);
    expect(text).toMatch(/^Patterns from @secretlint/m);
    expect(text).toMatch(/^Patterns from gitleaks/m);
    expect(text.match(/Permission is hereby granted/g)).toHaveLength(2);
  });

  it('say so where there are none', () => {
    expect(licensesOf([resolve('cli/main.ts')])).toBe('This program contains no packages of others.\n');
  });

  it.each([
    ['/a/node_modules/x/i.js', '/a/node_modules/x'],
    ['/a/node_modules/@s/x/l/i.js', '/a/node_modules/@s/x'],
    ['/a/node_modules/x/node_modules/y/i.js', '/a/node_modules/x/node_modules/y'],
    ['\0/a/node_modules/x/i.js?commonjs', '/a/node_modules/x'],
    ['/a/src/i.ts', undefined],
  ])('%s is of %s', (module, folder) => expect(packageFolder(module)).toBe(folder));

  it('ship with the extension and with the command line', async () => {
    const built = await extension({ command: 'build', mode: 'production' });
    const names = (plugins: unknown): unknown[] =>
      (plugins as { name?: string }[]).flat(2).map((plugin) => plugin.name);
    expect(names(built.plugins)).toContain('third-party-licenses');
    expect(names(cli.plugins)).toContain('third-party-licenses');
  });
});
