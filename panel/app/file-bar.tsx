import { pluralize } from '../../src/shared/format.ts';
import { t } from '../messages/message.ts';
import type { JoinedLogs } from '../session/join-live.ts';
import type { TraceFile } from '../session/trace-file.ts';
import { useFiles, usePanelHandle } from '../store/panel-context.tsx';
import { DataText } from '../ui/data-text.tsx';
import { isoText } from '../ui/moment-text.ts';

function Changes({ changes, trace }: TraceFile) {
  if (!trace) return null;
  if (changes.length === 0)
    return (
      <p data-testid="trace-same">Re-checked with the current rules: same findings as when it was saved.</p>
    );
  return (
    <details data-testid="trace-changes">
      <summary>
        Re-checked with the current rules: {pluralize(changes.length, 'finding')} changed since it was saved
      </summary>
      <ul>
        {changes.map(({ kind, rule, title, detail }) => (
          <li key={`${kind} ${rule} ${title}`}>
            <b>{kind}</b> <DataText text={title} /> <span className="quiet">{detail}</span>
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
  if (scope.masked) told.push('secrets are masked');
  if (!scope.payloads) told.push('without payloads');
  if (scope.connections) told.push(`only ${pluralize(scope.connections.length, 'connection')}`);
  if (scope.framesLeftOut > 0) told.push(`${pluralize(scope.framesLeftOut, 'message')} left out`);
  return told;
}

function Opened({ file }: { file: TraceFile }) {
  const { files, store } = usePanelHandle();
  const { name, what, generator, trace } = file;
  const told = leftOut(file);
  return (
    <section className="file-bar" aria-label="Opened file" data-testid="trace-open">
      <div>
        <p>
          <b className="file-mark">{what}, read-only</b> <DataText text={name} />{' '}
          <span className="quiet">by </span>
          <DataText text={generator} />
          {trace && (
            <span className="quiet">
              , saved <time dateTime={isoText(trace.savedAt)}>{isoText(trace.savedAt)}</time>, of{' '}
              <DataText
                text={trace.page.origin === '' ? 'no page' : `${trace.page.origin}${trace.page.path}`}
              />
            </span>
          )}
          {told.length > 0 && <span className="quiet"> · {told.join(', ')}</span>}
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
        Back to the page
      </button>
    </section>
  );
}

function Joined({ joined }: { joined: JoinedLogs }) {
  const { files } = usePanelHandle();
  const { undoJoin, keepJoin } = files.getState();
  return (
    <section className="file-bar" aria-label="Joined log" data-testid="log-joined">
      <div>
        <p>
          <b className="file-mark">Joined to the page</b> <DataText text={joined.name} />
        </p>
        <Notes notes={joined.notes} />
      </div>
      <button type="button" className="button" data-testid="log-undo" onClick={undoJoin}>
        Remove the log
      </button>
      <button type="button" className="button" data-testid="log-keep" onClick={keepJoin}>
        OK
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
            <span className="quiet">{Math.round(work.share * 100)} %</span>
          </label>
          <button type="button" className="button" onClick={work.cancel}>
            Cancel
          </button>
        </div>
      )}
      {problem !== undefined && (
        <div className="file-bar problem" role="alert" data-testid="file-problem">
          <p>
            <b>That did not work.</b> <DataText text={problem} />
          </p>
          <button type="button" className="button" onClick={dismiss}>
            Dismiss
          </button>
        </div>
      )}
      {opened ? <Opened file={opened} /> : joined && <Joined joined={joined} />}
    </>
  );
}
