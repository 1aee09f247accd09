import { usePanel } from '../store/panel-context.tsx';

/** After Clear: the button that undoes it, for as long as that is possible. */
export function UndoBar() {
  const undoable = usePanel((state) => state.undoable);
  const undoClear = usePanel((state) => state.undoClear);
  if (!undoable) return null;
  return (
    <aside className="undo-bar" aria-label="What was just cleared" data-testid="undo-bar">
      Cleared.
      <button type="button" className="link" data-testid="undo" onClick={undoClear}>
        Undo
      </button>
      <kbd className="quiet">Ctrl+Z</kbd>
    </aside>
  );
}
