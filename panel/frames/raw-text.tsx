import { useState } from 'react';
import { formatCount } from '../../src/shared/format.ts';
import { DataText } from '../ui/data-text.tsx';

/** How many characters are shown at first; “Show more” shows four times as many. */
const STEP = 20_000;

/** A payload as received; a binary one as base64. */
export function RawText({ text, base64 }: { text: string; base64: boolean }) {
  const [limit, setLimit] = useState(STEP);
  return (
    <>
      {base64 && <p className="quiet-line">The bytes in base64.</p>}
      <pre className="payload wrapped" data-testid="payload">
        <DataText text={text.slice(0, limit)} lines />
      </pre>
      {text.length > limit && (
        <button type="button" className="button show-more" onClick={() => setLimit(limit * 4)}>
          Show more: {formatCount(limit)} of {formatCount(text.length)} characters are shown
        </button>
      )}
    </>
  );
}
