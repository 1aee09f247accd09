import { crx } from '@crxjs/vite-plugin';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import manifest from './manifest.json' with { type: 'json' };

export default defineConfig(({ command }) => ({
  plugins: [react(), crx({ manifest: manifest as Parameters<typeof crx>[0]['manifest'] })],
  build: {
    // The development server writes a build of its own, which must never be taken for the real one.
    outDir: command === 'serve' ? 'out/dev' : 'dist',
    target: 'chrome120',
    // devtools.html creates the panel page by path, so Vite cannot find it through the manifest.
    rollupOptions: { input: { panel: 'panel/panel.html' } },
  },
}));
