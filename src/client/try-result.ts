import { outcomeWords } from '../experiments/experiment-text.ts';
import type { Connection } from '../session/connection.ts';
import { seenResult } from '../session/observed-result.ts';
import { formatDuration } from '../shared/format.ts';

/** The result of opening a connection with the client. */
export interface TryResult {
  state: 'trying' | 'open' | 'ended' | 'failed';
  /** A sentence. */
  words: string;
}

/** `gone`: its page is closed. `fixing`: it was opened to check whether a fix works. */
export function tryResult(connection: Connection | 'gone' | undefined, fixing: boolean): TryResult {
  if (connection === 'gone')
    return { state: 'ended', words: 'The page was closed, or the list was cleared.' };
  if (!connection) return { state: 'trying', words: 'Connecting…' };
  const { opened, closed, closeCalled, state, foundClosed } = connection;
  if (!opened) return beforeOpening(connection, fixing);
  const protocol = opened.protocol === '' ? '' : `, subprotocol ${opened.protocol}`;
  const took = `opened after ${formatDuration(opened.at - connection.createdAt)}${protocol}`;
  if (state === 'open') return { state: 'open', words: `${fixing ? 'Fixed: it' : 'It'} ${took}.` };
  if (closeCalled) {
    return { state: 'ended', words: `${fixing ? 'Fixed: it' : 'It'} ${took}, and was closed from here.` };
  }
  if (!closed) return { state: 'ended', words: foundClosed ? `It ${took}, and is closed.` : `It ${took}.` };
  const reason = closed.reason === '' ? '' : ` “${closed.reason.slice(0, 123)}”`;
  const end = `${closed.code}${reason} ${formatDuration(closed.at - opened.at)} later`;
  const verdict = fixing ? 'Not fixed yet: it' : 'It';
  return { state: 'ended', words: `${verdict} ${took}, and was closed with ${end}.` };
}

function beforeOpening(connection: Connection, fixing: boolean): TryResult {
  const { state, closeCalled, constructorError } = connection;
  if (state === 'connecting') return { state: 'trying', words: 'Connecting…' };
  if (closeCalled) return { state: 'ended', words: 'Cancelled before it opened.' };
  const { outcome } = seenResult(connection);
  const what = constructorError
    ? `${outcomeWords(outcome)} (${constructorError.message.slice(0, 200)})`
    : outcomeWords(outcome);
  return { state: 'failed', words: fixing ? `Still failing: ${what}.` : `It ${plain(what)}.` };
}

/** `failed: …` and `blocked by the browser: …` after `It`. */
function plain(words: string): string {
  return words.replace(/^blocked/, 'was blocked');
}
