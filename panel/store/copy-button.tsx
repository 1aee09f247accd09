import { t } from '../messages/message.ts';
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
export function CopyButton({ text, what, label = t('copy_copy'), title }: CopyButtonProps) {
  const { answer, copy } = useCopy();
  return (
    <button
      type="button"
      className="button copy"
      aria-label={answer === undefined ? t('copy_what', { what }) : undefined}
      title={title}
      onClick={() => copy(text(), what)}
      data-testid="copy"
    >
      {answer ?? label}
    </button>
  );
}
