import type { HarLog } from '../../src/export/trace/read-file.ts';

const NO_CONNECTIONS =
  'No WebSocket connections in this file. Open the Network tab of DevTools, reload the page until it connects, then export the HAR file';
const MOST_NAMED = 5;

const counted = (count: number, noun: string, nouns: string): string =>
  `${count} ${count === 1 ? noun : nouns}`;

/** What of a HAR file was not read, and why. */
export function harNotes(har: HarLog): string[] {
  const notes: string[] = [];
  if (har.sockets === 0) notes.push(NO_CONNECTIONS);
  if (har.tooLarge > 0) notes.push(`${counted(har.tooLarge, 'entry', 'entries')} skipped: too large`);
  for (const { place, message } of har.broken.slice(0, MOST_NAMED))
    notes.push(`${place} skipped: it ${message}`);
  const more = har.broken.length - MOST_NAMED;
  if (more > 0) notes.push(`${more} more skipped: not JSON`);
  if (har.messagesLeftOut > 0)
    notes.push(`${counted(har.messagesLeftOut, 'message', 'messages')} not read: message limit`);
  if (har.otherMessages > 0)
    notes.push(
      `${counted(har.otherMessages, 'message', 'messages')} skipped: neither text (opcode 1) nor binary (opcode 2)`,
    );
  return notes;
}
