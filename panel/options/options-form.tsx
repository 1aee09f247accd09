import { type FormEvent, useState } from 'react';
import {
  DEFAULT_SETTINGS,
  isSitePattern,
  type RecordWhere,
  type Settings,
  SIZE_LIMITS,
  type SizeSetting,
} from '../../src/capture/settings.ts';
import { faultOf, linesOf, MaskRules, rulesOf } from './mask-rules.tsx';
import { SizeField } from './size-field.tsx';

const PLACES: readonly [RecordWhere, string, string][] = [
  ['everywhere', 'Everywhere', 'A page that has already failed is diagnosed without a reload.'],
  ['listed', 'On listed sites, and wherever DevTools is open', 'Other pages are not recorded before.'],
  ['devtools-open', 'Only while DevTools is open', 'What happened before is not known.'],
];

const SIZES: readonly [SizeSetting, string, string][] = [
  [
    'closedBudget',
    'A page, DevTools closed',
    'Enough for the story of several hundred sockets and their latest messages.',
  ],
  [
    'closedPreview',
    'Of each message, DevTools closed',
    'The beginning tells which protocol and which error; more would cost every page.',
  ],
  [
    'openBudget',
    'A page, DevTools open',
    'What a page may hold back while the panel catches up, or is reopened.',
  ],
  ['openPreview', 'Of each message, DevTools open', 'Larger messages are cut, and say so.'],
  [
    'panelBudget',
    'The panel',
    'The oldest messages of the busiest socket go first; handshakes, closes, errors and proofs never go.',
  ],
];

export interface OptionsFormProps {
  initial: Settings;
  save(settings: Settings): Promise<void>;
}

export function OptionsForm({ initial, save }: OptionsFormProps) {
  const [settings, setSettings] = useState(initial);
  const [sites, setSites] = useState(initial.sites.join('\n'));
  const [masks, setMasks] = useState(() => linesOf(initial.alsoMask));
  const [told, setTold] = useState('');
  const listed = sites.split(/\s+/).filter((site) => site !== '');
  const wrong = listed.filter((site) => !isSitePattern(site));
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (wrong.length > 0) return setTold(`Not saved: ${wrong.join(', ')} is no host.`);
    const fault = faultOf(masks);
    if (fault !== undefined) return setTold(`Not saved: ${fault}.`);
    await save({ ...settings, sites: listed, alsoMask: rulesOf(masks) });
    setTold('Saved. Pages that are open now follow after their next reload.');
  };
  const restore = (): void => {
    setSettings(DEFAULT_SETTINGS);
    setSites('');
    setMasks(linesOf(DEFAULT_SETTINGS.alsoMask));
    setTold('These are the defaults; press Save to keep them.');
  };
  return (
    <main className="options">
      <h1>WebSocket Doctor settings</h1>
      <form onSubmit={submit}>
        <fieldset>
          <legend>Where to record</legend>
          {PLACES.map(([place, label, why]) => (
            <label key={place} className="choice">
              <input
                type="radio"
                name="where"
                checked={settings.recordWhere === place}
                onChange={() => setSettings({ ...settings, recordWhere: place })}
              />
              <span>
                {label} <span className="quiet">{why}</span>
              </span>
            </label>
          ))}
          <label className="lines">
            Sites, one a line, such as app.example.com or *.example.com
            <textarea
              rows={4}
              value={sites}
              disabled={settings.recordWhere !== 'listed'}
              aria-invalid={wrong.length > 0}
              onChange={({ target }) => setSites(target.value)}
            />
          </label>
        </fieldset>
        <fieldset>
          <legend>How much to keep</legend>
          <p className="quiet">
            What does not fit is let go, counted, and shown in the panel and in the report.
          </p>
          {SIZES.map(([name, label, why]) => (
            <SizeField
              key={name}
              label={label}
              why={why}
              bytes={settings[name]}
              normal={DEFAULT_SETTINGS[name]}
              limits={SIZE_LIMITS[name]}
              onChange={(bytes) => setSettings({ ...settings, [name]: bytes })}
            />
          ))}
        </fieldset>
        <MaskRules lines={masks} change={setMasks} />
        <div className="actions">
          <button type="submit" className="button primary">
            Save
          </button>
          <button type="button" className="button" onClick={restore}>
            Defaults
          </button>
          <span role="status">{told}</span>
        </div>
      </form>
    </main>
  );
}
