import type { CdpSession } from './accuracy-cdp.ts';

/** One of `Performance.getMetrics`, whose domain has to be enabled; times are in seconds. */
export async function performanceMetric(
  session: Pick<CdpSession, 'send'>,
  wanted: 'ProcessTime' | 'TaskDuration',
): Promise<number> {
  const { metrics } = await session.send<{ metrics: { name: string; value: number }[] }>(
    'Performance.getMetrics',
  );
  return metrics.find(({ name }) => name === wanted)?.value ?? Number.NaN;
}
