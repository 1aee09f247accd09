import type { Jwt, JwtReading } from '../../decoders/jwt.ts';
import type { FixText, Variant } from '../../diagnosis/rule.ts';
import type { SecretShape } from '../../handshake/secret-shape.ts';
import type { CredentialsSeen, SeenSecret, SeenToken } from '../../session/messages/credentials-seen.ts';
import type { Traffic } from '../../session/messages/record-frame.ts';
import type { Losses } from '../../session/session.ts';
import { MASKINGS } from '../masking.ts';
import { EVENT_SCHEMA } from './event-schema.ts';
import {
  choice,
  count,
  flag,
  list,
  nullable,
  number,
  optional,
  ordinal,
  record,
  type Schema,
  text,
  time,
  value,
} from './schema.ts';
import {
  type CaptureSettings,
  TRACE_FORMAT,
  TRACE_VERSION,
  type Trace,
  type TraceConnection,
  type TraceDocument,
  type TraceScope,
  type TraceVerdict,
} from './trace.ts';

const id = text(200);
/** A token may claim any number for its times. */
const claimed = number(-Number.MAX_VALUE, Number.MAX_VALUE);
const place = value('url', 'subprotocol', 'message');
const spot = { place, name: text(), event: ordinal, at: time };

const jwt = record<Jwt>({
  alg: text(),
  expiresAt: optional(claimed),
  validFrom: optional(claimed),
  issuedAt: optional(claimed),
  audience: optional(text()),
});
const reading: Schema<JwtReading> = choice('kind', {
  jwt: record({ kind: value('jwt'), jwt }),
  malformed: record({ kind: value('malformed'), fault: text() }),
});
const shape = record<SecretShape>({ kind: value('vendor', 'named', 'token'), vendor: optional(text()) });
const carried = record<CredentialsSeen>(
  {
    tokens: list(record<SeenToken>({ ...spot, reading })),
    secrets: list(record<SeenSecret>({ ...spot, shape })),
  },
  { note: 'What was read of credentials before they were masked; never the values.' },
);

const traffic = record<Traffic>({
  frames: count,
  bytes: count,
  binary: count,
  firstAt: optional(time),
  lastAt: optional(time),
  lastEvent: optional(ordinal),
  lastSize: optional(count),
  largest: optional(count),
  largestBefore: optional(count),
});

const connection = record<TraceConnection>({
  id,
  url: text(),
  state: value('connecting', 'open', 'closing', 'closed', 'not-created'),
  sent: traffic,
  received: traffic,
  peakBuffered: count,
  dropped: record<{ frames: number; bytes: number }>({ frames: count, bytes: count }),
  carried,
});

const document = record<TraceDocument>({
  id,
  url: text(),
  title: text(),
  top: flag,
  startedAt: time,
  startedEvent: ordinal,
  missing: count,
});

const language = value('sh', 'nginx', 'js', 'html', 'http', 'text');

const variant = record<Variant>({
  product: text(),
  where: text(),
  snippet: text(),
  language,
});

const fix = record<FixText>({
  title: text(),
  detail: text(),
  snippet: optional(text()),
  language: optional(language),
  variants: optional(list(variant)),
});

const verdict = record<TraceVerdict>({
  rule: id,
  version: ordinal,
  row: id,
  severity: value('error', 'warning', 'info'),
  confidence: value('certain', 'likely', 'possible'),
  title: text(),
  connections: list(id),
  evidence: list(record<{ fact: string; events: number[] }>({ fact: text(), events: list(ordinal) })),
  fixes: list(fix),
});

const settings = record<CaptureSettings>({
  recordWhere: value('everywhere', 'listed', 'devtools-open'),
  closedBudget: count,
  closedPreview: count,
  openBudget: count,
  openPreview: count,
  panelBudget: count,
});

const scope = record<TraceScope>(
  {
    connections: nullable(list(id)),
    from: nullable(time),
    to: nullable(time),
    payloads: flag,
    masked: flag,
    masking: optional(value(...MASKINGS)),
    framesLeftOut: count,
  },
  { note: 'What of the session is in the trace. connections, from and to: null means all.' },
);

const losses = record<Losses>({
  droppedFrames: count,
  droppedBytes: count,
  missingEvents: count,
  malformed: count,
  repeated: count,
  droppedSockets: optional(count),
});

/** The single source of the format: the parser and docs/trace.schema.json both come from it. */
export const TRACE_SCHEMA: Schema<Trace> = record<Trace>(
  {
    format: value(TRACE_FORMAT),
    version: number(1, TRACE_VERSION, true),
    generator: text(),
    savedAt: time,
    browser: text(),
    page: record<Trace['page']>({ origin: text(), path: text(), title: text() }),
    settings: nullable(settings),
    scope,
    clock: time,
    documents: list(document),
    connections: list(connection),
    losses,
    verdicts: list(verdict),
    crashedRules: list(record<Trace['crashedRules'][number]>({ rule: id, connection: id, error: text() })),
    events: list(EVENT_SCHEMA),
  },
  { note: 'A trace of WebSocket Doctor. Times are epoch milliseconds, sizes are bytes.' },
);
