import { readAttached } from '../../export/har/attached-messages.ts';
import type { AttachedMessages, HarLog } from '../../export/har/har-log.ts';

/** Which files of an archive are read. */
export type ArchiveFiles<Entry> =
  | {
      ok: true;
      read: Entry[];
      /** The HAR file or trace: a fault in it is one of the archive. */
      whole: Entry | undefined;
    }
  | { ok: false; message: string };

const MOST_FILES = 20;
/** What is in an archive beside logs: Playwright's pictures, page sources and steps of the test. */
const NO_LOG =
  /(?:^|\/)(?:[._]|resources\/|raw\/)|^(?:attachments|screencast|src)\/|^test\.trace$|\.(?:png|jpe?g|webm|stacks|html?|css|js)$|\/$/i;

export function chooseFiles<Entry extends { name: string }>(entries: readonly Entry[]): ArchiveFiles<Entry> {
  const [whole, ...others] = entries.filter(
    ({ name }) => /\.har$|\.wsdoctor\.json$/i.test(name) && !/(?:^|\/)[._]/.test(name),
  );
  if (others.length > 0) {
    const message = `is a zip archive with ${others.length + 1} HAR files or traces: unzip it and pass them`;
    return { ok: false, message };
  }
  return { ok: true, read: entries.filter(({ name }) => !NO_LOG.test(name)).slice(0, MOST_FILES), whole };
}

const FIDDLER = ', a Fiddler archive (.saz): in Fiddler, export the sessions as HTTPArchive';

/** Of an archive in which nothing can be read. */
export function withoutHar(entries: readonly { name: string }[]): string {
  const isFiddler = entries.some(({ name }) => name.startsWith('raw/'));
  return `is a zip archive without a .har file${isFiddler ? FIDDLER : ''}`;
}

/** Where Playwright puts the messages of a HAR file. */
export function attachedNames(har: string, { file }: AttachedMessages): string[] {
  const folder = har.slice(0, har.lastIndexOf('/') + 1);
  return [folder + file, `${folder}resources/${file}`];
}

export function readAttachedText(har: HarLog, attached: AttachedMessages, text: string): void {
  const lines = readAttached(har, attached);
  for (const line of text.split('\n')) lines.line(line);
  lines.end();
}
