import { memo, type ReactNode } from 'react';
import type { Finding } from '../../src/diagnosis/rule.ts';
import { type Connection, type ConnectionWithMessages, isFinished } from '../../src/session/connection.ts';
import type { Session } from '../../src/session/session.ts';
import { SeverityIcon } from '../diagnosis/severity-icon.tsx';
import { formatNumber, plural, t } from '../messages/message.ts';
import { formatBytes, formatDuration } from '../messages/units.ts';
import { endedBadly, lastHeardOf, lifetimeOf, statusMeaning, statusOf } from '../store/connection-status.ts';
import { INITIATOR_NAMES, INITIATOR_TAGS } from '../store/initiator-label.ts';
import { frameOrWorker } from '../store/initiator-of.ts';
import type { ColumnId } from '../store/list-columns.ts';
import { DataText } from '../ui/data-text.tsx';
import { maskUrl } from '../ui/mask-url.ts';
import { clockText, isoText } from '../ui/moment-text.ts';
import { StateIcon } from './state-icon.tsx';
import { Waterfall } from './waterfall.tsx';

interface ConnectionRowProps {
  connection: ConnectionWithMessages;
  session: Session;
  columns: readonly ColumnId[];
  /** The finding to show; `earlier`: it belongs to an earlier attempt than the latest. */
  finding: Finding | undefined;
  earlier: boolean;
  /** The row is below a heading with its cause. */
  causeAbove: boolean;
  /** The number of attempts that the row groups; undefined: it is one attempt, the `number`th. */
  attempts: number | undefined;
  number: number | undefined;
  /** Expands the attempts. */
  fold: ReactNode;
  /** The row's attempts are shown. */
  open: boolean;
  /** The connection's revision and, while it is open, the second: the row renders again when it changes. */
  revision: string;
}

function StatusCell({ connection }: ConnectionRowProps) {
  const { kind, label, code } = statusOf(connection);
  return (
    <>
      <StateIcon kind={kind} />
      <span className={`row-status status-${kind}`} title={statusMeaning(connection)}>
        {code !== '' && <b className="code">{code}</b>} {label}
      </span>
    </>
  );
}

const PLACE_TAGS = { iframe: 'row_iframe', worker: 'row_worker' } as const;

function NameCell({ connection, session, attempts, number, fold }: ConnectionRowProps) {
  const { scheme, authority, path, query } = maskUrl(connection.url);
  const place = frameOrWorker(session, connection);
  return (
    <>
      {fold}
      {number !== undefined && <span className="tag">{t('row_attempt', { number })}</span>}
      <bdi className="row-url" title={`${scheme}://${authority}${path}${query}`}>
        <DataText text={path === '' ? '/' : path} className="row-path" />
        <DataText text={query} className="row-query" />
        <DataText text={authority} className="row-host" />
      </bdi>
      {place && <span className="tag">{t(PLACE_TAGS[place])}</span>}
      {connection.initiatedBy && <span className="tag">{t(INITIATOR_TAGS[connection.initiatedBy])}</span>}
      {attempts !== undefined && attempts > 1 && (
        <span className="tag tag-count" title={t('row_attempts_why', { count: attempts })}>
          <span aria-hidden="true">×{formatNumber(attempts)}</span>
          <span className="off-screen">{plural('overview_attempts', attempts)}</span>
        </span>
      )}
    </>
  );
}

function withoutFinding(connection: Connection): string {
  if (connection.initiatedBy)
    return t('row_not_counted', { who: t(INITIATOR_NAMES[connection.initiatedBy]) });
  return endedBadly(connection) ? t('cause_not_found') : '';
}

function CauseCell({ connection, finding, earlier, causeAbove }: ConnectionRowProps) {
  const text = finding ? (finding.match.title ?? finding.rule.title) : withoutFinding(connection);
  // The heading of its group has it: the row has what the server said to this connection.
  if (causeAbove) {
    const reason = connection.closed?.reason ?? '';
    return (
      <span className="row-cause quiet" title={reason === '' ? text : reason}>
        {reason !== '' && <DataText text={`“${reason}”`} className="row-title" />}
      </span>
    );
  }
  return (
    <>
      {finding && <SeverityIcon severity={finding.rule.severity} />}
      <span className="row-cause" title={text}>
        {earlier && <span className="quiet">{t('row_earlier')} </span>}
        <DataText text={text} className="row-title" />
      </span>
    </>
  );
}

function TrafficCell({ connection, bytes }: { connection: ConnectionWithMessages; bytes: boolean }) {
  const { sent, received, opened } = connection;
  if (!opened) return null;
  const title = t('row_traffic_why', {
    received: plural('messages', received.frames),
    receivedbytes: formatBytes(received.bytes),
    sent: plural('messages', sent.frames),
    sentbytes: formatBytes(sent.bytes),
  });
  return (
    <span title={title}>
      {bytes ? formatBytes(sent.bytes + received.bytes) : formatNumber(sent.frames + received.frames)}
    </span>
  );
}

function TimeCell({ connection, session }: ConnectionRowProps) {
  const heard = lastHeardOf(connection);
  const { createdAt } = connection;
  const title = t(isFinished(connection) ? 'row_lived_why' : 'row_age_why', {
    last: `${clockText(heard)} (${isoText(heard)})`,
    since: `${clockText(createdAt)} (${isoText(createdAt)})`,
  });
  return (
    <span className="row-time" title={title}>
      {formatDuration(lifetimeOf(connection, session.clock))}
    </span>
  );
}

function Cell({ id, ...props }: ConnectionRowProps & { id: ColumnId }) {
  switch (id) {
    case 'status':
      return <StatusCell {...props} />;
    case 'name':
      return <NameCell {...props} />;
    case 'cause':
      return <CauseCell {...props} />;
    case 'messages':
      return <TrafficCell connection={props.connection} bytes={false} />;
    case 'size':
      return <TrafficCell connection={props.connection} bytes />;
    case 'time':
      return <TimeCell {...props} />;
    case 'waterfall':
      return <Waterfall connection={props.connection} session={props.session} />;
    default:
      return id satisfies never;
  }
}

function Row(props: ConnectionRowProps) {
  return props.columns.map((id) => (
    <td key={id} className={`grid-cell column-${id}`}>
      <Cell id={id} {...props} />
    </td>
  ));
}

/** The cells of a connection. The session is changed in place: `revision` and the finding's text tell a change. */
export const ConnectionRow = memo(
  Row,
  (before, after) =>
    before.connection === after.connection &&
    before.revision === after.revision &&
    before.columns === after.columns &&
    before.attempts === after.attempts &&
    before.open === after.open &&
    before.causeAbove === after.causeAbove &&
    before.earlier === after.earlier &&
    before.finding?.rule === after.finding?.rule &&
    before.finding?.match.title === after.finding?.match.title,
);
