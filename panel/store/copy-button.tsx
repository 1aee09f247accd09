import { useCopy } from './use-copy.ts';

interface CopyButtonProps {
  text: () => string;
  /** As in “Copied the command”. */
  what: string;
  /** The beginning of “Copy” with `what`: who speaks to the browser says what is in sight. */
  label?: string;
  title?: string;
}

/** Copies `text()` and says so, on itself and to a screen reader. */
export function CopyButton({ text, what, label = 'Copy', title }: CopyButtonProps) {
  const { answer, copy } = useCopy();
  return (
    <button
      type="button"
      className="button copy"
      aria-label={answer === undefined ? `Copy ${what}` : undefined}
      title={title}
      onClick={() => copy(text(), what)}
      data-testid="copy"
    >
      {answer ?? label}
    </button>
  );
}
