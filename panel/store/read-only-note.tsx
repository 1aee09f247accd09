import { t } from '../messages/message.ts';
import { useFiles } from './panel-context.tsx';

/** A file is open: its connections are over, and nothing can be sent on them. */
export function useReadOnly(): boolean {
  return useFiles((state) => state.opened !== undefined);
}

/** Why nothing can be sent while a file is open, and what to do. */
export function ReadOnlyNote() {
  return (
    <p className="note" data-testid="read-only">
      {t('file_read_only_note', { back: t('file_back') })}
    </p>
  );
}
