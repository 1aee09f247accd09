import { type ReactNode, useEffect, useRef } from 'react';
import { usePanel } from './panel-context.tsx';

/** A dialog over the panel; Escape closes it and returns the focus. */
export function Dialog({ title, children }: { title: string; children: ReactNode }) {
  const overlay = usePanel((state) => state.overlay);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    if (element && !element.open) element.showModal();
  }, []);
  return (
    <dialog
      ref={dialog}
      className="dialog"
      aria-labelledby="dialog-title"
      onClose={() => overlay(undefined)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        // DevTools listens on the document and would open its drawer.
        event.stopPropagation();
        event.preventDefault();
        dialog.current?.close();
      }}
    >
      <header className="dialog-head">
        <h2 id="dialog-title">{title}</h2>
        <button
          type="button"
          className="button"
          data-testid="dialog-close"
          onClick={() => dialog.current?.close()}
        >
          Close <kbd>Esc</kbd>
        </button>
      </header>
      {children}
    </dialog>
  );
}
