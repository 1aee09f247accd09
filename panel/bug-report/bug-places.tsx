import type { MaskedLocation } from '../../src/redaction/masked-locations.ts';
import type { UnmaskedSuspect } from '../../src/redaction/unmasked-suspects.ts';
import { DataText } from '../ui/data-text.tsx';

interface PlacesProps {
  places: readonly MaskedLocation[];
  revealed: ReadonlySet<string>;
  toggle(id: string): void;
}

/** Every masked place; each can be revealed for this one report. */
export function BugPlaces({ places, revealed, toggle }: PlacesProps) {
  if (places.length === 0) return <p className="quiet">Nothing in it had to be masked.</p>;
  return (
    <ul className="bug-places">
      {places.map(({ id, where, placeholder, before, after }) => (
        <li key={id} data-testid="masked-place">
          <label>
            <input type="checkbox" checked={revealed.has(id)} onChange={() => toggle(id)} />
            <span className="off-screen">Unmask </span>
            <code>{placeholder}</code> <span className="quiet">{where}</span>
            {revealed.has(id) && <strong className="shown"> shown</strong>}
          </label>
          <code className="context">
            <DataText text={before} />
            <mark className="masked">{placeholder}</mark>
            <DataText text={after} />
          </code>
        </li>
      ))}
    </ul>
  );
}

interface UnmaskedSuspectsProps {
  text: string;
  suspects: readonly UnmaskedSuspect[];
  maskToo(text: string): void;
}

/** Text that was not masked and looks like a secret: one click masks it everywhere. */
export function UnmaskedSuspects({ text, suspects, maskToo }: UnmaskedSuspectsProps) {
  const found = new Map(suspects.map(({ from, to, why }) => [text.slice(from, to), why]));
  if (found.size === 0) return <p className="quiet">Nothing else in it looks like a secret.</p>;
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
          <button type="button" className="button" aria-label={`Mask ${word}`} onClick={() => maskToo(word)}>
            Mask
          </button>
        </li>
      ))}
    </ul>
  );
}
