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
  ['everywhere', 'Everywhere', 'Diagnoses pages that have already failed, without a reload.'],
  [
    'listed',
    'On listed sites, and wherever DevTools is open',
    'Other pages are recorded only while DevTools is open.',
  ],
  ['devtools-open', 'Only while DevTools is open', 'Earlier events are not recorded.'],
];

const SIZES: readonly [SizeSetting, string, string][] = [
  ['closedBudget', 'A page, DevTools closed', 'Enough for a few hundred connections.'],
  [
    'closedPreview',
    'Of each message, DevTools closed',
    'The beginning shows the protocol and errors; more would slow down every page.',
  ],
  ['openBudget', 'A page, DevTools open', 'Buffer for the time until the panel catches up or is reopened.'],
  ['openPreview', 'Of each message, DevTools open', 'Larger messages are truncated and marked.'],
  [
    'panelBudget',
    'The panel',
    'The oldest messages of the busiest connection are dropped first; handshakes, closes, errors and evidence are kept.',
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
    if (wrong.length > 0) return setTold(`Not saved: ${wrong.join(', ')} is not a host.`);
    const fault = faultOf(masks);
    if (fault !== undefined) return setTold(`Not saved: ${fault}.`);
    try {
      await save({ ...settings, sites: listed, alsoMask: rulesOf(masks) });
    } catch (error) {
      return setTold(
        `Not saved: the browser could not store it (${error instanceof Error ? error.message : String(error)}).`,
      );
    }
    setTold('Saved. Pages that are open now use it after a reload.');
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
            Sites (one per line), such as app.example.com or *.example.com
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
          <p className="quiet">Oldest data is dropped first; the panel and reports show how much.</p>
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
