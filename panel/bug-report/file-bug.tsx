import { t } from '../messages/message.ts';
import { Icon } from '../ui/icons.tsx';
import { later } from '../ui/lazy.tsx';
import { useOpen } from '../ui/use-open.ts';

const review = later(async () => (await import('./bug-review.tsx')).BugReview);
export const fetchBugReview = review.fetch;

/** Opens the review: the user sees everything before any of it is shared. */
export function FileBug() {
  const { open, show, close, button } = useOpen();
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
        onClick={show}
      >
        <Icon name="bug" />
      </button>
      {open && <review.View close={close} />}
    </>
  );
}
