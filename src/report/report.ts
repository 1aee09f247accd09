import type { Confidence } from '../confidence.ts';
import type { Connection, ConnectionState } from '../connection.ts';
import type { Diagnosis } from '../diagnose.ts';
import type { EventId, Header } from '../event.ts';
import { type RedactOptions, redactTwice } from '../redact.ts';
import { learnSession } from '../redaction/learn-session.ts';
import type { Redactor } from '../redaction/redactor.ts';
import { type Fix, type FixWords, fixWords, type Severity } from '../rule.ts';
import { contextOf, type Losses, type Session } from '../session-state.ts';
import { describeEvent } from './describe-event.ts';
import { connectionsToTell, excerptOf } from './excerpt.ts';
import { type ReportConclusion, type ReportExperiment, reportExperiments } from './report-experiments.ts';
import { stepsOf } from './steps.ts';

export const REPORT_SCHEMA_VERSION = 1;

export interface ReportConnection {
  id: string;
  url: string;
  state: ConnectionState;
  page: string;
  protocols: string[];
  createdAt: string;
  openedAt: string | null;
  closedAt: string | null;
  closeCode: number | null;
  closeReason: string | null;
  wasClean: boolean | null;
  /** The browser's own words for a failure, where the network log had them. */
  wireReason: string | null;
  requestHeaders: Header[];
  responseHeaders: Header[];
  sent: { frames: number; bytes: number };
  received: { frames: number; bytes: number };
}

export interface ReportVerdict {
  rule: string;
  row: string;
  severity: Severity;
  confidence: Confidence;
  title: string;
  spec: string;
  connections: string[];
  evidence: { fact: string; events: EventId[] }[];
  fixes: FixWords[];
  raise: string | null;
}

export interface ReportEvent {
  id: EventId;
  at: string;
  text: string;
}

/** What a report says, already redacted; every rendering only lays it out. */
export interface Report {
  schemaVersion: number;
  generatedAt: string;
  generator: string;
  page: { url: string; title: string };
  browser: string;
  connections: ReportConnection[];
  /** Worst and most certain first. */
  verdicts: ReportVerdict[];
  /** What the user tried, and what it means; empty when nothing was tried. */
  experiments: ReportExperiment[];
  conclusions: ReportConclusion[];
  /** The events that the evidence names. */
  events: ReportEvent[];
  /** How to see the same, and what then happens: of the connection that the first verdict is about. */
  steps: string[];
  /** What happened on the connections that the verdicts are about, in order. */
  excerpt: ReportEvent[];
  losses: Losses;
  crashedRules: { rule: string; connection: string; error: string }[];
}

export interface ReportSettings {
  /** Epoch milliseconds. */
  now: number;
  version: string;
  redact?: RedactOptions;
}

const iso = (at: number | undefined): string | null => (at === undefined ? null : new Date(at).toISOString());

function reportConnection(connection: Connection, session: Session, redactor: Redactor): ReportConnection {
  const { closed, wire } = connection;
  const page = contextOf(session, connection)?.url ?? '';
  const headers = (list: readonly Header[] = []): Header[] =>
    list.map(({ name, value }) => ({ name, value: redactor.header(name, value) }));
  return {
    id: connection.id,
    url: redactor.url(connection.url),
    state: connection.state,
    page: redactor.url(page),
    protocols: redactor.protocols(connection.protocols),
    createdAt: new Date(connection.createdAt).toISOString(),
    openedAt: iso(connection.opened?.at),
    closedAt: iso(closed?.at ?? (connection.opened ? undefined : connection.errored?.at)),
    closeCode: closed?.code ?? null,
    closeReason: closed ? redactor.text(closed.reason) : null,
    wasClean: closed?.wasClean ?? null,
    wireReason: wire?.entry.reason === undefined ? null : redactor.text(wire.entry.reason),
    requestHeaders: headers(wire?.entry.requestHeaders),
    responseHeaders: headers(wire?.entry.responseHeaders),
    sent: { frames: connection.sent.frames, bytes: connection.sent.bytes },
    received: { frames: connection.received.frames, bytes: connection.received.bytes },
  };
}

function reportFix(fix: Fix, redactor: Redactor): FixWords {
  return {
    ...fixWords(fix),
    title: redactor.text(fix.title),
    detail: redactor.text(fix.detail),
    ...(fix.snippet === undefined ? {} : { snippet: redactor.text(fix.snippet) }),
  };
}

function topPage(session: Session): { url: string; title: string } {
  const tops = [...session.contexts.values()].filter((context) => context.top);
  const page = tops.at(-1) ?? [...session.contexts.values()].at(-1);
  return { url: page?.url ?? '', title: page?.title ?? '' };
}

function reportVerdicts(diagnosis: Diagnosis, redactor: Redactor): ReportVerdict[] {
  return diagnosis.findings.map(({ rule, match, fixes, connections }) => ({
    rule: rule.id,
    row: rule.row,
    severity: rule.severity,
    confidence: match.confidence,
    title: redactor.text(match.title ?? rule.title),
    spec: rule.spec,
    connections: [...connections],
    evidence: match.evidence.map(({ fact, events }) => ({ fact: redactor.text(fact), events: [...events] })),
    fixes: fixes.map((fix) => reportFix(fix, redactor)),
    raise: match.raise === undefined ? null : redactor.text(match.raise),
  }));
}

function reportEvents(session: Session, ids: Iterable<EventId>, redactor: Redactor): ReportEvent[] {
  return [...new Set(ids)]
    .sort((a, b) => a - b)
    .flatMap((id) => {
      const described = describeEvent(session, id, redactor);
      return described
        ? [{ id, at: new Date(described.at).toISOString(), text: redactor.text(described.text) }]
        : [];
    });
}

/** The report, and the redactor that knows which secret each of its placeholders stands for. */
export function buildRedactedReport(
  session: Session,
  diagnosis: Diagnosis,
  settings: ReportSettings,
): { value: Report; redactor: Redactor } {
  return redactTwice((redactor) => {
    learnSession(session, redactor);
    return reportWith(redactor, session, diagnosis, settings);
  }, settings.redact ?? {});
}

export function buildReport(session: Session, diagnosis: Diagnosis, settings: ReportSettings): Report {
  return buildRedactedReport(session, diagnosis, settings).value;
}

function reportWith(
  redactor: Redactor,
  session: Session,
  diagnosis: Diagnosis,
  settings: ReportSettings,
): Report {
  const page = topPage(session);
  const verdicts = reportVerdicts(diagnosis, redactor);
  const told = connectionsToTell(session, [...new Set(verdicts.flatMap(({ connections }) => connections))]);
  const [first] = told;
  return {
    schemaVersion: REPORT_SCHEMA_VERSION,
    generatedAt: new Date(settings.now).toISOString(),
    generator: `WebSocket Doctor ${settings.version}`,
    page: { url: redactor.url(page.url), title: redactor.text(page.title) },
    browser: session.userAgent ?? session.wireStarted?.browser ?? '',
    connections: [...session.connections.values()].map((each) => reportConnection(each, session, redactor)),
    verdicts,
    ...reportExperiments(session.connections.values(), redactor),
    events: reportEvents(
      session,
      verdicts.flatMap(({ evidence }) => evidence.flatMap(({ events }) => events)),
      redactor,
    ),
    steps: first ? stepsOf(first, contextOf(session, first)?.url ?? '', redactor) : [],
    excerpt: reportEvents(session, told.flatMap(excerptOf), redactor),
    losses: { ...session.losses },
    crashedRules: diagnosis.crashed.map((each) => ({ ...each, error: redactor.text(each.error) })),
  };
}
