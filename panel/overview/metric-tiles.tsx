import type { ReactNode } from 'react';
import type { Metrics, Quantiles } from '../../src/metrics/metrics.ts';
import type { Excess, Limited } from '../../src/metrics/thresholds.ts';
import { formatNumber, t } from '../messages/message.ts';
import { formatBytes, formatDuration } from '../messages/units.ts';
import { usePanel } from '../store/panel-context.tsx';
import { LIMIT_WORDS, rateText } from './metric-text.ts';

interface TileProps {
  name: string;
  /** What the figure is, and the time it covers. */
  meaning: string;
  figure?: Limited;
  children: ReactNode;
}

function Tile({ name, meaning, figure, children }: TileProps) {
  const excess = usePanel((state) => state.excesses.find((each) => each.figure === figure));
  return (
    <div
      className={excess ? 'tile tile-over' : 'tile'}
      title={meaning}
      data-testid="metric"
      data-figure={figure}
    >
      <dt>{name}</dt>
      <dd>
        {children}
        {excess && <Over excess={excess} />}
      </dd>
    </div>
  );
}

function Over({ excess: { figure, most } }: { excess: Excess }) {
  return (
    <span className="over" data-testid="over">
      <span aria-hidden="true">▲ </span>
      {t('metric_over', { limit: LIMIT_WORDS[figure].text(most) })}
    </span>
  );
}

function BothWays({ sent, received }: { sent: string; received: string }) {
  return (
    <>
      <span className="way">
        <span className="off-screen">{t('overview_sent')} </span>
        <span aria-hidden="true">↑ </span>
        {sent}
      </span>
      <span className="way">
        <span className="off-screen">{t('overview_received')} </span>
        <span aria-hidden="true">↓ </span>
        {received}
      </span>
    </>
  );
}

function quantileText(times: Quantiles | undefined, none: string): string {
  return times ? `${formatDuration(times.p50)} / ${formatDuration(times.p95)}` : none;
}

function Traffic({ metrics, over }: { metrics: Metrics; over: string }) {
  const { sentPerSecond, receivedPerSecond, sentBytesPerSecond, receivedBytesPerSecond } = metrics;
  return (
    <>
      <Tile
        name={t('metric_messages')}
        meaning={t('metric_messages_why', { period: over })}
        figure="messagesPerSecond"
      >
        <BothWays sent={rateText(sentPerSecond)} received={rateText(receivedPerSecond)} />
      </Tile>
      <Tile
        name={t('metric_bytes')}
        meaning={t('metric_bytes_why', { period: over })}
        figure="bytesPerSecond"
      >
        <BothWays
          sent={formatBytes(Math.round(sentBytesPerSecond))}
          received={formatBytes(Math.round(receivedBytesPerSecond))}
        />
      </Tile>
    </>
  );
}

/** The page's connections in figures, now or in the selected range. */
export function MetricTiles() {
  const metrics = usePanel((state) => state.metrics);
  const ranged = usePanel((state) => state.range !== undefined);
  const over = t(ranged ? 'metric_range' : 'metric_last_seconds');
  const minute = t(ranged ? 'metric_range' : 'metric_last_minute');
  const { errorRate, reply, handshake } = metrics;
  return (
    <dl className="tiles" data-testid="metrics">
      <Tile name={t('metric_open')} meaning={t('metric_open_why')} figure="open">
        {formatNumber(metrics.open)}
      </Tile>
      <Tile
        name={t('metric_attempts')}
        meaning={t('metric_attempts_why', { period: minute })}
        figure="attemptsPerMinute"
      >
        {rateText(metrics.attemptsPerMinute)}
      </Tile>
      <Tile
        name={t('metric_failures')}
        meaning={t('metric_failures_why', { period: minute })}
        figure="failuresPerMinute"
      >
        {rateText(metrics.failuresPerMinute)}
      </Tile>
      <Tile name={t('figure_error_rate')} meaning={t('metric_error_rate_why')} figure="errorRate">
        {errorRate === undefined ? t('metric_no_outcome') : LIMIT_WORDS.errorRate.text(errorRate)}
      </Tile>
      <Traffic metrics={metrics} over={over} />
      <Tile name={t('metric_reply')} meaning={t('metric_reply_why')} figure="replyP95">
        {quantileText(reply, t('metric_not_known'))}
      </Tile>
      <Tile name={t('metric_handshake')} meaning={t('metric_handshake_why')}>
        {quantileText(handshake, t('metric_none'))}
      </Tile>
    </dl>
  );
}
