import { useState } from 'react';
import { type FilterFault, fieldConditions } from '../../../src/session/messages/frame-filter.ts';
import { formatCount } from '../../../src/shared/format.ts';
import { TIME_MODES, type TimeMode } from '../frames-store.ts';
import { useFrames } from '../use-frames.ts';
import { FilterField } from './filter-field.tsx';
import { MoreFilters } from './more-filters.tsx';

const TIME_NAMES = {
  relative: 'since the start',
  absolute: 'time of day',
  delta: 'since previous',
} satisfies Record<TimeMode, string>;

interface FilterBarProps {
  faults: readonly FilterFault[];
  /** How many frames match, and of how many. */
  shown: number;
  all: number;
  progress: number | undefined;
}

export function FilterBar({ faults, ...outcome }: FilterBarProps) {
  const [open, setOpen] = useState(false);
  const faultOf = (field: FilterFault['field']) => faults.find((fault) => fault.field === field)?.message;
  return (
    // biome-ignore lint/a11y/useSemanticElements: <search> is not known to every browser that we support
    <div className="filter-bar" role="search" aria-label="Frames" data-testid="filter-bar">
      <div className="filter-line">
        <TextQuestion fault={faultOf('text')} />
        <BeatsButton />
        <MoreButton open={open} toggle={() => setOpen(!open)} />
        <TimeChoice />
      </div>
      {open && <MoreFilters faultOf={faultOf} />}
      <Outcome {...outcome} />
    </div>
  );
}

function TextQuestion({ fault }: { fault: string | undefined }) {
  const { text, regex } = useFrames((state) => state.filter);
  const ask = useFrames((state) => state.ask);
  return (
    <>
      <FilterField
        label={regex ? 'Regular expression' : 'Text'}
        placeholder={regex ? 'Find /expression/' : 'Find text'}
        value={text}
        fault={fault}
        onChange={(value) => ask({ text: value })}
        testId="filter-text"
        wide
      />
      <button
        type="button"
        className="button toggle"
        aria-pressed={regex}
        title="Regular expression"
        aria-label="Regular expression"
        onClick={() => ask({ regex: !regex })}
      >
        .*
      </button>
    </>
  );
}

function BeatsButton() {
  const hideBeats = useFrames((state) => state.filter.hideBeats);
  const ask = useFrames((state) => state.ask);
  return (
    <button
      type="button"
      className="button toggle"
      aria-pressed={hideBeats}
      onClick={() => ask({ hideBeats: !hideBeats })}
      title="Pings, pongs and other heartbeats that applications send as messages"
      data-testid="hide-beats"
    >
      Hide heartbeats
    </button>
  );
}

function MoreButton({ open, toggle }: { open: boolean; toggle(): void }) {
  const conditionCount = useFrames((state) => fieldConditions(state.filter));
  return (
    <button
      type="button"
      className="button toggle"
      aria-expanded={open}
      onClick={toggle}
      data-testid="filter-more"
    >
      Filters{conditionCount > 0 ? ` (${conditionCount})` : ''}{' '}
      <span aria-hidden="true">{open ? '▴' : '▾'}</span>
    </button>
  );
}

function Outcome({ shown, all, progress }: Omit<FilterBarProps, 'faults'>) {
  const conditionCount = useFrames((state) => fieldConditions(state.filter));
  const askNothing = useFrames((state) => state.askNothing);
  if (conditionCount === 0) return null;
  return (
    <div className="filter-line filter-outcome">
      <output data-testid="filter-count">
        {formatCount(shown)} of {formatCount(all)} messages
      </output>
      {progress !== undefined && (
        <progress className="filter-progress" value={progress} aria-label="Searching" />
      )}
      <button type="button" className="link" onClick={askNothing} data-testid="filter-clear">
        Show all
      </button>
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
