import type { Frame } from './frame-log.ts';
import type { ExperimentResult } from './probe/result.ts';
import type { Redactor } from './redact.ts';
import type { Fix } from './rule.ts';
import type { TraceConnection, TraceDocument, TraceHead, TraceNote, TraceVerdict } from './trace/trace.ts';

/** Takes the secrets out of a trace: the one place that knows which of its fields can hold any. */
export interface TraceMask {
  /** Messages of one connection, in their order. */
  frames(frames: readonly Frame[]): Frame[];
  note(note: TraceNote): TraceNote;
  head(head: TraceHead): TraceHead;
  url(url: string): string;
  text(text: string): string;
  header(name: string, value: string): string;
}

export function createTraceMask(redactor: Redactor): TraceMask {
  return {
    frames: (frames) => frames.map((frame) => maskFrame(frame, redactor)),
    note: (note) => maskNote(note, redactor),
    head: (head) => maskHead(head, redactor),
    url: redactor.url,
    text: redactor.text,
    header: redactor.header,
  };
}

/** Bytes cannot be searched for secrets here, so they stay out: the message says that nothing was kept. */
function maskFrame(frame: Frame, redactor: Redactor): Frame {
  const { text, base64, ...rest } = frame;
  if (text !== undefined) return { ...frame, text: redactor.text(text) };
  return base64 === undefined ? frame : { ...rest, kept: 0 };
}

const URLS = ['url', 'requestedUrl', 'blockedUrl', 'initiator'] as const;
const TEXTS = ['title', 'stack', 'message', 'reason', 'policy', 'protocol', 'threw', 'extensions'] as const;

function maskNote(note: TraceNote, redactor: Redactor): TraceNote {
  const masked: Record<string, unknown> = { ...note };
  for (const name of URLS) {
    const given = masked[name];
    if (typeof given === 'string') masked[name] = redactor.url(given);
  }
  for (const name of TEXTS) {
    const given = masked[name];
    if (typeof given === 'string') masked[name] = redactor.text(given);
  }
  if ('protocols' in note) masked.protocols = note.protocols.map((each) => redactor.text(each));
  if (note.kind === 'wire-entry') {
    masked.requestHeaders = note.requestHeaders.map((each) => maskHeader(each, redactor));
    if (note.close) masked.close = { ...note.close, reason: redactor.text(note.close.reason) };
    masked.responseHeaders = note.responseHeaders.map((each) => maskHeader(each, redactor));
  }
  if (note.kind === 'probe-run') masked.results = note.results.map((each) => maskResult(each, redactor));
  return masked as unknown as TraceNote;
}

/** What a server or a browser said, however deep it stands. */
function maskWords<T extends object>(words: T, redactor: Redactor): T {
  const masked = Object.entries(words).map(([name, given]: [string, unknown]): [string, unknown] => {
    if (typeof given === 'string' && name !== 'kind') return [name, redactor.text(given)];
    return [name, typeof given === 'object' && given !== null ? maskWords(given, redactor) : given];
  });
  return Object.fromEntries(masked) as T;
}

function maskResult(result: ExperimentResult, redactor: Redactor): ExperimentResult {
  return { ...result, url: redactor.url(result.url), outcome: maskWords(result.outcome, redactor) };
}

function maskHeader<H extends { name: string; value: string }>(header: H, redactor: Redactor): H {
  return { ...header, value: redactor.header(header.name, header.value) };
}

function maskHead(head: TraceHead, redactor: Redactor): TraceHead {
  const { page } = head;
  return {
    ...head,
    page: { ...page, path: redactor.url(page.path), title: redactor.text(page.title) },
    documents: head.documents.map((each) => maskDocument(each, redactor)),
    connections: head.connections.map((each) => maskConnection(each, redactor)),
    verdicts: head.verdicts.map((each) => maskVerdict(each, redactor)),
    crashedRules: head.crashedRules.map((each) => ({ ...each, error: redactor.text(each.error) })),
  };
}

function maskDocument(document: TraceDocument, redactor: Redactor): TraceDocument {
  return { ...document, url: redactor.url(document.url), title: redactor.text(document.title) };
}

function maskConnection(connection: TraceConnection, redactor: Redactor): TraceConnection {
  const { carried } = connection;
  const tokens = carried.tokens.map((token) => {
    const { reading } = token;
    if (reading.kind === 'malformed' || reading.jwt.audience === undefined) return token;
    const jwt = { ...reading.jwt, audience: redactor.text(reading.jwt.audience) };
    return { ...token, reading: { ...reading, jwt } };
  });
  return { ...connection, url: redactor.url(connection.url), carried: { ...carried, tokens } };
}

function maskFix(fix: Fix, redactor: Redactor): Fix {
  return {
    ...fix,
    title: redactor.text(fix.title),
    detail: redactor.text(fix.detail),
    ...(fix.snippet === undefined ? {} : { snippet: redactor.text(fix.snippet) }),
  };
}

function maskVerdict(verdict: TraceVerdict, redactor: Redactor): TraceVerdict {
  return {
    ...verdict,
    title: redactor.text(verdict.title),
    evidence: verdict.evidence.map(({ fact, events }) => ({ fact: redactor.text(fact), events })),
    fixes: verdict.fixes.map((fix) => maskFix(fix, redactor)),
  };
}
