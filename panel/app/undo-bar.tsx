import { t } from '../messages/message.ts';
import { usePanel } from '../store/panel-context.tsx';
import { keyNames } from '../ui/key-names.ts';

/** After Clear: the button that undoes it, for as long as that is possible. */
export function UndoBar() {
  const undoable = usePanel((state) => state.undoable);
  const undoClear = usePanel((state) => state.undoClear);
  if (!undoable) return null;
  return (
    <aside className="undo-bar" aria-label={t('undo_label')} data-testid="undo-bar">
      {t('undo_cleared')}
      <button type="button" className="link" data-testid="undo" onClick={undoClear}>
        {t('undo')}
      </button>
      <kbd className="quiet">{keyNames('Ctrl+Z')}</kbd>
    </aside>
  );
}
