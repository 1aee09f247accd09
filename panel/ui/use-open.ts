import { type RefObject, useRef, useState } from 'react';

/** What a button opens: closed, the button has the focus again. */
export function useOpen(): {
  open: boolean;
  show(): void;
  close(): void;
  button: RefObject<HTMLButtonElement | null>;
} {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  return {
    open,
    show: () => setOpen(true),
    close() {
      setOpen(false);
      button.current?.focus();
    },
    button,
  };
}
