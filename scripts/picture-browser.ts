import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildExtension } from './build-extension.ts';
import { type DoctorBrowser, type LaunchOptions, launchDoctor } from './doctor-browser.ts';
import { ensureChromium } from './find-chromium.ts';
import { removeProfile } from './remove-profile.ts';

/** Of a browser with the built extension; its `home` is to be removed. */
export function pictureOptions(): { options: LaunchOptions; home: string } {
  const home = mkdtempSync(join(tmpdir(), 'wsdoctor-home-'));
  const options: LaunchOptions = {
    executablePath: ensureChromium(console.error),
    extensions: [resolve('dist/chromium')],
    headless: true,
    home,
    windowSize: '1500,900',
  };
  return { options, home };
}

/** Builds the extension, and hands over a browser whose DevTools shows our panel, for as long as `use` takes. */
export async function withPictureBrowser(use: (doctor: DoctorBrowser) => Promise<void>): Promise<void> {
  buildExtension();
  const { options, home } = pictureOptions();
  const doctor = await launchDoctor(options);
  try {
    await use(doctor);
  } finally {
    await doctor.close();
    removeProfile(home);
  }
}
