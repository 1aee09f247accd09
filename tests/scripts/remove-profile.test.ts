import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { removeProfile } from '../../scripts/remove-profile.ts';

/** Says when it has begun, and ends after so many files. */
const WRITER = `
const { mkdirSync, writeFileSync } = require('node:fs');
for (let written = 0; written < 3000; written += 1) {
  try {
    mkdirSync(process.argv[1], { recursive: true });
    writeFileSync(process.argv[1] + '/' + written, '');
  } catch {
    // The folder was removed between the two calls.
  }
  if (written === 100) process.stdout.write('began');
}`;

it('removes a profile in which a process writes for a while', async () => {
  const profile = mkdtempSync(join(tmpdir(), 'wsdoctor-removed-'));
  const writer = spawn(process.execPath, ['-e', WRITER, join(profile, 'Default')]);
  const ended = once(writer, 'exit');
  await once(writer.stdout, 'data');
  removeProfile(profile);
  await ended;
  // Files of its last moments, if the removal was sooner.
  removeProfile(profile);
  expect(existsSync(profile)).toBe(false);
});
