import { type FormEvent, useState } from 'react';
import { isSitePattern, type RecordWhere } from '../../src/capture/recording-settings.ts';
import {
  DEFAULT_SETTINGS,
  type Settings,
  SIZE_LIMITS,
  type SizeSetting,
} from '../../src/capture/settings.ts';
import { type MessageKey, t } from '../messages/message.ts';
import { faultOf, linesOf, MaskRules, rulesOf } from './mask-rules.tsx';
import { SizeField } from './size-field.tsx';

const PLACES: readonly [RecordWhere, MessageKey, MessageKey][] = [
  ['everywhere', 'options_everywhere', 'options_everywhere_why'],
  ['listed', 'options_listed', 'options_listed_why'],
  ['devtools-open', 'options_devtools_open', 'options_devtools_open_why'],
];

const SIZES: readonly [SizeSetting, MessageKey, MessageKey][] = [
  ['closedBudget', 'options_closed_budget', 'options_closed_budget_why'],
  ['closedPreview', 'options_closed_preview', 'options_closed_preview_why'],
  ['openBudget', 'options_open_budget', 'options_open_budget_why'],
  ['openPreview', 'options_open_preview', 'options_open_preview_why'],
  ['panelBudget', 'options_panel_budget', 'options_panel_budget_why'],
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
    if (wrong.length > 0) return setTold(t('options_not_a_host', { sites: wrong.join(', ') }));
    const fault = faultOf(masks);
    if (fault !== undefined) return setTold(fault);
    try {
      await save({ ...settings, sites: listed, alsoMask: rulesOf(masks) });
    } catch (error) {
      return setTold(
        t('options_not_stored', { why: error instanceof Error ? error.message : String(error) }),
      );
    }
    setTold(t('options_saved'));
  };
  const restore = (): void => {
    setSettings(DEFAULT_SETTINGS);
    setSites('');
    setMasks(linesOf(DEFAULT_SETTINGS.alsoMask));
    setTold(t('options_restored'));
  };
  return (
    <main className="options">
      <h1>{t('options_title')}</h1>
      <form onSubmit={submit}>
        <fieldset>
          <legend>{t('options_where')}</legend>
          {PLACES.map(([place, label, why]) => (
            <label key={place} className="choice">
              <input
                type="radio"
                name="where"
                checked={settings.recordWhere === place}
                onChange={() => setSettings({ ...settings, recordWhere: place })}
              />
              <span>
                {t(label)} <span className="quiet">{t(why)}</span>
              </span>
            </label>
          ))}
          <label className="lines">
            {t('options_sites')}
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
          <legend>{t('options_how_much')}</legend>
          <p className="quiet">{t('options_how_much_why')}</p>
          {SIZES.map(([name, label, why]) => (
            <SizeField
              key={name}
              label={t(label)}
              why={t(why)}
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
            {t('options_save')}
          </button>
          <button type="button" className="button" onClick={restore}>
            {t('options_defaults')}
          </button>
          <span role="status">{told}</span>
        </div>
      </form>
    </main>
  );
}
