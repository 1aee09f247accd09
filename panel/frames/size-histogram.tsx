import { sizesWithin } from '../../src/metrics/metrics.ts';
import { SIZE_CLASSES, type TimeRange } from '../../src/session/messages/time-buckets.ts';
import type { Session } from '../../src/session/session.ts';
import { formatNumber, t } from '../messages/message.ts';
import { formatBytes } from '../messages/units.ts';

function classText(at: number): string {
  const most = SIZE_CLASSES[at];
  return most === undefined
    ? t('sizes_over', { size: formatBytes(SIZE_CLASSES.at(-1) ?? 0) })
    : t('sizes_to', { size: formatBytes(most) });
}

/** The number of messages of each size, in both directions. */
export function SizeHistogram({ session, range }: { session: Session; range: TimeRange }) {
  const counts = sizesWithin(session, range);
  const most = Math.max(...counts, 1);
  const first = counts.findIndex((count) => count > 0);
  const last = counts.findLastIndex((count) => count > 0);
  if (first < 0) return <p className="quiet">{t('sizes_none')}</p>;
  return (
    <table className="histogram" data-testid="histogram">
      <thead className="off-screen">
        <tr>
          <th scope="col">{t('column_size')}</th>
          <th scope="col">{t('column_messages')}</th>
        </tr>
      </thead>
      <tbody>
        {counts.map((count, at) =>
          at < first || at > last ? null : (
            <tr key={classText(at)}>
              <th scope="row">{classText(at)}</th>
              <td>
                <span className="histogram-bar" style={{ width: `${(count / most) * 70}%` }} />
                {formatNumber(count)}
              </td>
            </tr>
          ),
        )}
      </tbody>
    </table>
  );
}
