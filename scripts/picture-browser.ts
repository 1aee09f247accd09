import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildExtension } from './build-extension.ts';
import { type DoctorBrowser, launchDoctor } from './doctor-browser.ts';
import { ensureChromium } from './find-chromium.ts';
import { removeProfile } from './remove-profile.ts';

/** Builds the extension, and hands over a browser whose DevTools shows our panel, for as long as `use` takes. */
export async function withPictureBrowser(use: (doctor: DoctorBrowser) => Promise<void>): Promise<void> {
  buildExtension();
  const home = mkdtempSync(join(tmpdir(), 'wsdoctor-home-'));
  const doctor = await launchDoctor({
    executablePath: ensureChromium(console.error),
    extensions: [resolve('dist/chromium')],
    headless: true,
    home,
    windowSize: '1500,900',
  });
  try {
    await use(doctor);
  } finally {
    await doctor.close();
    removeProfile(home);
  }
}
