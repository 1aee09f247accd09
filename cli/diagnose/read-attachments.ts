import { open } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { readAttached } from '../../src/export/har/attached-messages.ts';
import type { HarLog } from '../../src/export/har/har-log.ts';

/**
 * Reads the files of messages that lie beside a HAR file; those that are missing stay in `har.attached`. Only in its own
 * folder: a HAR file must not name other files of the machine.
 */
export async function readAttachments(har: HarLog, path: string): Promise<void> {
  const missing: HarLog['attached'] = [];
  for (const attached of har.attached) {
    const isBeside = basename(attached.file) === attached.file && attached.file !== '';
    const file = isBeside ? await open(join(dirname(path), attached.file)).catch(() => undefined) : undefined;
    if (!file || !(await file.stat()).isFile()) {
      await file?.close();
      missing.push(attached);
      continue;
    }
    const reader = readAttached(har, attached);
    for await (const line of file.readLines()) reader.line(line);
    reader.end();
  }
  har.attached = missing;
}
