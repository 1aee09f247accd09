import { defineConfig } from 'vite';
import { thirdPartyLicenses } from './scripts/third-party-licenses.ts';

/** The command line, one file without dependencies, apart from the extension so that the store's zip is free of it. */
export default defineConfig({
  publicDir: false,
  plugins: [thirdPartyLicenses()],
  ssr: { noExternal: true },
  build: {
    outDir: 'dist-cli',
    target: 'node20',
    ssr: 'cli/main.ts',
    rollupOptions: {
      output: { entryFileNames: 'wsdoctor.js', banner: '#!/usr/bin/env node', codeSplitting: false },
    },
  },
});
