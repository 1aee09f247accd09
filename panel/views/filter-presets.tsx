import { useState } from 'react';
import { questionsOf } from '../../src/frame-filter.ts';
import { usePanel } from './panel-context.tsx';
import { useFrames } from './use-frames.ts';

/** Filters that were saved under a name. */
export function FilterPresets() {
  const presets = useFrames((state) => state.presets);
  const filter = useFrames((state) => state.filter);
  const ask = useFrames((state) => state.ask);
  const savePreset = useFrames((state) => state.savePreset);
  const removePreset = useFrames((state) => state.removePreset);
  const say = usePanel((state) => state.say);
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState('');
  const save = (): void => {
    savePreset(name.trim());
    setChosen(name.trim());
    setName('');
    say(`Saved the filter as ${name.trim()}.`);
  };
  return (
    <div className="filter-presets">
      {presets.length > 0 && (
        <label className="filter-choice">
          Saved
          <select
            value={chosen}
            onChange={({ target }) => {
              setChosen(target.value);
              const preset = presets.find((each) => each.name === target.value);
              if (preset) ask(preset.filter);
            }}
            data-testid="preset"
          >
            <option value="">choose …</option>
            {presets.map((preset) => (
              <option key={preset.name}>{preset.name}</option>
            ))}
          </select>
        </label>
      )}
      {chosen !== '' && (
        <button
          type="button"
          className="button"
          onClick={() => {
            removePreset(chosen);
            setChosen('');
          }}
        >
          Delete it
        </button>
      )}
      <label className="filter-choice">
        Save as
        <input
          type="text"
          value={name}
          onChange={({ target }) => setName(target.value)}
          maxLength={40}
          data-testid="preset-name"
        />
      </label>
      <button
        type="button"
        className="button"
        disabled={name.trim() === '' || questionsOf(filter) === 0}
        onClick={save}
        data-testid="preset-save"
      >
        Save
      </button>
    </div>
  );
}
