import { useCopy } from './use-copy.ts';

interface CopyButtonProps {
  text: () => string;
  /** As in “Copied the command”. */
  what: string;
  /** The accessible name begins with the visible text, for users of speech input. */
  label?: string;
  title?: string;
}

/** Copies `text()` and confirms it, visibly and to screen readers. */
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
