import { readFileSync } from 'node:fs';
import { defineConfig, type Plugin } from 'vite';
import { thirdPartyLicenses } from './scripts/third-party-licenses.ts';

const playwrightTypes: Plugin = {
  name: 'playwright-types',
  generateBundle() {
    const source = readFileSync('cli/playwright/public-api.d.ts', 'utf8');
    this.emitFile({ type: 'asset', fileName: 'playwright.d.ts', source });
  },
};

/**
 * The published package, apart from the extension so that the store's zip is free of it: the command line and the reporter
 * for Playwright, which share their code.
 */
export default defineConfig({
  publicDir: false,
  plugins: [thirdPartyLicenses(), playwrightTypes],
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
