import { resolve } from 'node:path';
import { crx } from '@crxjs/vite-plugin';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import manifest from './manifest.json' with { type: 'json' };
import { browserOfMode, manifestFor } from './scripts/browser-manifest.ts';
import { causePages } from './scripts/causes/extension-pages.ts';
import { firstLoad } from './scripts/first-load.ts';
import { noteModules, ownLicense, thirdPartyLicenses } from './scripts/third-party-licenses.ts';

const { plugin, groups } = firstLoad({
  panel: resolve('panel/panel.html'),
  devtools: resolve('panel/devtools.html'),
  others: ['options', 'popup', 'first-run'].map((name) => resolve(`panel/${name}.html`)),
});

/** Modules of workers. */
const inWorkers = new Set<string>();

type CrxOptions = Parameters<typeof crx>[0];

/** What each build may use of the language: the oldest browser that its manifest allows. */
const TARGETS = { chromium: 'chrome120', firefox: 'firefox142' };

export default defineConfig(({ command, mode }) => ({
  plugins: [
    react(),
    crx({
      manifest: manifestFor(browserOfMode(mode), manifest) as CrxOptions['manifest'],
      browser: browserOfMode(mode) === 'firefox' ? 'firefox' : 'chrome',
    }),
    plugin,
    causePages('panel/causes'),
    thirdPartyLicenses(inWorkers),
    ownLicense,
  ],
  worker: { plugins: () => [noteModules(inWorkers)] },
  build: {
    // The development server writes a build of its own, which must never be taken for the real one.
    outDir: command === 'serve' ? 'out/dev' : `dist/${browserOfMode(mode)}`,
    target: TARGETS[browserOfMode(mode)],
    // Every browser that runs the extension knows modulepreload.
    modulePreload: { polyfill: false },
    rollupOptions: {
      // Opened by path from code, so that Vite cannot find them through the manifest.
      input: { panel: 'panel/panel.html', firstRun: 'panel/first-run.html' },
      output: { codeSplitting: { groups } },
    },
  },
}));
