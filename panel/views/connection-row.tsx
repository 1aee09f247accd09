import { memo } from 'react';
import { type Connection, isFinished } from '../../src/connection.ts';
import type { Finding } from '../../src/rule.ts';
import type { Session } from '../../src/session-state.ts';
import { endedBadly, endOf, statusOf } from './connection-status.ts';
import { shortCount } from './count-text.ts';
import { DataText } from './data-text.tsx';
import { durationText } from './duration-text.ts';
import { maskUrl } from './mask-url.ts';
import { SeverityIcon } from './severity-icon.tsx';
import { StateIcon } from './state-icon.tsx';

interface ConnectionRowProps {
  connection: Connection;
  session: Session;
  finding: Finding | undefined;
  /** The connection's revision and, while it lives, the second: what makes the row worth drawing again. */
  drawnFor: string;
}

/** Where a socket was made: nothing for the top document. */
export function makerOf(session: Session, { context }: Connection): 'iframe' | 'worker' | undefined {
  if (context === undefined) return 'worker';
  return session.contexts.get(context)?.top === false ? 'iframe' : undefined;
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

function Facts({ connection, session }: { connection: Connection; session: Session }) {
  const { sent, received, opened, createdAt } = connection;
  const end = isFinished(connection) ? endOf(connection) : session.clock;
  return (
    <span className="row-facts">
      {opened && opened.protocol !== '' && <DataText text={opened.protocol} className="row-protocol" />}
      {opened && (
        <>
          <span title="Frames sent">
            <span className="off-screen">sent </span>
            <span aria-hidden="true">↑</span>
            {shortCount(sent.frames)}
          </span>
          <span title="Frames received">
            <span className="off-screen">received </span>
            <span aria-hidden="true">↓</span>
            {shortCount(received.frames)}
          </span>
        </>
      )}
      {end !== undefined && (
        <span title="From construction to the end, or to now">{durationText(end - createdAt)}</span>
      )}
    </span>
  );
}

function Row({ connection, session, finding }: ConnectionRowProps) {
  const { kind, word, code, meaning } = statusOf(connection);
  const maker = makerOf(session, connection);
  return (
    <>
      <StateIcon kind={kind} />
      <span className="row-line">
        <Endpoint url={connection.url} />
        {maker && <span className="tag">{maker}</span>}
        <span className={`row-status status-${kind}`}>
          {word}
          {code !== '' && (
            <b className="code" title={meaning}>
              {code}
            </b>
          )}
        </span>
      </span>
      <span className="row-line row-second">
        <span className="row-verdict">
          {finding ? (
            <>
              <SeverityIcon severity={finding.rule.severity} />
              <DataText text={finding.match.title ?? finding.rule.title} className="row-title" />
            </>
          ) : (
            endedBadly(connection) && 'No rule can say why'
          )}
        </span>
        <Facts connection={connection} session={session} />
      </span>
    </>
  );
}

/** The session is mutated in place, so only `drawnFor` and the finding's words tell whether the row has changed. */
export const ConnectionRow = memo(
  Row,
  (before, after) =>
    before.connection === after.connection &&
    before.drawnFor === after.drawnFor &&
    before.finding?.rule === after.finding?.rule &&
    before.finding?.match.title === after.finding?.match.title,
);
