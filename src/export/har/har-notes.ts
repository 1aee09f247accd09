import { formatCount } from '../../shared/format.ts';
import type { HarLog } from './har-log.ts';

const NO_CONNECTIONS =
  'No WebSocket connections in this file. Open the Network tab of DevTools, reload the page until it connects, then export the HAR file';
const MOST_NAMED = 5;

const counted = (count: number, noun: string, nouns: string): string =>
  `${formatCount(count)} ${count === 1 ? noun : nouns}`;

/** At most five of a list, and how many more there are. */
function named(texts: readonly string[], more: string): string[] {
  const left = texts.length - MOST_NAMED;
  return [...texts.slice(0, MOST_NAMED), ...(left > 0 ? [`${left} more ${more}`] : [])];
}

/** What of a HAR file was not read, and why. */
export function harNotes(har: HarLog): string[] {
  const { sockets, tooLarge, messagesLeftOut, otherMessages, badTimes } = har;
  const messages = (count: number): string => counted(count, 'message', 'messages');
  return [
    ...(sockets === 0 ? [NO_CONNECTIONS] : []),
    ...(tooLarge > 0 ? [`${counted(tooLarge, 'entry', 'entries')} skipped: too large`] : []),
    ...named(
      har.broken.map(({ place, message }) => `${place} skipped: it ${message}`),
      'skipped: not JSON',
    ),
    ...(messagesLeftOut > 0
      ? [`${messages(messagesLeftOut)} not read: above the limit for a connection, or in a truncated entry`]
      : []),
    ...(otherMessages > 0
      ? [`${messages(otherMessages)} skipped: neither text (opcode 1) nor binary (opcode 2)`]
      : []),
    ...(badTimes > 0
      ? [`${counted(badTimes, 'time is', 'times are')} out of range: the nearest known time was used`]
      : []),
    ...named(
      har.attached.map(({ file }) => `Messages not read: they are in the file ${file} beside the HAR file`),
      'files of messages not read',
    ),
  ];
}
