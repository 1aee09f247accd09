import { usePanel } from '../store/panel-context.tsx';

/** Shown when the filter or the time range hides every connection. */
export function NoneFits() {
  const { setList, setRange } = usePanel((state) => state);
  const count = usePanel((state) => state.order.length);
  return (
    <p className="quiet-line" data-testid="no-matches">
      None of {count} {count === 1 ? 'connection' : 'connections'} fits.{' '}
      <button
        type="button"
        className="link"
        onClick={() => {
          setList({ text: '', shown: 'all' });
          setRange(undefined);
        }}
      >
        Show all
      </button>
    </p>
  );
}
