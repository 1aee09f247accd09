import { useMemo } from 'react';
import { wholeRange } from '../../src/metrics/metrics.ts';
import { type Series, seriesOf } from '../../src/metrics/time-series.ts';
import { formatDuration } from '../messages/units.ts';
import './lanes.css';
import './overview.css';
import { SizeHistogram } from '../frames/size-histogram.tsx';
import { t } from '../messages/message.ts';
import { RichMessage } from '../messages/rich-message.tsx';
import { usePanel, usePanelHandle } from '../store/panel-context.tsx';
import { Lanes } from './lanes.tsx';
import { LimitsForm } from './limits-form.tsx';
import { rateText } from './metric-text.ts';
import { MetricTiles } from './metric-tiles.tsx';
import { TimeChart } from './time-chart.tsx';
import { useSlowRevision } from './use-slow-revision.ts';

/** Charts are redrawn at most once a second: more is not visible, and a busy page leaves no time for more. */
const REDRAW_EVERY = 1000;

const peak = (values: readonly (number | null)[]): number =>
  Math.max(0, ...values.map((value) => value ?? 0));

function Charts({ series }: { series: Series }) {
  const { at, sent, received, p50, p95 } = series;
  const answered = p95.some((value) => value !== null);
  return (
    <div className="charts">
      <TimeChart
        title={t('overview_chart_messages')}
        summary={t('overview_chart_messages_most', {
          sent: rateText(peak(sent)),
          received: rateText(peak(received)),
        })}
        at={at}
        lines={[
          { name: `↑ ${t('overview_sent')}`, colour: '--sent', values: sent },
          { name: `↓ ${t('overview_received')}`, colour: '--received', dashed: true, values: received },
        ]}
        text={rateText}
      />
      {answered ? (
        <TimeChart
          title={t('overview_chart_reply')}
          summary={t('overview_chart_reply_most', { time: formatDuration(peak(p95)) })}
          at={at}
          lines={[
            { name: 'p50', colour: '--ok', values: p50 },
            { name: 'p95', colour: '--warning', dashed: true, values: p95 },
          ]}
          text={formatDuration}
        />
      ) : (
        <figure className="chart">
          <figcaption>{t('overview_chart_reply')}</figcaption>
          <p className="quiet">
            <RichMessage
              id="overview_reply_unknown"
              values={{ id: <code>id</code>, request: <code>requestId</code> }}
            />
          </p>
        </figure>
      )}
    </div>
  );
}

/** The whole page: figures, all connections on one timeline, traffic, replies and sizes. */
export function PageOverview() {
  const revision = useSlowRevision(REDRAW_EVERY);
  const range = usePanel((state) => state.range);
  usePanel((state) => state.list);
  const { store } = usePanelHandle();
  const { items, session: read } = store.getState();
  const session = read();
  const whole = wholeRange(session);
  const shown = range ?? whole;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the session is changed in place; `drawn` tells when to look
  const series = useMemo(() => seriesOf(session, shown), [revision, range]);
  return (
    <section className="overview" aria-label={t('overview_label')} data-testid="page-overview">
      <MetricTiles />
      <LimitsForm />
      <h2>{t('overview_over_time')}</h2>
      <Lanes session={session} whole={whole} items={items} />
      <Charts series={series} />
      <h2>{t('overview_sizes')}</h2>
      <SizeHistogram session={session} range={shown} />
    </section>
  );
}
