import { useRef, useState } from 'react';
import { t } from '../messages/message.ts';
import { Icon } from '../ui/icons.tsx';
import { later } from '../ui/lazy.tsx';

const review = later(async () => (await import('./bug-review.tsx')).BugReview);
export const fetchBugReview = review.fetch;

/** Opens the review: the user sees everything before any of it is shared. */
export function FileBug() {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = (): void => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        className="icon-button"
        aria-label={t('bug_button')}
        title={t('bug_button_why')}
        aria-haspopup="dialog"
        data-testid="file-bug"
        onClick={() => setOpen(true)}
      >
        <Icon name="bug" />
      </button>
      {open && <review.View close={close} />}
    </>
  );
}
