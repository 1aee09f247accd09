import type { EventId } from '../../capture/captured-event.ts';
import { learnMore } from '../../diagnosis/cause-page.ts';
import type { Findings } from '../../diagnosis/diagnose.ts';
import { type Finding, type FixText, fixText, type Severity } from '../../diagnosis/rule.ts';
import { rewordFix } from '../../fixes/map-fix-text.ts';
import { learnNamedElsewhere } from '../../redaction/learn-named-elsewhere.ts';
import { learnSession } from '../../redaction/learn-session.ts';
import type { Redactor } from '../../redaction/redactor.ts';
import { createRedactor, type RedactOptions } from '../../redaction/redactor-factory.ts';
import { browserName } from '../../session/browser-family.ts';
import { contextOf, type Losses, type Session, topContext } from '../../session/session.ts';
import type { Confidence } from '../../shared/confidence.ts';
import { mapInParts, runToEnd } from '../../shared/run-generator.ts';
import type { Masking } from '../masking.ts';
import { chooseConnections, EVERYTHING, type ExportScope } from '../trace/choose-frames.ts';
import { connectionsToTell, excerptOf } from './excerpt.ts';
import { type ReportConnection, reportConnection } from './report-connection.ts';
import { type ReportEvent, reportEvents } from './report-events.ts';
import { type ReportConclusion, type ReportExperiment, reportExperiments } from './report-experiments.ts';
import { findingsOn, type ReadonlyIds, type ReportScope, reportScope } from './report-scope.ts';
import { stepsOf } from './steps.ts';

const REPORT_SCHEMA_VERSION = 1;

export interface ReportVerdict {
  rule: string;
  row: string;
  severity: Severity;
  confidence: Confidence;
  title: string;
  spec: string;
  /** The page about this cause: a URL, or a path in a checkout of WebSocket Doctor. */
  learnMore: string;
  connections: string[];
  evidence: { fact: string; events: EventId[] }[];
  fixes: FixText[];
  raise: string | null;
}

/** What a report says, already redacted; every rendering only lays it out. */
export interface Report {
  schemaVersion: number;
  generatedAt: string;
  generator: string;
  masking: Masking;
  page: { url: string; title: string };
  browser: string;
  connections: ReportConnection[];
  /** Also where the report does not describe each. */
  connectionCount: number;
  /** What of the session is in it. */
  scope: ReportScope;
  /** Worst and most certain first. */
  verdicts: ReportVerdict[];
  /** Further findings that are counted only; absent where there are none. */
  moreVerdicts?: number;
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
  /** Replaces the redactor that `redact` describes. */
  redactor?: Redactor;
  /** Everything, unless told. */
  choice?: ExportScope;
  /** False for a report that only counts its connections: of many, describing each takes time and memory. */
  describeConnections?: boolean;
}

function reportVerdict({ rule, match, fixes, connections }: Finding, redactor: Redactor): ReportVerdict {
  return {
    rule: rule.id,
    row: rule.scenario,
    severity: rule.severity,
    confidence: match.confidence,
    title: redactor.sentence(match.title ?? rule.title),
    spec: rule.spec,
    learnMore: learnMore(rule.id),
    connections: [...connections],
    evidence: match.evidence.map(({ fact, events }) => ({
      fact: redactor.sentence(fact),
      events: [...events],
    })),
    fixes: fixes.map((fix) => rewordFix(fixText(fix), redactor.sentence)),
    raise: match.howToConfirm === undefined ? null : redactor.sentence(match.howToConfirm),
  };
}

export interface RedactedReport {
  value: Report;
  /** It knows the secret of each of the report's placeholders. */
  redactor: Redactor;
}

export function buildRedactedReport(
  session: Session,
  diagnosis: Findings,
  settings: ReportSettings,
): RedactedReport {
  return runToEnd(redactedReportInParts(session, diagnosis, settings));
}

/** The same with rests in between: of a long session, all messages are searched. */
export function* redactedReportInParts(
  session: Session,
  diagnosis: Findings,
  settings: ReportSettings,
): Generator<void, RedactedReport> {
  const redactor = settings.redactor ?? createRedactor(settings.redact);
  const write = (): Generator<void, Report> => reportWith(redactor, session, diagnosis, settings);
  yield* learnSession(session, redactor);
  yield* learnNamedElsewhere(write, session, redactor);
  // What was found to be secret in one place is masked in every other, only now.
  return { value: yield* write(), redactor };
}

export function buildReport(session: Session, diagnosis: Findings, settings: ReportSettings): Report {
  return buildRedactedReport(session, diagnosis, settings).value;
}

function* reportWith(
  redactor: Redactor,
  session: Session,
  diagnosis: Findings,
  settings: ReportSettings,
): Generator<void, Report> {
  const { url = '', title = '' } = topContext(session) ?? {};
  const { choice = EVERYTHING, describeConnections = true } = settings;
  const chosen = chooseConnections(session, choice);
  const ids: ReadonlyIds =
    chosen.length === session.connections.size ? session.connections : new Set(chosen.map(({ id }) => id));
  const verdicts = yield* mapInParts(findingsOn(diagnosis, ids), (each) => reportVerdict(each, redactor));
  const own = chosen.filter(({ initiatedBy }) => initiatedBy === undefined);
  const told = connectionsToTell(
    own,
    verdicts.flatMap(({ connections }) => connections),
  );
  const [first] = told;
  const events = (ids: EventId[]): Generator<void, ReportEvent[]> =>
    reportEvents(session, ids, choice, redactor);
  return {
    schemaVersion: REPORT_SCHEMA_VERSION,
    generatedAt: new Date(settings.now).toISOString(),
    generator: `WebSocket Doctor ${settings.version}`,
    masking: settings.redact?.strict ? 'strict' : 'readable',
    page: { url: redactor.url(url), title: redactor.text(title) },
    browser: redactor.text(browserName(session)),
    scope: reportScope(choice),
    connections: yield* mapInParts(describeConnections ? chosen : [], (each) =>
      reportConnection(each, session, redactor),
    ),
    connectionCount: chosen.length,
    verdicts,
    ...(diagnosis.more === undefined ? {} : { moreVerdicts: diagnosis.more }),
    ...reportExperiments(chosen, redactor),
    events: yield* events(verdicts.flatMap(({ evidence }) => evidence.flatMap((each) => each.events))),
    steps: first ? stepsOf(first, contextOf(session, first)?.url ?? '', redactor) : [],
    excerpt: yield* events(told.flatMap((each) => excerptOf(each, choice))),
    losses: { ...session.losses },
    crashedRules: diagnosis.crashed
      .filter(({ connection }) => ids.has(connection))
      .map((each) => ({ ...each, error: redactor.text(each.error) })),
  };
}
