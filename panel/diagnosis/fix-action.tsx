import type { Fix } from '../../src/diagnosis/rule.ts';
import { usePanel, usePanelHandle } from '../store/panel-context.tsx';
import { useReadOnly } from '../store/read-only-note.tsx';

/** A button for what the panel can do at once; none where a file is shown. */
export function FixAction({ action }: { action: NonNullable<Fix['action']> }) {
  const { reach } = usePanelHandle();
  const show = usePanel((state) => state.show);
  const readOnly = useReadOnly();
  if (readOnly) return null;
  switch (action) {
    case 'reload':
      return reach ? (
        <p className="try-fix">
          <button type="button" className="button" onClick={reach.reload} data-testid="fix-reload">
            Reload the page
          </button>
        </p>
      ) : null;
    case 'run-test':
      return (
        <p className="try-fix">
          <button type="button" className="button" onClick={() => show('test')} data-testid="fix-run-test">
            Open the Test tab
          </button>
        </p>
      );
    default:
      return action satisfies never;
  }
}
