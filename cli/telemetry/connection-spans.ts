import {
  type Attributes,
  type Context,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  type Tracer,
  trace,
} from '@opentelemetry/api';
import {
  ATTR_ERROR_TYPE,
  ATTR_HTTP_REQUEST_METHOD,
  ATTR_HTTP_RESPONSE_STATUS_CODE,
  ATTR_NETWORK_PROTOCOL_NAME,
  ATTR_URL_FULL,
} from '@opentelemetry/semantic-conventions';
import type { Report, ReportVerdict } from '../../src/export/report/report.ts';
import type { ReportConnection } from '../../src/export/report/report-connection.ts';
import { type ConnectionWithMessages, isFinished, observedEndOf } from '../../src/session/connection.ts';
import type { Session } from '../../src/session/session.ts';
import { errorTypeOf } from './error-type.ts';
import { serverAttributes } from './server-attributes.ts';

/**
 * Each connection as a trace of its own: a span for its life, in it one for the handshake, by the conventions for HTTP clients.
 * They have none for WebSockets, so that the other attributes begin with `websocket.` and `wsdoctor.`. What the spans say is
 * that of the report, which is masked; the session has the times.
 */
export function writeConnectionSpans(report: Report, session: Session, tracer: Tracer): void {
  const verdicts = verdictsByConnection(report);
  for (const described of report.connections) {
    const connection = session.connections.get(described.id);
    if (connection) writeSpans(described, connection, verdicts.get(described.id) ?? [], session, tracer);
  }
}

function verdictsByConnection({ verdicts }: Report): Map<string, ReportVerdict[]> {
  const by = new Map<string, ReportVerdict[]>();
  for (const verdict of verdicts) {
    for (const id of verdict.connections) by.set(id, [...(by.get(id) ?? []), verdict]);
  }
  return by;
}

function writeSpans(
  described: ReportConnection,
  connection: ConnectionWithMessages,
  verdicts: readonly ReportVerdict[],
  session: Session,
  tracer: Tracer,
): void {
  const { createdAt } = connection;
  // Of one that is still open the last that is known is the end of the recording.
  const end = Math.max(
    observedEndOf(connection) ?? (isFinished(connection) ? createdAt : session.clock),
    createdAt,
  );
  const server = { [ATTR_URL_FULL]: described.url, ...serverAttributes(described.url) };
  const span = tracer.startSpan(
    `WebSocket ${connection.parsedUrl.host}`,
    {
      kind: SpanKind.CLIENT,
      startTime: createdAt,
      attributes: {
        ...server,
        [ATTR_NETWORK_PROTOCOL_NAME]: 'websocket',
        ...connectionAttributes(described, connection),
        ...verdictAttributes(verdicts),
      },
    },
    ROOT_CONTEXT,
  );
  const [worst] = verdicts;
  if (worst?.severity === 'error') span.setStatus({ code: SpanStatusCode.ERROR, message: worst.title });
  for (const verdict of verdicts) span.addEvent('wsdoctor.finding', findingAttributes(verdict), end);
  writeHandshake(described, connection, { server, end }, tracer, trace.setSpan(ROOT_CONTEXT, span));
  span.end(end);
}

function writeHandshake(
  { wireReason }: ReportConnection,
  { createdAt, opened, wire, errored }: ConnectionWithMessages,
  { server, end }: { server: Attributes; end: number },
  tracer: Tracer,
  parent: Context,
): void {
  const status = wire?.failure?.kind === 'status' ? wire.failure.status : wire?.entry.status;
  const span = tracer.startSpan(
    'GET',
    {
      kind: SpanKind.CLIENT,
      startTime: createdAt,
      attributes: {
        [ATTR_HTTP_REQUEST_METHOD]: 'GET',
        ...server,
        ...(status ? { [ATTR_HTTP_RESPONSE_STATUS_CODE]: status } : {}),
      },
    },
    parent,
  );
  if (!opened && wire?.entry.reason !== undefined) {
    span.setAttribute(ATTR_ERROR_TYPE, errorTypeOf(wire.entry.reason));
    span.setStatus({ code: SpanStatusCode.ERROR, message: wireReason ?? '' });
  } else if (!opened && errored) {
    span.setAttribute(ATTR_ERROR_TYPE, '_OTHER');
    span.setStatus({ code: SpanStatusCode.ERROR });
  }
  span.end(opened?.at ?? end);
}

function connectionAttributes(
  { id, state, page, protocols, closeCode, closeReason, wasClean, sent, received }: ReportConnection,
  { opened }: ConnectionWithMessages,
): Attributes {
  return {
    'wsdoctor.connection.id': id,
    'wsdoctor.connection.state': state,
    ...(page === '' ? {} : { 'wsdoctor.page': page }),
    ...(protocols.length === 0 ? {} : { 'websocket.subprotocols.offered': protocols }),
    'websocket.opened': opened !== undefined,
    ...(closeCode === null ? {} : { 'websocket.close.code': closeCode }),
    ...(closeReason ? { 'websocket.close.reason': closeReason } : {}),
    ...(wasClean === null ? {} : { 'websocket.close.clean': wasClean }),
    'websocket.messages.sent': sent.frames,
    'websocket.messages.sent.size': sent.bytes,
    'websocket.messages.received': received.frames,
    'websocket.messages.received.size': received.bytes,
  };
}

function verdictAttributes([worst]: readonly ReportVerdict[]): Attributes {
  if (!worst) return { 'wsdoctor.verdict': 'none' };
  const { rule, severity, confidence, title } = worst;
  return {
    'wsdoctor.verdict': rule,
    'wsdoctor.verdict.severity': severity,
    'wsdoctor.verdict.confidence': confidence,
    'wsdoctor.verdict.title': title,
  };
}

function findingAttributes({
  rule,
  severity,
  confidence,
  title,
  evidence,
  fixes: [fix],
}: ReportVerdict): Attributes {
  return {
    rule,
    severity,
    confidence,
    title,
    evidence: evidence.map(({ fact }) => fact),
    ...(fix ? { fix: `${fix.title}: ${fix.detail}` } : {}),
  };
}
