import { useFiles } from './panel-context.tsx';

/** A file is open: its connections are over, and nothing can be sent on them. */
export function useReadOnly(): boolean {
  return useFiles((state) => state.opened !== undefined);
}

/** Why nothing can be sent while a file is open, and what to do. */
export function ReadOnlyNote() {
  return (
    <p className="note" data-testid="read-only">
      A file is open: its connections belong to another time, and often to another machine, so nothing can be
      sent from here. “Back to the page” above returns to the live one.
    </p>
  );
}
