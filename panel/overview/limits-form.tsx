import { LIMITED, type Limited } from '../../src/metrics/thresholds.ts';
import { usePanel } from '../store/panel-context.tsx';
import { LIMIT_WORDS } from './metric-text.ts';

function LimitField({ figure }: { figure: Limited }) {
  const limits = usePanel((state) => state.limits);
  const setLimits = usePanel((state) => state.setLimits);
  const { name, unit, scale } = LIMIT_WORDS[figure];
  const most = limits[figure];
  const onChange = (text: string): void => {
    const { [figure]: _before, ...others } = limits;
    const value = Number(text);
    setLimits(text === '' || !(value >= 0) ? others : { ...others, [figure]: value * scale });
  };
  return (
    <label className="limit">
      <span>{name} over</span>
      <span className="limit-value">
        <input
          type="number"
          min={0}
          step="any"
          placeholder="no limit"
          value={most === undefined ? '' : Number((most / scale).toFixed(3))}
          data-testid={`limit-${figure}`}
          onChange={(event) => onChange(event.target.value)}
        />
        {unit}
      </span>
    </label>
  );
}

/** Limits that show a badge when the current value is above them; stored. */
export function LimitsForm() {
  const count = usePanel((state) => Object.keys(state.limits).length);
  return (
    <details className="limits" data-testid="limits">
      <summary>Limits{count > 0 ? ` (${count})` : ''}: show a badge when a figure is above one</summary>
      <div className="limit-grid">
        {LIMITED.map((figure) => (
          <LimitField key={figure} figure={figure} />
        ))}
      </div>
    </details>
  );
}
