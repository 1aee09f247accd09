import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { AlwaysOnSampler, BasicTracerProvider, type ReadableSpan } from '@opentelemetry/sdk-trace-base';
import manifest from '../../manifest.json' with { type: 'json' };
import { findCauses } from '../../src/diagnosis/find-causes.ts';
import { buildReport, type Report } from '../../src/export/report/report.ts';
import type { Vocabulary } from '../../src/redaction/vocabulary/vocabulary.ts';
import { rules } from '../../src/rules/index.ts';
import type { Session } from '../../src/session/session.ts';
import { shownReceiver, signalUrl } from './addresses.ts';
import { writeConnectionSpans } from './connection-spans.ts';
import { telemetryResource } from './telemetry-resource.ts';

/** Spans in one request, and how long the receiver may take for it, in milliseconds. */
const MOST_IN_REQUEST = 512;
const ANSWER_WITHIN = 10_000;

/** Sends a session's connections as spans; returns how many, or why they could not be sent. `strict`: see `RedactOptions`. */
export async function sendSpans(
  session: Session,
  receiver: URL,
  strict: Vocabulary | undefined,
): Promise<{ ok: true; spans: number } | { ok: false; message: string }> {
  const report = buildReport(session, findCauses(session, rules), {
    now: session.clock,
    version: manifest.version,
    redact: { strict },
  });
  const spans = spansOf(report, session);
  const exporter = new OTLPTraceExporter({
    url: signalUrl(receiver, 'traces'),
    timeoutMillis: ANSWER_WITHIN,
  });
  try {
    for (let at = 0; at < spans.length; at += MOST_IN_REQUEST) {
      const error = await send(exporter, spans.slice(at, at + MOST_IN_REQUEST));
      if (error) return { ok: false, message: `${shownReceiver(receiver)}: ${error.message}` };
    }
    return { ok: true, spans: spans.length };
  } finally {
    await exporter.shutdown();
  }
}

const send = (exporter: OTLPTraceExporter, spans: ReadableSpan[]): Promise<Error | undefined> =>
  new Promise((resolve) => exporter.export(spans, ({ error }) => resolve(error)));

/** All of them: the library's own processors drop spans when there are many. */
function spansOf(report: Report, session: Session): ReadableSpan[] {
  const spans: ReadableSpan[] = [];
  const provider = new BasicTracerProvider({
    resource: telemetryResource(),
    sampler: new AlwaysOnSampler(),
    spanProcessors: [
      {
        onStart: () => undefined,
        onEnd: (span) => void spans.push(span),
        forceFlush: () => Promise.resolve(),
        shutdown: () => Promise.resolve(),
      },
    ],
  });
  writeConnectionSpans(report, session, provider.getTracer('wsdoctor'));
  return spans;
}
