import { t } from '../messages/message.ts';
import { usePanel, usePanelHandle } from './panel-context.tsx';
import { useReadOnly } from './read-only-note.tsx';

/** Reloads the inspected page; none where there is no page to reload. */
export function ReloadButton({ testId }: { testId: string }) {
  const { reach } = usePanelHandle();
  const readOnly = useReadOnly();
  if (readOnly || !reach) return null;
  return (
    <button type="button" className="button" onClick={reach.reload} data-testid={testId}>
      {t('reload_page')}
    </button>
  );
}

/** Opens the Test tab, where the tests are started; none where a file is shown. */
export function TestButton({ testId }: { testId: string }) {
  const show = usePanel((state) => state.show);
  const readOnly = useReadOnly();
  if (readOnly) return null;
  return (
    <button type="button" className="button" onClick={() => show('test')} data-testid={testId}>
      {t('test_open')}
    </button>
  );
}
