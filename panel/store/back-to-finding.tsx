import { t } from '../messages/message.ts';
import { usePanel } from './panel-context.tsx';

/** The button that returns from an event to the finding that named it. */
export function BackToFinding() {
  const origin = usePanel((state) => state.origin);
  const back = usePanel((state) => state.back);
  if (!origin) return null;
  return (
    <button type="button" className="button back" onClick={back} data-testid="back">
      <span aria-hidden="true">←</span> {t('back_to_finding')}
    </button>
  );
}
