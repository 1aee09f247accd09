import { useState } from 'react';
import { type FilterFault, questionsOf } from '../../src/frame-filter.ts';
import { TIME_MODES, type TimeMode } from '../frames-store.ts';
import { countText } from './count-text.ts';
import { FilterField } from './filter-field.tsx';
import { FilterPresets } from './filter-presets.tsx';
import { useFrames } from './use-frames.ts';

const TIME_NAMES = {
  relative: 'since the start',
  absolute: 'time of day',
  delta: 'since the one before',
} satisfies Record<TimeMode, string>;

interface FilterBarProps {
  faults: readonly FilterFault[];
  /** How many frames pass, and of how many. */
  shown: number;
  all: number;
  progress: number | undefined;
}

/** What is looked for among the messages. */
export function FilterBar({ faults, shown, all, progress }: FilterBarProps) {
  const filter = useFrames((state) => state.filter);
  const ask = useFrames((state) => state.ask);
  const askNothing = useFrames((state) => state.askNothing);
  const [open, setOpen] = useState(false);
  const asked = questionsOf(filter);
  const faultOf = (field: FilterFault['field']) => faults.find((fault) => fault.field === field)?.message;
  return (
    // biome-ignore lint/a11y/useSemanticElements: <search> is not known to every browser that we support
    <div className="filter-bar" role="search" aria-label="Frames" data-testid="filter-bar">
      <div className="filter-line">
        <FilterField
          label={filter.regex ? 'Regular expression' : 'Text'}
          placeholder={filter.regex ? 'Find /expression/' : 'Find text'}
          value={filter.text}
          fault={faultOf('text')}
          onChange={(text) => ask({ text })}
          testId="filter-text"
          wide
        />
        <button
          type="button"
          className="button toggle"
          aria-pressed={filter.regex}
          title="Regular expression"
          aria-label="Regular expression"
          onClick={() => ask({ regex: !filter.regex })}
        >
          .*
        </button>
        <button
          type="button"
          className="button toggle"
          aria-pressed={filter.hideBeats}
          onClick={() => ask({ hideBeats: !filter.hideBeats })}
          title="Pings, pongs and other signs of life that applications send as messages"
          data-testid="hide-beats"
        >
          Hide heartbeats
        </button>
        <button
          type="button"
          className="button toggle"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
          data-testid="filter-more"
        >
          Filters{asked > 0 ? ` (${asked})` : ''} <span aria-hidden="true">{open ? '▴' : '▾'}</span>
        </button>
        <TimeChoice />
      </div>
      {open && <MoreFilters faultOf={faultOf} />}
      {asked > 0 && (
        <div className="filter-line filter-outcome">
          <output data-testid="filter-count">
            {countText(shown)} of {countText(all)} frames
          </output>
          {progress !== undefined && (
            <progress className="filter-progress" value={progress} aria-label="Searching" />
          )}
          <button type="button" className="link" onClick={askNothing} data-testid="filter-clear">
            Show all
          </button>
        </div>
      )}
    </div>
  );
}

function TimeChoice() {
  const timeMode = useFrames((state) => state.timeMode);
  const setTimeMode = useFrames((state) => state.setTimeMode);
  return (
    <label className="filter-choice">
      <span className="off-screen">Times</span>
      <select
        value={timeMode}
        onChange={({ target }) => setTimeMode(target.value as TimeMode)}
        title="How times are shown"
        data-testid="time-mode"
      >
        {TIME_MODES.map((mode) => (
          <option key={mode} value={mode}>
            {TIME_NAMES[mode]}
          </option>
        ))}
      </select>
    </label>
  );
}

function MoreFilters({ faultOf }: { faultOf(field: FilterFault['field']): string | undefined }) {
  const filter = useFrames((state) => state.filter);
  const ask = useFrames((state) => state.ask);
  return (
    <div className="filter-more">
      <label className="filter-choice">
        Direction
        <select
          value={filter.direction}
          onChange={({ target }) => ask({ direction: target.value as typeof filter.direction })}
          data-testid="filter-direction"
        >
          <option value="">both</option>
          <option value="sent">↑ sent</option>
          <option value="received">↓ received</option>
        </select>
      </label>
      <label className="filter-choice">
        Kind
        <select
          value={filter.opcode}
          onChange={({ target }) => ask({ opcode: target.value as typeof filter.opcode })}
          data-testid="filter-kind"
        >
          <option value="">all</option>
          <option value="text">text</option>
          <option value="binary">binary</option>
        </select>
      </label>
      <FilterField
        label="Size"
        placeholder=">1k, 100-2k"
        value={filter.size}
        fault={faultOf('size')}
        onChange={(size) => ask({ size })}
        testId="filter-size"
        shown
      />
      <FilterField
        label="Event or method"
        placeholder="chat"
        value={filter.name}
        fault={undefined}
        onChange={(name) => ask({ name })}
        testId="filter-name"
        shown
      />
      <FilterField
        label="Field"
        placeholder="$.user.id = 5"
        value={filter.field}
        fault={faultOf('field')}
        onChange={(field) => ask({ field })}
        testId="filter-field"
        shown
      />
      <label className="check">
        <input
          type="checkbox"
          checked={filter.markedOnly}
          onChange={({ target }) => ask({ markedOnly: target.checked })}
        />
        Marked only
      </label>
      <FilterPresets />
    </div>
  );
}
