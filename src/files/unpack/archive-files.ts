import { readAttached } from '../../export/har/attached-messages.ts';
import type { AttachedMessages, HarLog } from '../../export/har/har-log.ts';

/** Which files of an archive are read. */
export type ArchiveFiles =
  | {
      ok: true;
      read: string[];
      /** The HAR file or trace: a fault in it is one of the archive. */
      whole: string | undefined;
    }
  | { ok: false; message: string };

const MOST_FILES = 20;
/** What is in an archive beside logs: Playwright's pictures, page sources and steps of the test. */
const NO_LOG =
  /(?:^|\/)(?:[._]|resources\/|raw\/)|^(?:attachments|screencast|src)\/|^test\.trace$|\.(?:png|jpe?g|webm|stacks|html?|css|js)$|\/$/i;

export function chooseFiles(names: readonly string[]): ArchiveFiles {
  const [whole, ...others] = names.filter(
    (name) => /\.har$|\.wsdoctor\.json$/i.test(name) && !/(?:^|\/)[._]/.test(name),
  );
  if (others.length > 0) {
    const message = `is a zip archive with ${others.length + 1} HAR files or traces: unzip it and pass them`;
    return { ok: false, message };
  }
  return { ok: true, read: names.filter((name) => !NO_LOG.test(name)).slice(0, MOST_FILES), whole };
}

/** Of an archive in which nothing can be read. */
export const withoutHar = (names: readonly string[]): string =>
  `is a zip archive without a .har file${
    names.some((name) => name.startsWith('raw/'))
      ? ', a Fiddler archive (.saz): in Fiddler, export the sessions as HTTPArchive'
      : ''
  }`;

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
