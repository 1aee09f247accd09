import { type PlainKey, t } from '../messages/message.ts';
import { GROUPS, type ListChoice, SHOWN } from '../store/list-choice.ts';
import { usePanel } from '../store/panel-context.tsx';
import { ListFilter } from './list-filter.tsx';

const GROUP_NAMES = {
  auto: 'group_auto',
  none: 'group_none',
  cause: 'group_by_cause',
  host: 'group_by_host',
  frame: 'group_by_frame',
} satisfies Record<ListChoice['group'], PlainKey>;
const SHOWN_NAMES = {
  all: 'shown_all',
  problems: 'problems_label',
  open: 'metric_open',
  ended: 'shown_ended',
} satisfies Record<ListChoice['shown'], PlainKey>;

interface ChoiceProps<T extends string> {
  label: string;
  value: T;
  names: Record<T, PlainKey>;
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
          {t(names[each])}
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
        label={t('shown_label')}
        value={list.shown}
        names={SHOWN_NAMES}
        values={SHOWN}
        testId="list-shown"
        onChange={(shown) => setList({ shown })}
      />
      <Choice
        label={t('groups_label')}
        value={list.group}
        names={GROUP_NAMES}
        values={GROUPS}
        testId="list-group"
        onChange={(group) => setList({ group })}
      />
    </div>
  );
}
