import { useRef, useState } from 'react';
import { SeverityIcon } from '../diagnosis/severity-icon.tsx';
import { formatNumber, t } from '../messages/message.ts';
import { usePanel } from '../store/panel-context.tsx';
import { DataText } from '../ui/data-text.tsx';
import { useListWidth } from './use-list-width.ts';

/** The width of a chip whose text can be read, in CSS pixels. */
const READABLE = 150;

/** The causes of all connections with their numbers; a click shows only the connections of one. */
export function CauseChips() {
  const causes = usePanel((state) => state.causes);
  const chosen = usePanel((state) => state.list.cause);
  const setList = usePanel((state) => state.setList);
  const [all, setAll] = useState(false);
  const row = useRef<HTMLDivElement>(null);
  const few = Math.max(2, Math.floor(useListWidth(row) / READABLE));
  if (causes.length < 2 && chosen === undefined) return null;
  const shown = all ? causes : causes.filter(({ key }, at) => at < few || key === chosen);
  return (
    <div
      ref={row}
      className={`cause-chips${all ? ' cause-chips-all' : ''}`}
      role="toolbar"
      aria-label={t('chips_label')}
      data-testid="cause-chips"
    >
      {shown.map(({ key, title, severity, count }) => (
        <button
          key={key}
          type="button"
          className="cause-chip"
          aria-pressed={key === chosen}
          title={`${title}: ${formatNumber(count)}`}
          data-testid="cause-chip"
          onClick={() => setList({ cause: key === chosen ? undefined : key })}
        >
          <SeverityIcon severity={severity} />
          <DataText text={title} className="row-title" />
          <b>{formatNumber(count)}</b>
        </button>
      ))}
      {causes.length > few && (
        <button
          type="button"
          className="cause-chip cause-more"
          aria-expanded={all}
          data-testid="cause-more"
          onClick={() => setAll(!all)}
        >
          {all ? t('chips_fewer') : t('more', { count: causes.length - few })}
        </button>
      )}
    </div>
  );
}
