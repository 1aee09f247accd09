/** OTLP over HTTP as JSON, as far as our tests read it: https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding */
type Value =
  | { stringValue: string }
  | { intValue: number | string }
  | { doubleValue: number }
  | { boolValue: boolean }
  | { arrayValue: { values: Value[] } };

type Attributes = { key: string; value: Value }[];

function plain(value: Value): unknown {
  if ('stringValue' in value) return value.stringValue;
  if ('intValue' in value) return Number(value.intValue);
  if ('doubleValue' in value) return value.doubleValue;
  if ('boolValue' in value) return value.boolValue;
  return value.arrayValue.values.map(plain);
}

const attributesOf = (attributes: Attributes = []): Record<string, unknown> =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, plain(value)]));

export interface OtlpSpan {
  traceId: string;
  spanId: string;
  parentSpanId: string | undefined;
  name: string;
  kind: number;
  start: number;
  end: number;
  attributes: Record<string, unknown>;
  events: { name: string; attributes: Record<string, unknown> }[];
  status: { code: number; message?: string };
}

interface RawSpan {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  kind: number;
  startTimeUnixNano: string;
  endTimeUnixNano: string;
  attributes: Attributes;
  events: { name: string; attributes: Attributes }[];
  status: { code: number; message?: string };
}

const milliseconds = (nanoseconds: string): number => Number(BigInt(nanoseconds) / 1_000_000n);

export function spansIn(body: string): OtlpSpan[] {
  const { resourceSpans } = JSON.parse(body) as { resourceSpans: { scopeSpans: { spans: RawSpan[] }[] }[] };
  return resourceSpans
    .flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans))
    .map((span) => ({
      traceId: span.traceId,
      spanId: span.spanId,
      parentSpanId: span.parentSpanId,
      name: span.name,
      kind: span.kind,
      start: milliseconds(span.startTimeUnixNano),
      end: milliseconds(span.endTimeUnixNano),
      attributes: attributesOf(span.attributes),
      events: span.events.map(({ name, attributes }) => ({ name, attributes: attributesOf(attributes) })),
      status: span.status,
    }));
}

interface Point {
  attributes: Attributes;
  asDouble?: number;
  asInt?: number | string;
  count?: number;
  sum?: number;
}

interface RawMetric {
  name: string;
  unit: string;
  gauge?: { dataPoints: Point[] };
  sum?: { dataPoints: Point[] };
  histogram?: { dataPoints: Point[] };
}

export interface OtlpMetric {
  unit: string;
  kind: 'gauge' | 'sum' | 'histogram';
  points: { attributes: Record<string, unknown>; value: number }[];
}

/** By name; the value of a histogram is how many it counted. */
export function metricsIn(body: string): Map<string, OtlpMetric> {
  const { resourceMetrics } = JSON.parse(body) as {
    resourceMetrics: { scopeMetrics: { metrics: RawMetric[] }[] }[];
  };
  const all = resourceMetrics.flatMap(({ scopeMetrics }) => scopeMetrics.flatMap(({ metrics }) => metrics));
  return new Map(
    all.map((metric) => {
      const kind = metric.gauge ? 'gauge' : metric.sum ? 'sum' : 'histogram';
      const points = (metric[kind]?.dataPoints ?? []).map(({ attributes, asDouble, asInt, count }) => ({
        attributes: attributesOf(attributes),
        value: Number(count ?? asDouble ?? asInt),
      }));
      return [metric.name, { unit: metric.unit, kind, points }];
    }),
  );
}
