import type { ReactNode } from 'react';
import { t } from '../messages/message.ts';
import { Modal } from './modal.tsx';
import { usePanel } from './panel-context.tsx';

/** A dialog over the panel; Escape closes it and returns the focus. */
export function Dialog({ title, children }: { title: string; children: ReactNode }) {
  const overlay = usePanel((state) => state.overlay);
  return (
    <Modal className="dialog" aria-labelledby="dialog-title" onClose={() => overlay(undefined)}>
      <header className="dialog-head">
        <h2 id="dialog-title">{title}</h2>
        <button
          type="button"
          className="button"
          data-testid="dialog-close"
          onClick={({ currentTarget }) => currentTarget.closest('dialog')?.close()}
        >
          {t('close')} <kbd>Esc</kbd>
        </button>
      </header>
      {children}
    </Modal>
  );
}
