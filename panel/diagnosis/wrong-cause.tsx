import type { Finding } from '../../src/diagnosis/rule.ts';
import type { Connection } from '../../src/session/connection.ts';
import { t } from '../messages/message.ts';
import { usePanel } from '../store/panel-context.tsx';
import { later } from '../ui/lazy.tsx';
import { useOpen } from '../ui/use-open.ts';

const dialog = later(async () => (await import('./wrong-cause-dialog.tsx')).WrongCauseDialog);
export const fetchWrongCause = dialog.fetch;

interface WrongCauseProps {
  finding: Finding;
  connection: Connection;
}

/** Marks a finding as not the cause, asks what it was, and drafts an issue about it. */
export function WrongCause({ finding, connection }: WrongCauseProps) {
  const { rule } = finding;
  const marked = usePanel((state) => state.isMarkedWrong(rule.id, connection.id));
  const markWrong = usePanel((state) => state.markWrong);
  const { open, show, close, button } = useOpen();
  return (
    <>
      <button
        ref={button}
        type="button"
        className="button"
        aria-haspopup="dialog"
        data-testid="not-the-cause"
        onClick={() => {
          markWrong(rule.id, finding.connections, true);
          show();
        }}
      >
        {t(marked ? 'wrong_marked' : 'wrong_ask')}
      </button>
      {marked && (
        <button
          type="button"
          className="link"
          data-testid="is-the-cause"
          onClick={() => markWrong(rule.id, finding.connections, false)}
        >
          {t('undo')}
        </button>
      )}
      {open && <dialog.View finding={finding} connection={connection} close={close} />}
    </>
  );
}
