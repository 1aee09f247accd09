import { GROUPS, type ListChoice, SHOWN } from '../store/list-choice.ts';
import { usePanel } from '../store/panel-context.tsx';
import { ListFilter } from './list-filter.tsx';

const GROUP_NAMES = {
  auto: 'Auto groups',
  none: 'No groups',
  cause: 'By cause',
  host: 'By host',
  frame: 'By frame',
} satisfies Record<ListChoice['group'], string>;
const SHOWN_NAMES = {
  all: 'All',
  problems: 'Problems',
  open: 'Open',
  ended: 'Ended',
} satisfies Record<ListChoice['shown'], string>;

interface ChoiceProps<T extends string> {
  label: string;
  value: T;
  names: Record<T, string>;
  values: readonly T[];
  testId: string;
  onChange(value: T): void;
}

function Choice<T extends string>({ label, value, names, values, testId, onChange }: ChoiceProps<T>) {
  return (
    <select
      className="select"
      aria-label={label}
      title={label}
      value={value}
      data-testid={testId}
      onChange={(event) => {
        const chosen = values.find((each) => each === event.target.value);
        if (chosen !== undefined) onChange(chosen);
      }}
    >
      {values.map((each) => (
        <option key={each} value={each}>
          {names[each]}
        </option>
      ))}
    </select>
  );
}

/** Above the list: the filter, and the groups. */
export function ListBar() {
  const list = usePanel((state) => state.list);
  const setList = usePanel((state) => state.setList);
  return (
    <div className="list-bar">
      <ListFilter />
      <Choice
        label="Which connections"
        value={list.shown}
        names={SHOWN_NAMES}
        values={SHOWN}
        testId="list-shown"
        onChange={(shown) => setList({ shown })}
      />
      <Choice
        label="Groups"
        value={list.group}
        names={GROUP_NAMES}
        values={GROUPS}
        testId="list-group"
        onChange={(group) => setList({ group })}
      />
    </div>
  );
}
