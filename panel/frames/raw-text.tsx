import { useState } from 'react';
import { t } from '../messages/message.ts';
import { DataText } from '../ui/data-text.tsx';

/** How many characters are shown at first. */
const STEP = 20_000;
/** No more are shown at a time: laying out a text of megabytes stops the panel for seconds. */
const MOST = 80_000;

/** A payload as received; a binary one as base64. */
export function RawText({ text, base64 }: { text: string; base64: boolean }) {
  const [{ from, to }, setPart] = useState({ from: 0, to: STEP });
  const end = Math.min(to, text.length);
  const isPart = from > 0 || end < text.length;
  const show = (start: number): void => setPart({ from: Math.max(0, start), to: Math.max(0, start) + MOST });
  return (
    <>
      {base64 && <p className="quiet-line">{t('raw_base64')}</p>}
      <pre className="payload wrapped" data-testid="payload">
        <DataText text={text.slice(from, to)} lines />
      </pre>
      {isPart && (
        <p className="quiet-line" data-testid="payload-part">
          {t('raw_part', { count: text.length, from: from + 1, until: end })}{' '}
          {from > 0 && (
            <button type="button" className="button" onClick={() => show(from - MOST)}>
              {t('raw_previous')}
            </button>
          )}{' '}
          {end < text.length && (
            <button
              type="button"
              className="button show-more"
              onClick={() => (to < MOST ? setPart({ from: 0, to: MOST }) : show(end))}
            >
              {t(to < MOST ? 'raw_more' : 'raw_next')}
            </button>
          )}
        </p>
      )}
    </>
  );
}
