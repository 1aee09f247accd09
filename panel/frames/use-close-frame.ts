import { usePanel } from '../store/panel-context.tsx';

/** Closes the chosen frame; the focus, which would be lost with it, goes to the table. */
export function useCloseFrame(): () => void {
  const highlight = usePanel((state) => state.highlight);
  return () => {
    document.querySelector<HTMLElement>('.frame-table')?.focus({ preventScroll: true });
    highlight(undefined);
  };
}
