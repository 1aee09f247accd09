import { memo } from 'react';
import type { Finding } from '../../src/diagnosis/rule.ts';
import { type Connection, type ConnectionWithMessages, isFinished } from '../../src/session/connection.ts';
import type { Session } from '../../src/session/session.ts';
import { formatBytes, formatCount, formatDuration, pluralize } from '../../src/shared/format.ts';
import { INITIATOR_NAMES, INITIATOR_TAGS } from '../diagnosis/initiator-label.ts';
import { SeverityIcon } from '../diagnosis/severity-icon.tsx';
import { endedBadly, endOf, lastHeardOf, statusOf } from '../store/connection-status.ts';
import { frameOrWorker } from '../store/initiator-of.ts';
import { agoText } from '../ui/ago-text.ts';
import { DataText } from '../ui/data-text.tsx';
import { maskUrl } from '../ui/mask-url.ts';
import { clockText, isoText } from '../ui/moment-text.ts';
import { StateIcon } from './state-icon.tsx';

interface ConnectionRowProps {
  connection: ConnectionWithMessages;
  session: Session;
  /** The finding to show; `earlier`: it belongs to an earlier attempt than the latest. */
  finding: Finding | undefined;
  earlier: boolean;
  /** The number of attempts that the row groups; undefined: it is one attempt, the `number`th. */
  attempts: number | undefined;
  number: number | undefined;
  /** The connection's revision and, while it is open, the second: the row renders again when it changes. */
  revision: string;
}

function Endpoint({ url }: { url: string }) {
  const { scheme, authority, path, query } = maskUrl(url);
  return (
    <bdi className="row-url" title={`${scheme}://${authority}${path}${query}`}>
      <DataText text={authority} className="row-host" />
      <DataText text={path} className="row-path" />
      <DataText text={query} className="row-query" />
    </bdi>
  );
}

function Facts({ connection, session }: { connection: ConnectionWithMessages; session: Session }) {
  const { sent, received, opened, createdAt } = connection;
  const finished = isFinished(connection);
  const end = finished ? endOf(connection) : session.clock;
  const heard = lastHeardOf(connection);
  return (
    <span className="row-facts">
      {opened && opened.protocol !== '' && (
        <span className="row-protocol" title={`Subprotocol: ${opened.protocol}`}>
          <DataText text={opened.protocol} />
        </span>
      )}
      {opened && (
        <>
          <span title={`Sent: ${pluralize(sent.frames, 'message')}, ${formatBytes(sent.bytes)}`}>
            <span className="off-screen">sent </span>
            <span aria-hidden="true">↑</span>
            {formatBytes(sent.bytes)}
          </span>
          <span title={`Received: ${pluralize(received.frames, 'message')}, ${formatBytes(received.bytes)}`}>
            <span className="off-screen">received </span>
            <span aria-hidden="true">↓</span>
            {formatBytes(received.bytes)}
          </span>
        </>
      )}
      {end !== undefined && (
        <span title={`${finished ? 'Lived' : 'Age'}, since ${clockText(createdAt)} (${isoText(createdAt)})`}>
          <span className="off-screen">{finished ? 'lived ' : 'age '}</span>
          {formatDuration(end - createdAt)}
        </span>
      )}
      <span className="row-heard" title={`Last activity at ${clockText(heard)} (${isoText(heard)})`}>
        <span className="off-screen">last activity </span>
        {agoText(session.clock - heard)}
      </span>
    </span>
  );
}

function withoutFinding(connection: Connection): string {
  if (connection.initiatedBy) return `Opened by ${INITIATOR_NAMES[connection.initiatedBy]}; not counted`;
  return endedBadly(connection) ? 'No rule can say why' : '';
}

function Row({ connection, session, finding, earlier, attempts, number }: ConnectionRowProps) {
  const { kind, word, code, meaning, name } = statusOf(connection);
  const context = frameOrWorker(session, connection);
  return (
    <>
      <StateIcon kind={kind} />
      <span className="row-line">
        <Endpoint url={connection.url} />
        {context && <span className="tag">{context}</span>}
        {connection.initiatedBy && <span className="tag">{INITIATOR_TAGS[connection.initiatedBy]}</span>}
        {number !== undefined && <span className="tag">attempt {number}</span>}
        {attempts !== undefined && attempts > 1 && (
          <span
            className="tag tag-count"
            title="Attempts at this URL, one after another, by the same document"
          >
            {formatCount(attempts)} attempts
          </span>
        )}
        <span className={`row-status status-${kind}`}>
          {word}
          {code !== '' && (
            <b className="code" title={meaning}>
              {code}
              {name !== '' && <span className="code-name"> {name}</span>}
            </b>
          )}
        </span>
      </span>
      <span className="row-line row-second">
        <span className="row-verdict">
          {finding ? (
            <>
              <SeverityIcon severity={finding.rule.severity} />
              {earlier && <span className="row-earlier">Earlier attempt: </span>}
              <DataText text={finding.match.title ?? finding.rule.title} className="row-title" />
            </>
          ) : (
            withoutFinding(connection)
          )}
        </span>
        <Facts connection={connection} session={session} />
      </span>
    </>
  );
}

/** The session is mutated in place: `revision` and the finding's text tell whether the row has changed. */
export const ConnectionRow = memo(
  Row,
  (before, after) =>
    before.connection === after.connection &&
    before.revision === after.revision &&
    before.attempts === after.attempts &&
    before.earlier === after.earlier &&
    before.finding?.rule === after.finding?.rule &&
    before.finding?.match.title === after.finding?.match.title,
);
