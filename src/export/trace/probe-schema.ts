import type { ProbeEvent } from '../../capture/captured-event.ts';
import type { CertificateFacts } from '../../experiments/cli-report.ts';
import { EXPERIMENTS, type ExperimentResult, type Outcome } from '../../experiments/experiment-result.ts';
import type { HandshakeFailure } from '../../handshake/handshake-failure.ts';
import type { CaseOf, Schema } from './schema.ts';
import { choice, count, flag, list, number, optional, ordinal, record, text, time, value } from './schema.ts';

type Failure<K extends HandshakeFailure['kind']> = CaseOf<HandshakeFailure, 'kind', K>;

const outcomeOf = <K extends 'no-response' | 'timeout' | 'canceled' | 'closed-by-page' | 'proxy-auth'>(
  kind: K,
) => record<{ kind: K }>({ kind: value(kind) as Schema<K> });

const FAILURES: { [K in HandshakeFailure['kind']]: Schema<Failure<K>> } = {
  net: record<Failure<'net'>>({
    kind: value('net'),
    error: text(),
    stage: value('connection', 'handshake'),
  }),
  status: record<Failure<'status'>>({ kind: value('status'), status: count }),
  'no-response': outcomeOf('no-response'),
  timeout: outcomeOf('timeout'),
  canceled: outcomeOf('canceled'),
  'closed-by-page': outcomeOf('closed-by-page'),
  'proxy-auth': outcomeOf('proxy-auth'),
  'proxy-tunnel': record<Failure<'proxy-tunnel'>>({ kind: value('proxy-tunnel') }),
  subprotocol: record<Failure<'subprotocol'>>({
    kind: value('subprotocol'),
    problem: value('none-chosen', 'not-offered', 'unsolicited'),
    value: optional(text()),
  }),
  extension: record<Failure<'extension'>>({ kind: value('extension'), detail: text() }),
  header: record<Failure<'header'>>({
    kind: value('header'),
    header: text(),
    problem: value('missing', 'wrong', 'repeated'),
    value: optional(text()),
  }),
  'status-line': record<Failure<'status-line'>>({ kind: value('status-line') }),
  http2: record<Failure<'http2'>>({ kind: value('http2'), error: text() }),
  'too-many-sockets': record<Failure<'too-many-sockets'>>({ kind: value('too-many-sockets') }),
  protocol: record<Failure<'protocol'>>({
    kind: value('protocol'),
    problem: value(
      'masked-frame',
      'reserved-bits',
      'opcode',
      'utf8',
      'close-frame',
      'fragmentation',
      'after-close',
      'frame-header',
      'too-large',
      'compression',
    ),
    detail: optional(text()),
  }),
  hidden: record<Failure<'hidden'>>({ kind: value('hidden') }),
  unrecognised: record<Failure<'unrecognised'>>({ kind: value('unrecognised') }),
};

type Case<K extends Outcome['kind']> = CaseOf<Outcome, 'kind', K>;

const certificate = record<CertificateFacts>({
  subject: text(),
  issuer: text(),
  validFrom: text(),
  validTo: text(),
  names: list(text()),
});

const OUTCOMES: { [K in Outcome['kind']]: Schema<Case<K>> } = {
  opened: record<Case<'opened'>>({ kind: value('opened'), protocol: text() }),
  failed: record<Case<'failed'>>({
    kind: value('failed'),
    failure: choice<HandshakeFailure, 'kind'>('kind', FAILURES),
    words: text(),
    requestSent: optional(flag),
  }),
  blocked: record<Case<'blocked'>>({ kind: value('blocked'), why: text() }),
  answered: record<Case<'answered'>>({
    kind: value('answered'),
    status: count,
    anyRedirect: optional(value(true)),
    server: text(),
    location: text(),
    headers: optional(text()),
    body: text(),
    cut: optional(value('bytes', 'time')),
  }),
  unreachable: record<Case<'unreachable'>>({ kind: value('unreachable'), error: text() }),
  named: record<Case<'named'>>({ kind: value('named'), ipv4: list(text()), ipv6: list(text()) }),
  connected: record<Case<'connected'>>({ kind: value('connected'), address: text() }),
  secured: record<Case<'secured'>>({
    kind: value('secured'),
    at: time,
    version: optional(text()),
    takes: list(text()),
    chain: list(certificate),
    fault: optional(text()),
  }),
  idled: record<Case<'idled'>>({ kind: value('idled'), ms: number(0, 1e9), code: optional(count) }),
  sizes: record<Case<'sizes'>>({
    kind: value('sizes'),
    passed: count,
    failed: optional(count),
    code: optional(count),
  }),
  stopped: record<Case<'stopped'>>({ kind: value('stopped'), by: value('time', 'bytes', 'cancelled') }),
  'not-run': record<Case<'not-run'>>({ kind: value('not-run'), why: text() }),
};

const result = record<ExperimentResult>({
  experiment: value(...EXPERIMENTS),
  from: value('seen', 'page', 'extension', 'terminal'),
  url: text(),
  bare: flag,
  ms: number(0, 1e9),
  outcome: choice<Outcome, 'kind'>('kind', OUTCOMES),
});

export const PROBE_SCHEMA = record<{ id: number } & ProbeEvent>(
  {
    id: ordinal,
    source: value('probe'),
    at: time,
    kind: value('probe-run'),
    connection: text(200),
    results: list(result),
  },
  { note: 'Experiments that the user started on one connection.' },
);
