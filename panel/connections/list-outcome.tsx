import { plural, t } from '../messages/message.ts';
import { usePanel } from '../store/panel-context.tsx';

/** How many connections the filter shows, and the button that clears it; nothing without a filter. */
export function ListOutcome() {
  const fitting = usePanel((state) => state.fitting);
  const all = usePanel((state) => state.order.length);
  const { text, shown, cause } = usePanel((state) => state.list);
  const range = usePanel((state) => state.range);
  const { setList, setRange } = usePanel((state) => state);
  if (text.trim() === '' && shown === 'all' && cause === undefined && range === undefined) return null;
  return (
    <p className="list-outcome" data-testid={fitting === 0 ? 'no-matches' : 'list-outcome'}>
      <output>
        {fitting === 0 ? t('filter_none', { count: all }) : plural('filter_count', all, { fitting })}
      </output>
      <button
        type="button"
        className="link"
        data-testid="list-show-all"
        onClick={() => {
          setList({ text: '', shown: 'all', cause: undefined });
          setRange(undefined);
        }}
      >
        {t('filter_show_all', { count: all })}
      </button>
    </p>
  );
}
