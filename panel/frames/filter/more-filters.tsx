import type { FilterFault, FrameFilter } from '../../../src/session/messages/frame-filter.ts';
import { type MessageKey, type PlainKey, t } from '../../messages/message.ts';
import { useFrames } from '../use-frames.ts';
import { FilterField } from './filter-field.tsx';
import { FilterPresets } from './filter-presets.tsx';

/** Conditions that are used less often than text. */
export function MoreFilters({ faultOf }: { faultOf(field: FilterFault['field']): string | undefined }) {
  const filter = useFrames((state) => state.filter);
  const ask = useFrames((state) => state.ask);
  return (
    <div className="filter-more">
      <Choice name="direction" label={t('frame_direction')} words={DIRECTIONS} />
      <Choice name="opcode" label={t('frame_kind')} words={KINDS} />
      <Question name="size" label={t('column_size')} placeholder=">1k, 100-2k" fault={faultOf('size')} />
      <Question name="name" label={t('filter_name')} placeholder="chat" fault={undefined} />
      <Question name="field" label={t('filter_field')} placeholder="$.user.id = 5" fault={faultOf('field')} />
      <label className="check">
        <input
          type="checkbox"
          checked={filter.markedOnly}
          onChange={({ target }) => ask({ markedOnly: target.checked })}
        />
        {t('filter_marked')}
      </label>
      <FilterPresets />
    </div>
  );
}

const DIRECTIONS = {
  '': 'filter_both',
  sent: 'frame_sent_arrow',
  received: 'frame_received_arrow',
} as const satisfies Record<FrameFilter['direction'], MessageKey>;
const KINDS = {
  '': 'filter_all_kinds',
  text: 'opcode_text',
  binary: 'opcode_binary',
} as const satisfies Record<FrameFilter['opcode'], MessageKey>;

interface ChoiceProps {
  name: 'direction' | 'opcode';
  label: string;
  words: Readonly<Record<string, PlainKey>>;
}

function Choice({ name, label, words }: ChoiceProps) {
  const value = useFrames((state) => state.filter[name]);
  const ask = useFrames((state) => state.ask);
  return (
    <label className="filter-choice">
      {label}
      <select
        value={value}
        onChange={({ target }) => ask({ [name]: target.value })}
        data-testid={`filter-${name}`}
      >
        {Object.entries(words).map(([key, word]) => (
          <option key={key} value={key}>
            {t(word)}
          </option>
        ))}
      </select>
    </label>
  );
}

interface QuestionProps {
  name: 'size' | 'name' | 'field';
  label: string;
  placeholder: string;
  fault: string | undefined;
}

function Question({ name, label, placeholder, fault }: QuestionProps) {
  const value = useFrames((state) => state.filter[name]);
  const ask = useFrames((state) => state.ask);
  return (
    <FilterField
      label={label}
      placeholder={placeholder}
      value={value}
      fault={fault}
      onChange={(text) => ask({ [name]: text })}
      testId={`filter-${name}`}
      shown
    />
  );
}
