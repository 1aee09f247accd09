import { useState } from 'react';
import {
  type MaskedLocation,
  placesLike,
  UNMASK_BY,
  type UnmaskBy,
} from '../../src/redaction/masked-locations.ts';
import type { UnmaskedSuspect } from '../../src/redaction/unmasked-suspects.ts';
import { type MessageKey, t } from '../messages/message.ts';
import { DataText } from '../ui/data-text.tsx';

interface PlacesProps {
  places: readonly MaskedLocation[];
  revealed: ReadonlySet<string>;
  toggle(places: readonly MaskedLocation[], shown: boolean): void;
}

const BY = {
  place: 'bug_by_place',
  value: 'bug_by_value',
  key: 'bug_by_key',
  connection: 'bug_by_connection',
} satisfies Record<UnmaskBy, MessageKey>;

/** Every masked place; each can be shown for this one report, alone or with those like it. */
export function BugPlaces({ places, revealed, toggle }: PlacesProps) {
  const [by, setBy] = useState<UnmaskBy>('place');
  if (places.length === 0) return <p className="quiet">{t('bug_nothing_masked')}</p>;
  return (
    <>
      <label className="field">
        {t('bug_tick')}{' '}
        <select
          className="select"
          value={by}
          data-testid="unmask-by"
          onChange={({ target }) => setBy(UNMASK_BY.find((each) => each === target.value) ?? 'place')}
        >
          {UNMASK_BY.map((each) => (
            <option key={each} value={each}>
              {t(BY[each])}
            </option>
          ))}
        </select>
      </label>
      <ul className="bug-places">
        {places.map((place) => (
          <li key={place.id} data-testid="masked-place">
            <label>
              <input
                type="checkbox"
                checked={revealed.has(place.id)}
                onChange={({ target }) => toggle(placesLike(place, places, by), target.checked)}
              />
              <span className="off-screen">{t('bug_unmask')} </span>
              <code>{place.placeholder}</code> <span className="quiet">{place.where}</span>
              {revealed.has(place.id) && <strong className="shown"> {t('bug_shown')}</strong>}
            </label>
            <code className="context">
              <DataText text={place.before} />
              <mark className="masked">{place.placeholder}</mark>
              <DataText text={place.after} />
            </code>
          </li>
        ))}
      </ul>
    </>
  );
}

interface UnmaskedSuspectsProps {
  text: string;
  suspects: readonly UnmaskedSuspect[];
  /** Said where there are none. */
  none: string;
  maskToo(text: string): void;
}

/** Text that was not masked and looks like a secret: one click masks it everywhere. */
export function UnmaskedSuspects({ text, suspects, none, maskToo }: UnmaskedSuspectsProps) {
  const found = new Map(suspects.map(({ from, to, why }) => [text.slice(from, to), why]));
  if (found.size === 0) return <p className="quiet">{none}</p>;
  return (
    <ul className="bug-places">
      {[...found].map(([word, why]) => (
        <li key={word} className="leftover" data-testid="leftover">
          <span>
            <mark className="suspect">
              <DataText text={word} />
            </mark>{' '}
            <span className="quiet">{why}</span>
          </span>
          <button
            type="button"
            className="button"
            aria-label={t('bug_mask_what', { text: word })}
            onClick={() => maskToo(word)}
          >
            {t('bug_mask')}
          </button>
        </li>
      ))}
    </ul>
  );
}
