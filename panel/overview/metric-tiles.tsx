import type { ReactNode } from 'react';
import type { Metrics, Quantiles } from '../../src/metrics/metrics.ts';
import type { Excess, Limited } from '../../src/metrics/thresholds.ts';
import { formatBytes, formatCount, formatDuration } from '../../src/shared/format.ts';
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
      <span aria-hidden="true">▲ </span>over {LIMIT_WORDS[figure].text(most)}
    </span>
  );
}

function BothWays({ sent, received }: { sent: string; received: string }) {
  return (
    <>
      <span className="way">
        <span className="off-screen">sent </span>
        <span aria-hidden="true">↑ </span>
        {sent}
      </span>
      <span className="way">
        <span className="off-screen">received </span>
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
      <Tile name="Messages/s" meaning={`Messages a second, ${over}`} figure="messagesPerSecond">
        <BothWays sent={rateText(sentPerSecond)} received={rateText(receivedPerSecond)} />
      </Tile>
      <Tile
        name="Bytes/s"
        meaning={`Payload bytes a second, ${over}; framing and compression are not counted`}
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
  const over = ranged ? 'mean over the chosen range' : 'mean of the last 5 seconds';
  const minute = ranged ? 'mean over the chosen range' : 'in the last minute';
  const { errorRate, reply, handshake } = metrics;
  return (
    <dl className="tiles" data-testid="metrics">
      <Tile name="Open" meaning="Connections that are open now" figure="open">
        {formatCount(metrics.open)}
      </Tile>
      <Tile name="Attempts/min" meaning={`Sockets that were made, ${minute}`} figure="attemptsPerMinute">
        {rateText(metrics.attemptsPerMinute)}
      </Tile>
      <Tile
        name="Failures/min"
        meaning={`Sockets that did not open, or were cut off without a close frame, ${minute}`}
        figure="failuresPerMinute"
      >
        {rateText(metrics.failuresPerMinute)}
      </Tile>
      <Tile
        name="Error rate"
        meaning="Failures among all outcomes: handshakes that succeeded, and failures"
        figure="errorRate"
      >
        {errorRate === undefined ? 'no outcome yet' : LIMIT_WORDS.errorRate.text(errorRate)}
      </Tile>
      <Traffic metrics={metrics} over={over} />
      <Tile
        name="Reply p50 / p95"
        meaning="From a sent message that carries an id to the received one with the same id: half of the answers came faster than the first figure, 95 of 100 faster than the second. Messages without ids cannot be paired."
        figure="replyP95"
      >
        {quantileText(reply, 'not known')}
      </Tile>
      <Tile
        name="Handshake p50 / p95"
        meaning="From new WebSocket() to its open event; sockets of workers are left out, because nobody sees when theirs open"
      >
        {quantileText(handshake, 'none')}
      </Tile>
    </dl>
  );
}
