import { unzipSync } from 'fflate';
import { readAttached } from '../../src/export/har/attached-messages.ts';
import { createAnyFileReader, type ReadContent } from '../../src/files/read-file.ts';

/** An archive is held whole, packed and unpacked; in bytes. */
const MOST_PACKED = 512 * 1024 * 1024;
const MOST_UNPACKED = 512 * 1024 * 1024;

const bad = (message: string): ReadContent => ({ ok: false, fault: { place: '', message } });

/** The one HAR file or trace in a zip archive, with the messages that Playwright put beside it. */
export async function readZip(chunks: AsyncIterable<Uint8Array>): Promise<ReadContent> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > MOST_PACKED) return bad('is a zip archive of more than 512 MB: unzip it first');
    parts.push(chunk.slice());
  }
  const archive = new Uint8Array(Buffer.concat(parts));
  const names = namesIn(archive);
  if (!names) return bad('is no sound zip archive: part of it is missing');
  const files = names.filter((name) => /\.har$|\.wsdoctor\.json$/i.test(name) && !/(?:^|\/)[._]/.test(name));
  const [file] = files;
  if (file === undefined) return bad(`is a zip archive without a .har file${hint(names)}`);
  if (files.length > 1)
    return bad(`is a zip archive with ${files.length} HAR files or traces: unzip it and pass them`);
  const bytes = extract(archive, file);
  if (!bytes) return bad(`is a zip archive whose ${file} is larger than 512 MB: unzip it first`);
  const decoder = new TextDecoder();
  const reader = createAnyFileReader((part) => decoder.decode(part));
  reader.feed(bytes);
  const content = reader.end();
  if (!content.ok || content.kind !== 'har') return content;
  const folder = file.slice(0, file.lastIndexOf('/') + 1);
  content.har.attached = content.har.attached.filter((attached) => {
    const messages = extract(archive, folder + attached.file);
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
  if (names.some((name) => name.endsWith('.trace')))
    return ', a Playwright trace: record with `recordHar: { path, content: "embed" }`';
  return '';
}
