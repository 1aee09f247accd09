import type { ReactNode } from 'react';
import type { Connection } from '../../src/session/connection.ts';
import { contextOf, type Session } from '../../src/session/session.ts';
import { CopyShown } from '../export/copy-shown.tsx';
import { t } from '../messages/message.ts';
import { RichMessage } from '../messages/rich-message.tsx';
import { frameOrWorker } from '../store/initiator-of.ts';
import { ReloadButton } from '../store/page-actions.tsx';
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

function OpenedBy({ context, url }: { context: ReturnType<typeof frameOrWorker>; url: string }) {
  const page = url === '' ? t('handshake_unknown_page') : <DataText text={url} />;
  if (context === 'worker') return <RichMessage id="handshake_worker_of" values={{ page }} />;
  return context === 'iframe' ? <RichMessage id="handshake_iframe" values={{ page }} /> : page;
}

function Address({ connection, session }: Part) {
  const { url, requestedUrl, parsedUrl, createdAt } = connection;
  const page = contextOf(session, connection);
  const context = frameOrWorker(session, connection);
  return (
    <section aria-labelledby="hs-address">
      <h2 id="hs-address" className="section-title">
        {t('handshake_address')}{' '}
        <CopyShown text={(redactor) => redactor?.url(url) ?? url} what={t('handshake_the_url')} />
      </h2>
      <dl className="fields">
        <Field name={t('handshake_url')}>
          <DataText text={url} />
        </Field>
        {requestedUrl !== undefined && (
          <Field name={t('handshake_as_written')}>
            <DataText text={requestedUrl} />
          </Field>
        )}
        <Field name={t('handshake_host_port')}>
          <DataText text={parsedUrl.host} />, {parsedUrl.port}
          {` (${t(parsedUrl.secure ? 'handshake_tls' : 'handshake_no_tls')})`}
        </Field>
        <Field name={t('handshake_path')}>
          <DataText text={parsedUrl.path} />
        </Field>
        {parsedUrl.query !== '' && (
          <Field name={t('handshake_query')}>
            <DataText text={parsedUrl.query} />
          </Field>
        )}
        <Field name={t('handshake_opened_by')}>
          <OpenedBy context={context} url={page?.url ?? ''} />
        </Field>
        <Field name={t('handshake_opened_at')}>
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
  if (status !== 0) return opened ? t('handshake_over_http2', { status: String(status) }) : String(status);
  if (opened) return t('handshake_as_opened');
  return t(wire ? 'handshake_no_response' : 'handshake_not_known');
}

function Answer({ connection }: Part) {
  const { protocols, opened, wire } = connection;
  return (
    <section aria-labelledby="hs-answer">
      <h2 id="hs-answer" className="section-title">
        {t('handshake_outcome')}
      </h2>
      <dl className="fields">
        <Field name={t('handshake_status')} meaning={t('handshake_status_why')}>
          {statusText(connection)}
        </Field>
        {wire?.entry.reason !== undefined && (
          <Field name={t('handshake_error_text')}>
            {wire.entry.reason === '' ? t('handshake_hidden') : <DataText text={wire.entry.reason} />}
          </Field>
        )}
        <Field name={t('handshake_offered')} meaning={t('handshake_offered_why')}>
          {protocols.length === 0 ? t('handshake_none') : <DataText text={protocols.join(', ')} />}
        </Field>
        {opened && (
          <Field name={t('handshake_chosen')} meaning={t('handshake_chosen_why')}>
            {opened.protocol === '' ? t('handshake_none') : <DataText text={opened.protocol} />}
          </Field>
        )}
        {opened && (
          <Field name={t('handshake_extensions')} meaning={t('handshake_extensions_why')}>
            {opened.extensions === '' ? t('handshake_none') : <DataText text={opened.extensions} />}
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
          {t('handshake_no_headers', { why: absence.words })}{' '}
          {absence.reload && <ReloadButton testId="no-wire-reload" />}
        </p>
      )}
      {entry && (
        <>
          <HeaderTable
            title={t('handshake_request')}
            what={t('handshake_the_request')}
            headers={entry.requestHeaders}
            none={t('handshake_request_none')}
          />
          <HeaderTable
            title={t('handshake_response')}
            what={t('handshake_the_response')}
            headers={entry.responseHeaders}
            none={t(entry.requestSent ? 'handshake_response_hidden' : 'handshake_response_none')}
          />
        </>
      )}
    </div>
  );
}
