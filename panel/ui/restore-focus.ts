/**
 * Moves the focus to an element when nothing has it: the button that started a jump is gone with its tab, and keyboard
 * users would have to start again from the top.
 */
export function takeLostFocus(element: HTMLElement | null): void {
  if (document.activeElement === document.body) element?.focus({ preventScroll: true });
}
