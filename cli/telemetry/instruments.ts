import type { Attributes, BatchObservableResult } from '@opentelemetry/api';
import type { MeterProvider } from '@opentelemetry/sdk-metrics';
import {
  ATTR_ERROR_TYPE,
  ATTR_HTTP_REQUEST_METHOD,
  ATTR_HTTP_RESPONSE_STATUS_CODE,
  ATTR_NETWORK_PROTOCOL_VERSION,
  METRIC_HTTP_CLIENT_REQUEST_DURATION,
} from '@opentelemetry/semantic-conventions';
import type { Observation, Target } from './observation.ts';
import { serverAttributes } from './server-attributes.ts';

/** Names that are in development in the conventions, and that its package has not as stable ones. */
const METRIC_DNS_LOOKUP_DURATION = 'dns.lookup.duration';
const ATTR_DNS_QUESTION_NAME = 'dns.question.name';

/** What the conventions advise for durations of requests and lookups, in seconds. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

const seconds = (description: string) => ({
  description,
  unit: 's',
  advice: { explicitBucketBoundaries: BUCKETS },
});

/** The target on every metric: `url.full` is not for metrics, and the address names no path. */
const targetOf = ({ name }: Target): Attributes => ({ 'wsdoctor.target': name });

/** What is known of a target now. */
interface TargetState {
  target: Target;
  latest: Observation;
  /** Severity of every rule that was ever found, so that one that is no longer found is 0 and not absent. */
  rules: Map<string, string>;
}

/**
 * Metrics of the semantic conventions (https://opentelemetry.io/docs/specs/semconv/http/http-metrics/) where there are any;
 * they have none for WebSockets, so that the others begin with `wsdoctor.`.
 */
export function createInstruments(provider: MeterProvider) {
  const meter = provider.getMeter('wsdoctor');
  const requests = meter.createHistogram(
    METRIC_HTTP_CLIENT_REQUEST_DURATION,
    seconds('Duration of the HTTP request of the handshake, from sending it to its response.'),
  );
  const lookups = meter.createHistogram(
    METRIC_DNS_LOOKUP_DURATION,
    seconds('Duration of the DNS lookup before the handshake.'),
  );
  const connects = meter.createHistogram(
    'wsdoctor.connect.duration',
    seconds('Time to open a connection: DNS, TCP, TLS and handshake.'),
  );
  const pings = meter.createHistogram(
    'wsdoctor.ping.duration',
    seconds('Round trip of a WebSocket ping after the connection opened.'),
  );
  const probes = meter.createCounter('wsdoctor.probes', { description: 'Probes, by how they ended.' });
  const changes = meter.createCounter('wsdoctor.verdict.changes', {
    description: 'Changes of the verdict on a target.',
  });
  const undelivered = meter.createCounter('wsdoctor.webhook.failures', {
    description: 'Calls of the webhook that failed.',
  });
  // A counter that never counted is absent, and an alert on its increase would miss the first one.
  undelivered.add(0);
  const states = new Map<string, TargetState>();
  observeStates(meter, states);
  return {
    record(observation: Observation): void {
      const { target, opened, errorType, connectMs, dns, request, pingMs, causes } = observation;
      const common = targetOf(target);
      const failed: Attributes = errorType === undefined ? {} : { [ATTR_ERROR_TYPE]: errorType };
      probes.add(1, { ...common, outcome: opened ? 'opened' : 'failed', ...failed });
      if (!states.has(target.url.href)) changes.add(0, common);
      if (request)
        requests.record(request.ms / 1_000, {
          ...common,
          [ATTR_HTTP_REQUEST_METHOD]: 'GET',
          ...serverAttributes(target.url.href),
          ...(request.status === undefined ? {} : { [ATTR_HTTP_RESPONSE_STATUS_CODE]: request.status }),
          [ATTR_NETWORK_PROTOCOL_VERSION]: '1.1',
          ...failed,
        });
      if (dns)
        lookups.record(dns.ms / 1_000, {
          ...common,
          [ATTR_DNS_QUESTION_NAME]: target.url.hostname,
          ...(dns.error === null ? {} : { [ATTR_ERROR_TYPE]: dns.error }),
        });
      if (connectMs !== undefined) connects.record(connectMs / 1_000, common);
      if (pingMs !== undefined) pings.record(pingMs / 1_000, common);
      const rules = states.get(target.url.href)?.rules ?? new Map<string, string>();
      for (const { rule, severity } of causes) rules.set(rule, severity);
      states.set(target.url.href, { target, latest: observation, rules });
    },
    changed: (target: Target): void => changes.add(1, targetOf(target)),
    webhookFailed: (): void => undelivered.add(1),
  };
}

function observeStates(
  meter: ReturnType<MeterProvider['getMeter']>,
  states: ReadonlyMap<string, TargetState>,
): void {
  const gauge = (name: string, description: string, unit?: string) =>
    meter.createObservableGauge(name, { description, ...(unit === undefined ? {} : { unit }) });
  const healthy = gauge(
    'wsdoctor.healthy',
    '1: the last connection opened, and no finding is an error. 0: otherwise.',
  );
  const finding = gauge('wsdoctor.finding', '1: the last probe found this. 0: an earlier one did.');
  const probed = gauge('wsdoctor.last_probe.timestamp', 'When the last probe ended, in Unix time.', 's');
  const expiry = gauge(
    'wsdoctor.certificate.expiry.timestamp',
    'When the certificate of the server expires, in Unix time.',
    's',
  );
  const look = (result: BatchObservableResult): void => {
    for (const { target, latest, rules } of states.values()) {
      const common = targetOf(target);
      const found = new Set(latest.causes.map(({ rule }) => rule));
      result.observe(healthy, latest.healthy ? 1 : 0, common);
      result.observe(probed, latest.at / 1_000, common);
      if (latest.certificateExpiresAt !== undefined)
        result.observe(expiry, latest.certificateExpiresAt / 1_000, common);
      for (const [rule, severity] of rules)
        result.observe(finding, found.has(rule) ? 1 : 0, { ...common, rule, severity });
    }
  };
  meter.addBatchObservableCallback(look, [healthy, finding, probed, expiry]);
}
