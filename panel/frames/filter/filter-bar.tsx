import { useState } from 'react';
import { type FilterFault, fieldConditions } from '../../../src/session/messages/frame-filter.ts';
import { type MessageKey, plural, t } from '../../messages/message.ts';
import { TIME_MODES, type TimeMode } from '../frames-store.ts';
import { useFrames } from '../use-frames.ts';
import { FilterField } from './filter-field.tsx';
import { MoreFilters } from './more-filters.tsx';

const TIME_NAMES = {
  relative: 'times_relative',
  absolute: 'times_absolute',
  delta: 'times_delta',
} satisfies Record<TimeMode, MessageKey>;

function faultWords(fault: FilterFault): string {
  switch (fault.field) {
    case 'size':
      return t('fault_size', { examples: '>1k, <200, 100-2k' });
    case 'field':
      return t('fault_field', { examples: '$.user.id = 5, $..room ~ lobby' });
    case 'text':
      return t('fault_expression', { why: fault.why });
    default:
      return fault satisfies never;
  }
}

interface FilterBarProps {
  faults: readonly FilterFault[];
  /** How many frames match, and of how many. */
  shown: number;
  all: number;
  progress: number | undefined;
}

export function FilterBar({ faults, ...outcome }: FilterBarProps) {
  const [open, setOpen] = useState(false);
  const faultOf = (field: FilterFault['field']) => {
    const fault = faults.find((each) => each.field === field);
    return fault && faultWords(fault);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: <search> is not known to every browser that we support
    <div className="filter-bar" role="search" aria-label={t('column_messages')} data-testid="filter-bar">
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
        label={t(regex ? 'filter_expression' : 'copy_text')}
        placeholder={t(regex ? 'filter_find_expression' : 'filter_find')}
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
        title={t('filter_expression')}
        aria-label={t('filter_expression')}
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
      title={t('hide_heartbeats_why')}
      data-testid="hide-beats"
    >
      {t('hide_heartbeats')}
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
      {t('filters')}
      {conditionCount > 0 ? ` (${conditionCount})` : ''} <span aria-hidden="true">{open ? '▴' : '▾'}</span>
    </button>
  );
}

function Outcome({ shown, all, progress }: Omit<FilterBarProps, 'faults'>) {
  const conditionCount = useFrames((state) => fieldConditions(state.filter));
  const askNothing = useFrames((state) => state.askNothing);
  if (conditionCount === 0) return null;
  return (
    <div className="filter-line filter-outcome">
      <output data-testid="filter-count">{plural('filter_messages_count', all, { shown })}</output>
      {progress !== undefined && (
        <progress className="filter-progress" value={progress} aria-label={t('filter_searching')} />
      )}
      <button type="button" className="link" onClick={askNothing} data-testid="filter-clear">
        {t('frames_show_all')}
      </button>
    </div>
  );
}

function TimeChoice() {
  const timeMode = useFrames((state) => state.timeMode);
  const setTimeMode = useFrames((state) => state.setTimeMode);
  return (
    <label className="filter-choice">
      <span className="off-screen">{t('times')}</span>
      <select
        value={timeMode}
        onChange={({ target }) => setTimeMode(target.value as TimeMode)}
        title={t('times_why')}
        data-testid="time-mode"
      >
        {TIME_MODES.map((mode) => (
          <option key={mode} value={mode}>
            {t(TIME_NAMES[mode])}
          </option>
        ))}
      </select>
    </label>
  );
}
