import { t } from '../messages/message.ts';
import { formatDuration } from '../messages/units.ts';
import { usePanel } from '../store/panel-context.tsx';
import { clockText, isoText } from '../ui/moment-text.ts';

/** The selected time range, and the button that removes it. */
export function RangeChip() {
  const range = usePanel((state) => state.range);
  const setRange = usePanel((state) => state.setRange);
  if (!range) return null;
  const { from, until } = range;
  return (
    <p className="range-chip" data-testid="range">
      <span title={t('range_times', { from: isoText(from), until: isoText(until) })}>
        {t('range_only', {
          from: clockText(from),
          time: formatDuration(until - from),
          until: clockText(until),
        })}
      </span>
      <button type="button" className="link" onClick={() => setRange(undefined)}>
        {t('range_all')}
      </button>
    </p>
  );
}
