import { type ComponentProps, useEffect, useRef } from 'react';

/** A modal dialog, open for as long as it is rendered. `onClose`: Escape, or its own `close()`. */
export function Modal({
  children,
  ...props
}: Omit<ComponentProps<'dialog'>, 'onClose'> & { onClose(): void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    if (element && !element.open) element.showModal();
  }, []);
  return (
    <dialog
      {...props}
      ref={dialog}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        // DevTools listens on the document and would open its drawer.
        event.stopPropagation();
        event.preventDefault();
        dialog.current?.close();
      }}
    >
      {children}
    </dialog>
  );
}
