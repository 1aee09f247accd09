import { resolve } from 'node:path';
import { crx } from '@crxjs/vite-plugin';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import manifest from './manifest.json' with { type: 'json' };
import { firstLoad } from './scripts/first-load.ts';
import { noteModules, thirdPartyLicenses } from './scripts/third-party-licenses.ts';

const { plugin, groups } = firstLoad({
  panel: resolve('panel/panel.html'),
  devtools: resolve('panel/devtools.html'),
  others: ['options', 'popup', 'first-run'].map((name) => resolve(`panel/${name}.html`)),
});

/** Modules of workers. */
const inWorkers = new Set<string>();

export default defineConfig(({ command }) => ({
  plugins: [
    react(),
    crx({ manifest: manifest as Parameters<typeof crx>[0]['manifest'] }),
    plugin,
    thirdPartyLicenses(inWorkers),
  ],
  worker: { plugins: () => [noteModules(inWorkers)] },
  build: {
    // The development server writes a build of its own, which must never be taken for the real one.
    outDir: command === 'serve' ? 'out/dev' : 'dist',
    target: 'chrome120',
    // Every browser that runs the extension knows modulepreload.
    modulePreload: { polyfill: false },
    rollupOptions: {
      // Opened by path from code, so that Vite cannot find them through the manifest.
      input: { panel: 'panel/panel.html', firstRun: 'panel/first-run.html' },
      output: { codeSplitting: { groups } },
    },
  },
}));
