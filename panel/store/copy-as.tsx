import type { KeyboardEvent } from 'react';
import { t } from '../messages/message.ts';
import { type CopyChoice, useCopyChoice } from './use-copy-choice.tsx';

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
export function CopyAs({ label, title, testId, placeholder = t('copy_as'), groups }: CopyAsProps) {
  const { choose, answer, dialog } = useCopyChoice();
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
