import { useRef } from 'react';
import { GROUPS, type ListChoice, SHOWN, SORTS } from '../store/list-choice.ts';
import { usePanel } from '../store/panel-context.tsx';

const SORT_NAMES = {
  concern: 'Worst first',
  newest: 'Newest first',
  age: 'Oldest first',
  activity: 'Last active',
  traffic: 'Most bytes',
  url: 'By url',
} satisfies Record<ListChoice['sort'], string>;
const GROUP_NAMES = {
  none: 'No groups',
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

/** Above the list: the filter, and the order. */
export function ListBar() {
  const list = usePanel((state) => state.list);
  const setList = usePanel((state) => state.setList);
  const field = useRef<HTMLInputElement>(null);
  return (
    <div className="list-bar">
      <input
        ref={field}
        type="search"
        className="filter"
        id="list-filter"
        placeholder="Filter (F)"
        aria-label="Filter connections"
        title="Filter by URL, status, close code or cause. Use -word to exclude."
        value={list.text}
        data-testid="list-filter"
        onChange={(event) => setList({ text: event.target.value })}
      />
      <Choice
        label="Which connections"
        value={list.shown}
        names={SHOWN_NAMES}
        values={SHOWN}
        testId="list-shown"
        onChange={(shown) => setList({ shown })}
      />
      <Choice
        label="Order"
        value={list.sort}
        names={SORT_NAMES}
        values={SORTS}
        testId="list-sort"
        onChange={(sort) => setList({ sort })}
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
