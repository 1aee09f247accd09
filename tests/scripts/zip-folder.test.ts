import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { zipFolder } from '../../scripts/zip-folder.ts';

it('the zip of a folder is the same in every time zone', () => {
  const folder = mkdtempSync(join(tmpdir(), 'wsdoctor-zip-'));
  writeFileSync(join(folder, 'a.txt'), 'text');
  const before = process.env.TZ;
  const zips: string[] = [];
  try {
    for (const zone of ['UTC', 'Pacific/Auckland', 'America/Los_Angeles']) {
      process.env.TZ = zone;
      zips.push(Buffer.from(zipFolder(folder)).toString('hex'));
    }
  } finally {
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
    rmSync(folder, { recursive: true });
  }
  expect(new Set(zips).size).toBe(1);
});
