import { LIMITED, type Limited } from '../../src/metrics/thresholds.ts';
import { t } from '../messages/message.ts';
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
      <span>{t('limits_over', { figure: t(name) })}</span>
      <span className="limit-value">
        <input
          type="number"
          min={0}
          step="any"
          placeholder={t('limits_none')}
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
      <summary>{count > 0 ? t('limits_title_count', { count }) : t('limits_title')}</summary>
      <div className="limit-grid">
        {LIMITED.map((figure) => (
          <LimitField key={figure} figure={figure} />
        ))}
      </div>
    </details>
  );
}
