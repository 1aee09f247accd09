import type { ReactNode } from 'react';
import type { Connection } from '../../src/session/connection.ts';
import { contextOf, type Session } from '../../src/session/session.ts';
import { CopyShown } from '../export/copy-shown.tsx';
import { frameOrWorker } from '../store/initiator-of.ts';
import { usePanel } from '../store/panel-context.tsx';
import { whyNoWire } from '../store/why-no-wire.ts';
import { DataText } from '../ui/data-text.tsx';
import { clockText, isoText } from '../ui/moment-text.ts';
import { HeaderTable } from './header-table.tsx';

interface Part {
  connection: Connection;
  session: Session;
}

/** `meaning`: explains the name where it is not obvious. */
function Field({ name, meaning, children }: { name: string; meaning?: string; children: ReactNode }) {
  return (
    <div className="field">
      <dt title={meaning}>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Address({ connection, session }: Part) {
  const { url, requestedUrl, parsedUrl, createdAt } = connection;
  const page = contextOf(session, connection);
  const context = frameOrWorker(session, connection);
  return (
    <section aria-labelledby="hs-address">
      <h2 id="hs-address" className="section-title">
        Address <CopyShown text={(redactor) => redactor?.url(url) ?? url} what="the URL" />
      </h2>
      <dl className="fields">
        <Field name="URL">
          <DataText text={url} />
        </Field>
        {requestedUrl !== undefined && (
          <Field name="As the page wrote it">
            <DataText text={requestedUrl} />
          </Field>
        )}
        <Field name="Host and port">
          <DataText text={parsedUrl.host} />, {parsedUrl.port}
          {parsedUrl.secure ? ' (TLS)' : ' (no TLS)'}
        </Field>
        <Field name="Path">
          <DataText text={parsedUrl.path} />
        </Field>
        {parsedUrl.query !== '' && (
          <Field name="Query">
            <DataText text={parsedUrl.query} />
          </Field>
        )}
        <Field name="Opened by">
          {context === 'worker' ? 'a worker of ' : context === 'iframe' ? 'an iframe, ' : ''}
          {page && page.url !== '' ? <DataText text={page.url} /> : 'an unknown page'}
        </Field>
        <Field name="Opened at">
          <time dateTime={isoText(createdAt)} title={isoText(createdAt)}>
            {clockText(createdAt)}
          </time>
        </Field>
      </dl>
    </section>
  );
}

/** The network log gives success as 101, or over HTTP/2 as 200 (RFC 8441). */
function statusText({ opened, wire }: Connection): string {
  const status = wire?.failure?.kind === 'status' ? wire.failure.status : (wire?.entry.status ?? 0);
  if (status === 101) return '101 Switching Protocols';
  if (status !== 0) return `${status}${opened ? ' (over HTTP/2)' : ''}`;
  if (opened) return '101 Switching Protocols, as the socket opened';
  return wire ? 'No response' : 'not known';
}

function Answer({ connection }: Part) {
  const { protocols, opened, wire } = connection;
  return (
    <section aria-labelledby="hs-answer">
      <h2 id="hs-answer" className="section-title">
        Outcome
      </h2>
      <dl className="fields">
        <Field name="Status" meaning="Of the handshake response: 101 is success, over HTTP/2 it is 200">
          {statusText(connection)}
        </Field>
        {wire?.entry.reason !== undefined && (
          <Field name="Error text">
            {wire.entry.reason === '' ? 'hidden by another extension' : <DataText text={wire.entry.reason} />}
          </Field>
        )}
        <Field name="Subprotocols offered" meaning="Subprotocols passed to new WebSocket(url, protocols)">
          {protocols.length === 0 ? 'none' : <DataText text={protocols.join(', ')} />}
        </Field>
        {opened && (
          <Field name="Subprotocol chosen" meaning="The one that the server chose; it may choose none">
            {opened.protocol === '' ? 'none' : <DataText text={opened.protocol} />}
          </Field>
        )}
        {opened && (
          <Field name="Extensions" meaning="Negotiated extensions; permessage-deflate compresses messages">
            {opened.extensions === '' ? 'none' : <DataText text={opened.extensions} />}
          </Field>
        )}
      </dl>
    </section>
  );
}

/** Request, response, and why a part of them is unknown. */
export function Handshake({ connection }: { connection: Connection }) {
  usePanel((state) => state.revision);
  const session = usePanel((state) => state.session)();
  const absence = whyNoWire(session, connection);
  const entry = connection.wire?.entry;
  return (
    <div className="handshake">
      <Answer connection={connection} session={session} />
      <Address connection={connection} session={session} />
      {absence !== undefined && (
        <p className="note" data-testid="no-wire">
          Headers are not available. {absence}
        </p>
      )}
      {entry && (
        <>
          <HeaderTable
            title="Request headers"
            headers={entry.requestHeaders}
            none="The connection failed before the request was sent."
          />
          <HeaderTable
            title="Response headers"
            headers={entry.responseHeaders}
            none={
              entry.requestSent
                ? 'Not available: Chrome hides response headers of failed handshakes. Use `wsdoctor probe`.'
                : 'None: no request was sent.'
            }
          />
        </>
      )}
    </div>
  );
}
