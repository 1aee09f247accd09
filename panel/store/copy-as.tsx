import type { KeyboardEvent } from 'react';
import { type Question, useAsk } from './ask.tsx';
import { useCopy } from './use-copy.ts';

/** One format for the clipboard. */
export interface CopyChoice {
  form: string;
  name: string;
  /** As in “Copied the connection as curl”. */
  what: string;
  text(): string | Promise<string>;
  /** Asked before it is copied: it has what else is masked. */
  asks?: Question;
}

interface CopyAsProps {
  label: string;
  title: string;
  testId: string;
  /** What the closed list says. */
  placeholder?: string;
  /** The formats under one heading; a single group has no visible heading. */
  groups: readonly { heading: string; choices: readonly CopyChoice[] }[];
}

/** On a closed list an arrow key would choose the first format without showing the others. */
function keepClosed(event: KeyboardEvent): void {
  if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && !event.altKey) event.preventDefault();
}

function Choices({ choices }: { choices: readonly CopyChoice[] }) {
  return choices.map(({ form, name }) => (
    <option key={form} value={form}>
      {name}
    </option>
  ));
}

/** A list of formats; the chosen one is copied, and the list shows the result. */
export function CopyAs({ label, title, testId, placeholder = 'Copy as', groups }: CopyAsProps) {
  const { answer, copy } = useCopy();
  const { ask, dialog } = useAsk();
  const choose = async ({ asks, text, what }: CopyChoice): Promise<void> => {
    if (asks && !(await ask(asks))) return;
    await copy(await text(), what);
  };
  const [only, ...more] = groups;
  return (
    <>
      <select
        className="select"
        aria-label={label}
        title={title}
        value=""
        data-testid={testId}
        onKeyDown={keepClosed}
        onChange={({ target }) => {
          const all = groups.flatMap(({ choices }) => choices);
          const chosen = all.find(({ form }) => form === target.value);
          if (chosen) void choose(chosen);
        }}
      >
        <option value="" disabled>
          {answer ?? placeholder}
        </option>
        {more.length === 0 ? (
          <Choices choices={only?.choices ?? []} />
        ) : (
          groups.map(({ heading, choices }) => (
            <optgroup key={heading} label={heading}>
              <Choices choices={choices} />
            </optgroup>
          ))
        )}
      </select>
      {dialog}
    </>
  );
}
