import { usePanel } from '../store/panel-context.tsx';

/** Closes the selected frame and moves the focus to the table, since it would be lost. */
export function useCloseFrame(): () => void {
  const highlight = usePanel((state) => state.highlight);
  return () => {
    document.querySelector<HTMLElement>('.frame-table')?.focus({ preventScroll: true });
    highlight(undefined);
  };
}
