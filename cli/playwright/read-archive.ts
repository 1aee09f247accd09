import { unzipSync } from 'fflate';
import { readAttached } from '../../src/export/har/attached-messages.ts';
import type { NamedContent } from '../../src/files/join/join-files.ts';
import { createAnyFileReader, type ReadContent } from '../../src/files/read-file.ts';
import { type InputContent, NO_LOG } from '../../src/files/unpack/read-unpacked.ts';

/** In bytes. */
const MOST_UNPACKED = 512 * 1024 * 1024;

/** More entries than that are no evidence that somebody put together. */
const MOST_ENTRIES = 2_000;
const MOST_FILES = 20;

const bad = (message: string): ReadContent => ({ ok: false, fault: { place: '', message } });

/** The HAR file, trace or logs in a zip archive that is in memory: a reporter cannot wait for a stream. */
export function readArchive(archive: Uint8Array): InputContent {
  const names = namesIn(archive);
  if (!names) return bad('is no sound zip archive: part of it is missing');
  if (names.length > MOST_ENTRIES)
    return bad(`is a zip archive with ${names.length} entries: pass the files that matter`);
  const files = names.filter((name) => /\.har$|\.wsdoctor\.json$/i.test(name) && !/(?:^|\/)[._]/.test(name));
  if (files.length > 1)
    return bad(`is a zip archive with ${files.length} HAR files or traces: unzip it and pass them`);
  const known = names
    .filter((name) => !NO_LOG.test(name))
    .slice(0, MOST_FILES)
    .flatMap((name): NamedContent[] => {
      const content = readEntry(archive, name);
      return content.ok ? [{ name, content }] : [];
    });
  const [only] = known;
  if (known.length > 1) return { ok: true, kind: 'archive', files: known };
  const [file] = files;
  if (file !== undefined) return readEntry(archive, file);
  return only ? only.content : bad(`is a zip archive without a .har file${hint(names)}`);
}

function readEntry(archive: Uint8Array, file: string): ReadContent {
  const bytes = extract(archive, file);
  if (!bytes) return bad(`is a zip archive whose ${file} is larger than 512 MB: unzip it first`);
  const decoder = new TextDecoder();
  const reader = createAnyFileReader((part) => decoder.decode(part));
  reader.feed(bytes);
  const content = reader.end();
  if (!content.ok || content.kind !== 'har') return content;
  const folder = file.slice(0, file.lastIndexOf('/') + 1);
  content.har.attached = content.har.attached.filter((attached) => {
    const messages =
      extract(archive, folder + attached.file) ?? extract(archive, `${folder}resources/${attached.file}`);
    if (!messages) return true;
    const lines = readAttached(content.har, attached);
    for (const line of decoder.decode(messages).split('\n')) lines.line(line);
    lines.end();
    return false;
  });
  return content;
}

function namesIn(archive: Uint8Array): string[] | undefined {
  const names: string[] = [];
  try {
    unzipSync(archive, {
      filter: ({ name }) => {
        names.push(name);
        return false;
      },
    });
  } catch {
    return undefined;
  }
  return names;
}

function extract(archive: Uint8Array, wanted: string): Uint8Array | undefined {
  return unzipSync(archive, {
    filter: ({ name, originalSize }) => name === wanted && originalSize <= MOST_UNPACKED,
  })[wanted];
}

function hint(names: readonly string[]): string {
  if (names.some((name) => name.startsWith('raw/')))
    return ', a Fiddler archive (.saz): in Fiddler, export the sessions as HTTPArchive';
  return '';
}
