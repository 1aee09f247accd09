import { outcomeWords } from '../../../src/experiments/experiment-text.ts';
import type { Connection } from '../../../src/session/connection.ts';
import { seenResult } from '../../../src/session/observed-result.ts';
import { type PlainKey, t } from '../../messages/message.ts';
import { formatDuration } from '../../messages/units.ts';

/** The result of opening a connection with the client. */
export interface TryResult {
  state: 'trying' | 'open' | 'ended' | 'failed';
  /** A sentence. */
  words: string;
}

/** `gone`: its page is closed. `fixing`: it was opened to check whether a fix works. */
export function tryResult(connection: Connection | 'gone' | undefined, fixing: boolean): TryResult {
  if (connection === 'gone') return { state: 'ended', words: t('try_gone') };
  if (!connection) return { state: 'trying', words: t('try_connecting') };
  const { opened, closed, closeCalled, state, foundClosed } = connection;
  if (!opened) return beforeOpening(connection, fixing);
  const time = formatDuration(opened.at - connection.createdAt);
  const { protocol } = opened;
  const open = protocol === '' ? t('try_opened', { time }) : t('try_opened_with', { protocol, time });
  const told = (text: string, verdict: PlainKey): string => (fixing ? `${t(verdict)} ${text}` : text);
  if (state === 'open') return { state: 'open', words: told(open, 'try_fixed') };
  if (closeCalled) {
    return { state: 'ended', words: told(`${open} ${t('try_closed_from_here')}`, 'try_fixed') };
  }
  if (!closed) return { state: 'ended', words: foundClosed ? `${open} ${t('try_closed')}` : open };
  const reason = closed.reason === '' ? '' : ` “${closed.reason.slice(0, 123)}”`;
  const end = t('try_closed_with', {
    code: `${closed.code}${reason}`,
    time: formatDuration(closed.at - opened.at),
  });
  return { state: 'ended', words: told(`${open} ${end}`, 'try_not_fixed') };
}

function beforeOpening(connection: Connection, fixing: boolean): TryResult {
  const { state, closeCalled, constructorError } = connection;
  if (state === 'connecting') return { state: 'trying', words: t('try_connecting') };
  if (closeCalled) return { state: 'ended', words: t('try_cancelled') };
  const { outcome } = seenResult(connection, Date.now());
  const what = constructorError
    ? `${outcomeWords(outcome)} (${constructorError.message.slice(0, 200)})`
    : outcomeWords(outcome);
  return { state: 'failed', words: t(fixing ? 'try_still_failing' : 'try_failing', { what }) };
}
