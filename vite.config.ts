import { crx } from '@crxjs/vite-plugin';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import manifest from './manifest.json' with { type: 'json' };

export default defineConfig({
  plugins: [react(), crx({ manifest: manifest as Parameters<typeof crx>[0]['manifest'] })],
  build: {
    outDir: 'dist',
    target: 'chrome120',
    // devtools.html creates the panel page by path, so Vite cannot find it through the manifest.
    rollupOptions: { input: { panel: 'panel/panel.html' } },
  },
});
