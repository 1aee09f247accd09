import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { causePages } from './scripts/causes/extension-pages.ts';

/** The recordings of the lab that the demo offers; docs/demo.md links to them. */
const RECORDINGS = [
  'forbidden',
  'connection-refused--storm',
  'token-expired',
  'certificate-expired',
  'idle-timeout--haproxy',
  'server-crashed',
  'message-too-big',
  'sticky-sessions--socket-io',
  'openclaw-pairing-required',
];

/** Where the panel's button for the settings leads to. */
const NO_SETTINGS = `<!doctype html>
<html lang="en"><meta charset="utf-8" /><meta name="color-scheme" content="light dark" /><title>Settings</title>
<h1>Settings</h1><p>They belong to the installed extension. <a href="../start.html">Start here</a></p></html>
`;

const recordings: Plugin = {
  name: 'recordings',
  generateBundle() {
    for (const name of RECORDINGS) {
      const { judgedAt, events } = JSON.parse(
        String(gunzipSync(readFileSync(`tests/recordings/${name}.json.gz`))),
      );
      const source = JSON.stringify({ until: judgedAt, events });
      this.emitFile({ type: 'asset', fileName: `recordings/${name}.json`, source });
    }
    this.emitFile({ type: 'asset', fileName: 'options.html', source: NO_SETTINGS });
  },
};

/** The panel as a page of the documentation: static files with relative paths. */
export default defineConfig({
  root: 'panel',
  base: './',
  plugins: [react(), recordings, causePages('causes')],
  // The texts come from the bundle, as under `npm run dev`: no extension brings them here.
  define: { 'import.meta.env.DEV': 'true' },
  build: {
    outDir: resolve('dist-docs/demo'),
    emptyOutDir: true,
    target: 'es2022',
    rollupOptions: { input: ['panel/demo.html'] },
  },
});
