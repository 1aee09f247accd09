import { type MessageKey, plural, t } from '../messages/message.ts';
import { RichMessage } from '../messages/rich-message.tsx';
import type { JoinedLogs } from '../session/join-live.ts';
import type { TraceFile } from '../session/trace-file.ts';
import { useFiles, usePanelHandle } from '../store/panel-context.tsx';
import { DataText } from '../ui/data-text.tsx';
import { isoText } from '../ui/moment-text.ts';

const CHANGES = {
  gone: 'file_change_gone',
  new: 'file_change_new',
  changed: 'file_change_changed',
} satisfies Record<TraceFile['changes'][number]['kind'], MessageKey>;

const KINDS = {
  Trace: 'file_trace',
  'HAR file': 'file_har',
  Log: 'file_log',
  Case: 'file_case',
} satisfies Record<TraceFile['what'], MessageKey>;

function Changes({ changes, trace }: TraceFile) {
  if (!trace) return null;
  if (changes.length === 0) return <p data-testid="trace-same">{t('file_same_findings')}</p>;
  return (
    <details data-testid="trace-changes">
      <summary>{plural('file_changed_findings', changes.length)}</summary>
      <ul>
        {changes.map(({ kind, rule, title, detail }) => (
          <li key={`${kind} ${rule} ${title}`}>
            <b>{t(CHANGES[kind])}</b> <DataText text={title} /> <span className="quiet">{detail}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Notes({ notes }: Pick<TraceFile, 'notes'>) {
  if (notes.length === 0) return null;
  return (
    <ul data-testid="file-notes">
      {notes.map((note) => (
        <li key={note}>
          <DataText text={note} />
        </li>
      ))}
    </ul>
  );
}

function leftOut({ trace }: TraceFile): string[] {
  if (!trace) return [];
  const { scope } = trace;
  const told: string[] = [];
  if (scope.masked) told.push(t('file_masked'));
  if (!scope.payloads) told.push(t('file_no_payloads'));
  if (scope.connections) told.push(plural('file_only', scope.connections.length));
  if (scope.framesLeftOut > 0) told.push(plural('file_left_out', scope.framesLeftOut));
  return told;
}

function Opened({ file }: { file: TraceFile }) {
  const { files, store } = usePanelHandle();
  const { name, what, generator, trace } = file;
  const told = leftOut(file);
  return (
    <section className="file-bar" aria-label={t('file_opened')} data-testid="trace-open">
      <div>
        <p>
          <b className="file-mark">{t('file_read_only', { what: t(KINDS[what]) })}</b>{' '}
          <DataText text={name} />{' '}
          <span className="quiet">
            <RichMessage id="file_by" values={{ generator: <DataText text={generator} /> }} />
            {trace && (
              <>
                {' · '}
                <RichMessage
                  id="file_saved"
                  values={{ time: <time dateTime={isoText(trace.savedAt)}>{isoText(trace.savedAt)}</time> }}
                />
                {trace.page.origin !== '' && ' · '}
                <DataText text={`${trace.page.origin}${trace.page.path}`} />
              </>
            )}
            {told.length > 0 && ` · ${told.join(', ')}`}
          </span>
        </p>
        <Notes {...file} />
        <Changes {...file} />
      </div>
      <button
        type="button"
        className="button"
        data-testid="compare-with-page"
        onClick={() => store.getState().compare(store.getState().selected)}
      >
        {t('compare_with_page')}
      </button>
      <button type="button" className="button" data-testid="trace-close" onClick={files.getState().close}>
        {t('file_back')}
      </button>
    </section>
  );
}

function Joined({ joined }: { joined: JoinedLogs }) {
  const { files } = usePanelHandle();
  const { undoJoin, keepJoin } = files.getState();
  return (
    <section className="file-bar" aria-label={t('file_joined_log')} data-testid="log-joined">
      <div>
        <p>
          <b className="file-mark">{t('file_joined')}</b> <DataText text={joined.name} />
        </p>
        <Notes notes={joined.notes} />
      </div>
      <button type="button" className="button" data-testid="log-undo" onClick={undoJoin}>
        {t('file_remove_log')}
      </button>
      <button type="button" className="button" data-testid="log-keep" onClick={keepJoin}>
        {t('ok')}
      </button>
    </section>
  );
}

/** The open file, the progress of reading or writing one, and why a file could not be read. */
export function FileBar() {
  const { opened, work, problem, joined, dismiss } = useFiles((state) => state);
  return (
    <>
      {work && (
        <div className="file-bar" data-testid="work">
          <label>
            {work.words} <progress value={work.share} max={1} />{' '}
            <span className="quiet">{`${Math.round(work.share * 100)} %`}</span>
          </label>
          <button type="button" className="button" onClick={work.cancel}>
            {t('cancel')}
          </button>
        </div>
      )}
      {problem !== undefined && (
        <div className="file-bar problem" role="alert" data-testid="file-problem">
          <p>
            <b>{t('file_failed')}</b> <DataText text={problem} />
          </p>
          <button type="button" className="button" onClick={dismiss}>
            {t('dismiss')}
          </button>
        </div>
      )}
      {opened ? <Opened file={opened} /> : joined && <Joined joined={joined} />}
    </>
  );
}
