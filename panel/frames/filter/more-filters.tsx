import type { FilterFault, FrameFilter } from '../../../src/session/messages/frame-filter.ts';
import { useFrames } from '../use-frames.ts';
import { FilterField } from './filter-field.tsx';
import { FilterPresets } from './filter-presets.tsx';

/** Conditions that are used less often than text. */
export function MoreFilters({ faultOf }: { faultOf(field: FilterFault['field']): string | undefined }) {
  const filter = useFrames((state) => state.filter);
  const ask = useFrames((state) => state.ask);
  return (
    <div className="filter-more">
      <Choice name="direction" label="Direction" words={DIRECTIONS} />
      <Choice name="opcode" label="Kind" words={KINDS} />
      <Question name="size" label="Size" placeholder=">1k, 100-2k" fault={faultOf('size')} />
      <Question name="name" label="Event or method" placeholder="chat" fault={undefined} />
      <Question name="field" label="Field" placeholder="$.user.id = 5" fault={faultOf('field')} />
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

const DIRECTIONS = { '': 'both', sent: '↑ sent', received: '↓ received' } satisfies Record<
  FrameFilter['direction'],
  string
>;
const KINDS = { '': 'all', text: 'text', binary: 'binary' } satisfies Record<FrameFilter['opcode'], string>;

interface ChoiceProps {
  name: 'direction' | 'opcode';
  label: string;
  words: Readonly<Record<string, string>>;
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
            {word}
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
