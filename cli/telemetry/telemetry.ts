import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-http';
import {
  MeterProvider,
  type MetricReader,
  PeriodicExportingMetricReader,
  type PushMetricExporter,
} from '@opentelemetry/sdk-metrics';
import { type ListenAddress, shownReceiver, signalUrl } from './addresses.ts';
import { createInstruments } from './instruments.ts';
import type { Observation, Target } from './observation.ts';
import { type PrometheusServer, servePrometheus } from './prometheus-server.ts';
import { telemetryResource } from './telemetry-resource.ts';

/** Where what was observed goes to. */
export interface Telemetry {
  /** Where Prometheus finds the metrics. */
  address: string | undefined;
  record(observation: Observation): void;
  /** The verdict on a server changed. */
  changed(target: Target): void;
  webhookFailed(): void;
  /** Sends what was not sent yet, and frees the port. Never rejects. */
  close(): Promise<void>;
}

interface TelemetryOptions {
  prometheus: ListenAddress | undefined;
  otlp: URL | undefined;
  /** Milliseconds between two probes. */
  every: number;
  warn(line: string): void;
}

type Created = { ok: true; telemetry: Telemetry } | { ok: false; message: string };

/** Metrics are sent at least so often, in milliseconds. */
const SEND_EVERY = 60_000;
/** How long a receiver may take, in milliseconds. */
const ANSWER_WITHIN = 5_000;

export async function createTelemetry({ prometheus, otlp, every, warn }: TelemetryOptions): Promise<Created> {
  let server: PrometheusServer | undefined;
  if (prometheus) {
    const served = await servePrometheus(prometheus);
    if (!served.ok) return served;
    server = served.server;
  }
  const readers: MetricReader[] = [
    ...(server ? [server.reader] : []),
    ...(otlp ? [otlpReader(otlp, Math.min(every, SEND_EVERY), warn)] : []),
  ];
  const provider = new MeterProvider({ resource: telemetryResource(), readers });
  const instruments = createInstruments(provider);
  return {
    ok: true,
    telemetry: {
      address: server?.address,
      ...instruments,
      async close() {
        await provider.shutdown({ timeoutMillis: ANSWER_WITHIN }).catch(() => undefined);
        await server?.close();
      },
    },
  };
}

function otlpReader(receiver: URL, every: number, warn: (line: string) => void): MetricReader {
  const exporter = new OTLPMetricExporter({
    url: signalUrl(receiver, 'metrics'),
    timeoutMillis: ANSWER_WITHIN,
  });
  return new PeriodicExportingMetricReader({
    exporter: tellingFailures(exporter, (why) =>
      warn(`metrics could not be sent to ${shownReceiver(receiver)}: ${why}`),
    ),
    exportIntervalMillis: every,
    exportTimeoutMillis: Math.min(every, ANSWER_WITHIN),
  });
}

/** The library reports failures to a log that is off by default. Each is told once until one succeeds. */
function tellingFailures(exporter: PushMetricExporter, tell: (why: string) => void): PushMetricExporter {
  let told = '';
  return {
    export(metrics, done) {
      exporter.export(metrics, (result) => {
        const why = result.error?.message ?? '';
        if (why !== told && why !== '') tell(why);
        told = why;
        done(result);
      });
    },
    forceFlush: () => exporter.forceFlush(),
    shutdown: () => exporter.shutdown(),
    selectAggregationTemporality: (type) => exporter.selectAggregationTemporality?.(type) ?? 1,
  };
}
