import { createHash } from 'node:crypto';
import { type BriefCause, briefLine } from '../../src/export/report/brief.ts';
import type { ActiveCause, VerdictChange } from './verdict-changes.ts';

const ALERT = 'WebSocketProblem';
/** What Alertmanager writes for an alert that has not ended. */
const NOT_ENDED = '0001-01-01T00:00:00Z';

/**
 * A change of a verdict as Alertmanager writes it to webhooks, so that receivers made for it read this one:
 * https://prometheus.io/docs/alerting/latest/configuration/#webhook_config
 */
export function webhookBody({ observation, active, resolved }: VerdictChange) {
  const { target, at } = observation;
  const alert = ({ cause, since }: ActiveCause, endedAt?: number) => ({
    status: endedAt === undefined ? 'firing' : 'resolved',
    labels: { alertname: ALERT, url: target.name, rule: cause.rule, severity: cause.severity },
    annotations: annotationsOf(cause),
    startsAt: new Date(since).toISOString(),
    endsAt: endedAt === undefined ? NOT_ENDED : new Date(endedAt).toISOString(),
    generatorURL: '',
    fingerprint: fingerprintOf(target.name, cause.rule),
  });
  return {
    version: '4',
    groupKey: `{}:{alertname="${ALERT}", url=${JSON.stringify(target.name)}}`,
    truncatedAlerts: 0,
    status: active.length === 0 ? 'resolved' : 'firing',
    receiver: 'wsdoctor',
    groupLabels: { alertname: ALERT, url: target.name },
    commonLabels: { alertname: ALERT, url: target.name },
    commonAnnotations: {},
    externalURL: '',
    alerts: [...active.map((each) => alert(each)), ...resolved.map((each) => alert(each, at))],
  };
}

function annotationsOf(cause: BriefCause) {
  const { confidence, evidence, fix } = cause;
  return { summary: briefLine(cause), description: cause.cause, confidence, evidence, fix };
}

const fingerprintOf = (...parts: string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);

/** Sends it; returns why that failed. `timeout` in milliseconds. */
export async function postWebhook(
  url: URL,
  body: ReturnType<typeof webhookBody>,
  timeout: number,
  stop: AbortSignal,
): Promise<string | undefined> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      redirect: 'manual',
      signal: AbortSignal.any([stop, AbortSignal.timeout(timeout)]),
    });
    await response.body?.cancel();
    return response.ok ? undefined : `it answered ${response.status}`;
  } catch (error) {
    return whyNot(error as Error & { cause?: { code?: string; message?: string } }, timeout);
  }
}

function whyNot(
  { name, message, cause }: Error & { cause?: { code?: string; message?: string } },
  timeout: number,
): string {
  if (name === 'TimeoutError') return `it did not answer within ${timeout / 1_000} s`;
  if (name === 'AbortError') return 'the monitor was ended';
  return cause?.code ?? cause?.message ?? message;
}
