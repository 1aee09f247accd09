import { formatDuration } from '../../src/shared/format.ts';
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
      <span title={`${isoText(from)} to ${isoText(until)}`}>
        Only {clockText(from)} to {clockText(until)} ({formatDuration(until - from)})
      </span>
      <button type="button" className="link" onClick={() => setRange(undefined)}>
        Show all times
      </button>
    </p>
  );
}
