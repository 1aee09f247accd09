import { readFileSync } from 'node:fs';
import { build, defineConfig, type Plugin } from 'vite';
import { thirdPartyLicenses } from './scripts/third-party-licenses.ts';

const playwrightTypes: Plugin = {
  name: 'playwright-types',
  generateBundle() {
    const source = readFileSync('cli/playwright/public-api.d.ts', 'utf8');
    this.emitFile({ type: 'asset', fileName: 'playwright.d.ts', source });
  },
};

/** The scripts that `wsdoctor watch` puts into pages: those of the extension, and what stands between them and us. */
const HOOK = {
  'hook-page.js': { entry: 'content/page.iife.ts', mode: 'production' },
  'hook-page-firefox.js': { entry: 'content/page.iife.ts', mode: 'firefox' },
  'hook-port.js': { entry: 'content/debugger-port.iife.ts', mode: 'production' },
  'hook-relay.js': { entry: 'content/relay.iife.ts', mode: 'production' },
  'hook-relay-firefox.js': { entry: 'content/relay.iife.ts', mode: 'firefox' },
};

const pageHook: Plugin = {
  name: 'page-hook',
  async generateBundle() {
    for (const [fileName, { entry, mode }] of Object.entries(HOOK)) {
      const built = await build({
        configFile: false,
        mode,
        logLevel: 'error',
        publicDir: false,
        build: {
          write: false,
          target: 'chrome120',
          lib: { entry, formats: ['iife'], name: 'wsdoctor', fileName: () => fileName },
        },
      });
      const [{ output }] = built as unknown as [{ output: readonly [{ code: string }] }];
      this.emitFile({ type: 'asset', fileName, source: output[0].code });
    }
  },
};

/**
 * The published package, apart from the extension so that the store's zip is free of it: the command line and the reporter
 * for Playwright, which share their code.
 */
export default defineConfig({
  publicDir: false,
  plugins: [thirdPartyLicenses(), playwrightTypes, pageHook],
  ssr: { noExternal: true, external: ['@playwright/test'] },
  build: {
    outDir: 'dist-cli',
    target: 'node20',
    ssr: true,
    rollupOptions: {
      input: { wsdoctor: 'cli/main.ts', playwright: 'cli/playwright/index.ts' },
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: 'shared-[hash].js',
        banner: ({ name, isEntry }) => (isEntry && name === 'wsdoctor' ? '#!/usr/bin/env node' : ''),
      },
    },
  },
});
