/**
 * Gives the focus to an element when nothing has it: the button that a jump began at is gone with its tab, and
 * whoever works by keyboard would have to start over.
 */
export function takeLostFocus(element: HTMLElement | null): void {
  if (document.activeElement === document.body) element?.focus({ preventScroll: true });
}
