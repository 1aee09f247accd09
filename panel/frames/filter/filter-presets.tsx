import { useState } from 'react';
import { fieldConditions } from '../../../src/session/messages/frame-filter.ts';
import { t } from '../../messages/message.ts';
import { usePanel } from '../../store/panel-context.tsx';
import { useFrames } from '../use-frames.ts';

/** Filters saved under a name. */
export function FilterPresets() {
  const [chosen, setChosen] = useState('');
  return (
    <div className="filter-presets">
      <SavedFilters chosen={chosen} choose={setChosen} />
      <SaveFilter onSaved={setChosen} />
    </div>
  );
}

function SavedFilters({ chosen, choose }: { chosen: string; choose(name: string): void }) {
  const presets = useFrames((state) => state.presets);
  const ask = useFrames((state) => state.ask);
  const removePreset = useFrames((state) => state.removePreset);
  if (presets.length === 0) return null;
  const use = (name: string): void => {
    choose(name);
    const preset = presets.find((each) => each.name === name);
    if (preset) ask(preset.filter);
  };
  const remove = (): void => {
    removePreset(chosen);
    choose('');
  };
  return (
    <>
      <label className="filter-choice">
        {t('preset_saved')}
        <select value={chosen} onChange={({ target }) => use(target.value)} data-testid="preset">
          <option value="">{t('preset_choose')}</option>
          {presets.map((preset) => (
            <option key={preset.name}>{preset.name}</option>
          ))}
        </select>
      </label>
      {chosen !== '' && (
        <button
          type="button"
          className="button"
          onClick={remove}
          aria-label={t('preset_delete_what', { name: chosen })}
        >
          {t('preset_delete')}
        </button>
      )}
    </>
  );
}

function SaveFilter({ onSaved }: { onSaved(name: string): void }) {
  const conditionCount = useFrames((state) => fieldConditions(state.filter));
  const savePreset = useFrames((state) => state.savePreset);
  const say = usePanel((state) => state.notify);
  const [written, setWritten] = useState('');
  const name = written.trim();
  const save = (): void => {
    const stored = savePreset(name);
    onSaved(name);
    setWritten('');
    say(t(stored ? 'preset_stored' : 'preset_unstored', { name }));
  };
  return (
    <>
      <label className="filter-choice">
        {t('preset_save_as')}
        <input
          type="text"
          value={written}
          onChange={({ target }) => setWritten(target.value)}
          maxLength={40}
          data-testid="preset-name"
        />
      </label>
      <button
        type="button"
        className="button"
        disabled={name === '' || conditionCount === 0}
        onClick={save}
        data-testid="preset-save"
      >
        {t('options_save')}
      </button>
    </>
  );
}
