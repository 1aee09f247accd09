import { defineConfig } from '@playwright/test';

const port = Number(process.env.PORT ?? 4173);

export default defineConfig({
  testDir: 'tests',
  outputDir: process.env.OUTPUT_DIR,
  reporter: [['list'], ['wsdoctor/playwright']],
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    // The reporter reads the trace of each failed test.
    trace: 'retain-on-failure',
    // A browser that is installed already; leave it out for Playwright's own.
    launchOptions: process.env.CHROMIUM
      ? { executablePath: process.env.CHROMIUM, args: ['--no-sandbox'] }
      : {},
  },
  webServer: { command: 'node server.js', port, env: { PORT: String(port) } },
});
