import { useId } from 'react';

interface FilterFieldProps {
  label: string;
  /** The label is visible. */
  shown?: boolean;
  wide?: boolean;
  placeholder: string;
  value: string;
  fault: string | undefined;
  testId: string;
  onChange(value: string): void;
}

/** One condition, with its error. */
export function FilterField(props: FilterFieldProps) {
  const { label, shown = false, wide = false, placeholder, value, fault, testId, onChange } = props;
  const id = useId();
  return (
    <span className={wide ? 'filter-field wide' : 'filter-field'}>
      <label htmlFor={id} className={shown ? undefined : 'off-screen'}>
        {label}
      </label>
      <input
        id={id}
        type="text"
        value={value}
        placeholder={placeholder}
        spellCheck={false}
        autoComplete="off"
        aria-invalid={fault !== undefined}
        aria-describedby={fault === undefined ? undefined : `${id}-fault`}
        onChange={({ target }) => onChange(target.value)}
        data-testid={testId}
      />
      {fault !== undefined && (
        <span id={`${id}-fault`} className="filter-fault" role="alert">
          {fault}
        </span>
      )}
    </span>
  );
}
