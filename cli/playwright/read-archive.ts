import { unzipSync } from 'fflate';
import type { NamedContent } from '../../src/files/join/join-files.ts';
import type { ReadContent } from '../../src/files/read-file.ts';
import {
  attachedNames,
  chooseFiles,
  readAttachedText,
  withoutHar,
} from '../../src/files/unpack/archive-files.ts';
import type { InputContent } from '../../src/files/unpack/read-unpacked.ts';
import { CUT, tooManyEntries } from '../../src/files/unpack/zip-directory.ts';
import { readBytes } from '../read-bytes.ts';

/** In bytes. */
const MOST_UNPACKED = 512 * 1024 * 1024;

const bad = (message: string): ReadContent => ({ ok: false, fault: { place: '', message } });

/**
 * The HAR file, trace or logs in a zip archive that is in memory: a reporter cannot wait for a stream, as
 * `readUnpacked` does.
 */
export function readArchive(archive: Uint8Array): InputContent {
  const entries = entriesIn(archive);
  if (!entries) return bad(CUT);
  const tooMany = tooManyEntries(entries.length);
  if (tooMany !== undefined) return bad(tooMany);
  const files = chooseFiles(entries);
  if (!files.ok) return bad(files.message);
  const known: NamedContent[] = [];
  for (const entry of files.read) {
    const content = readEntry(archive, entry.name);
    if (content.ok) known.push({ name: entry.name, content });
    else if (entry === files.whole) return content;
  }
  const [only] = known;
  if (known.length > 1) return { ok: true, kind: 'archive', files: known };
  return only ? only.content : bad(withoutHar(entries));
}

function readEntry(archive: Uint8Array, file: string): ReadContent {
  const bytes = extract(archive, [file]);
  if (!bytes) return bad(`is a zip archive whose ${file} is larger than 512 MB: unzip it first`);
  const content = readBytes(bytes);
  if (!content.ok || content.kind !== 'har') return content;
  const { har } = content;
  har.attached = har.attached.filter((attached) => {
    const messages = extract(archive, attachedNames(file, attached));
    if (messages) readAttachedText(har, attached, new TextDecoder().decode(messages));
    return !messages;
  });
  return content;
}

function entriesIn(archive: Uint8Array): { name: string }[] | undefined {
  const entries: { name: string }[] = [];
  try {
    unzipSync(archive, {
      filter: ({ name }) => {
        entries.push({ name });
        return false;
      },
    });
  } catch {
    return undefined;
  }
  return entries;
}

/** The bytes of the first entry that has one of the names. */
function extract(archive: Uint8Array, wanted: readonly string[]): Uint8Array | undefined {
  const found = unzipSync(archive, {
    filter: ({ name, originalSize }) => wanted.includes(name) && originalSize <= MOST_UNPACKED,
  });
  return wanted.map((name) => found[name]).find((bytes) => bytes !== undefined);
}
