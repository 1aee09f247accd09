import { joinLog } from '../../src/files/join/join-log.ts';
import type { LogFile } from '../../src/files/log-file.ts';
import type { ReadContent } from '../../src/files/read-file.ts';
import type { Session } from '../../src/session/session.ts';
import { readBlob } from './read-blob.ts';

/** Logs that were joined to the live session. */
export interface JoinedLogs {
  name: string;
  notes: string[];
  /** Removes from the session what the logs have added. */
  undo(): void;
}

/** Joins logs to the session; undefined where a file is none, or where nothing in them is about a connection of it. */
export async function joinToLive(
  session: Session,
  files: readonly { name: string; blob: Blob }[],
  signal: AbortSignal,
  onShare: (share: number) => void,
): Promise<JoinedLogs | undefined> {
  if (session.connections.size === 0) return undefined;
  for (const { blob } of files) if (await isWhole(blob)) return undefined;
  const logs: { name: string; log: LogFile }[] = [];
  for (const [at, { name, blob }] of files.entries()) {
    const content = await readBlob(blob, signal, (bytes) =>
      onShare((at + bytes / Math.max(1, blob.size)) / files.length),
    );
    if (!content.ok) return undefined;
    const inside = content.kind === 'archive' ? content.files : [{ name, content }];
    for (const file of inside) {
      const log = logOf(file.content);
      if (!log) return undefined;
      logs.push({ name: file.name, log });
    }
  }
  const joined = logs.map((named, at) => joinLog(session, named, at + 1));
  const undo = (): void => {
    for (const one of joined.toReversed()) one.undo();
  };
  if (joined.every((one) => one.joined === 0)) {
    undo();
    return undefined;
  }
  const notes = joined.flatMap((one) => one.notes);
  return { name: logs.map(({ name }) => name).join(' + '), notes, undo };
}

/** A trace or a HAR file opens on its own: no need to read it twice. */
async function isWhole(blob: Blob): Promise<boolean> {
  return /^\ufeff?\s*\{\s*(?:"log"\s*:\s*\{|"format"\s*:\s*"wsdoctor)/.test(await blob.slice(0, 512).text());
}

/** Of a server, a proxy or the browser's network stack: a console has nothing that the panel does not have. */
function logOf(content: ReadContent): LogFile | undefined {
  if (!content.ok || content.kind !== 'log') return undefined;
  const { log } = content;
  const isJoinable = log.events.some(
    (event) =>
      event.kind === 'wire-entry' && ['server-log', 'net-log', 'packet-capture'].includes(event.by ?? ''),
  );
  return isJoinable || (log.loose?.length ?? 0) > 0 || hasOtherRequests(log) ? log : undefined;
}

/** Requests whose paths say nothing of WebSockets: the session knows which are. */
const hasOtherRequests = ({ notes }: LogFile): boolean =>
  notes.some((note) => note.includes('about other requests skipped'));
