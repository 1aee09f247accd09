import { useMemo, useState } from 'react';
import type { Finding } from '../../src/diagnosis/rule.ts';
import { draftWrongCause } from '../../src/export/report/wrong-cause.ts';
import type { Connection } from '../../src/session/connection.ts';
import { exportName } from '../export/export.ts';
import { carryOut, EXPORT_CHOICES } from '../export/export-choice.ts';
import { WHOLE } from '../export/scope-fields.tsx';
import { useStrictVocabulary } from '../export/use-strict-vocabulary.ts';
import { t } from '../messages/message.ts';
import { CopyButton } from '../store/copy-button.tsx';
import { usePanelHandle } from '../store/panel-context.tsx';
import { DataText } from '../ui/data-text.tsx';

const TRACE = EXPORT_CHOICES.find(({ copies, format }) => !copies && format.extension === 'wsdoctor.json');

interface WrongCauseDialogProps {
  finding: Finding;
  connection: Connection;
  close(): void;
}

/** Asks what the cause was, and drafts an issue about the finding. */
export function WrongCauseDialog({ finding, connection, close }: WrongCauseDialogProps) {
  const panel = usePanelHandle();
  const { liveSession, ownRules, redactedReport, store } = panel;
  const vocabulary = useStrictVocabulary();
  const [said, setSaid] = useState('');
  const made = useMemo(() => vocabulary && redactedReport([], vocabulary), [redactedReport, vocabulary]);
  const traceName = exportName(liveSession.session(), Date.now(), ownRules(), { extension: 'wsdoctor.json' });
  const verdict = made?.value.verdicts.find(
    ({ rule, connections }) => rule === finding.rule.id && connections.includes(connection.id),
  );
  const draft =
    made && verdict && draftWrongCause(made.value, verdict, made.redactor.sentence(said), traceName);
  const show = (element: HTMLDialogElement | null): void => {
    if (element && !element.open) element.showModal();
  };
  const saveTrace = async (): Promise<void> => {
    const notice = TRACE && (await carryOut(TRACE, panel, WHOLE));
    if (notice !== undefined) store.getState().notify(notice);
  };
  return (
    <dialog
      ref={show}
      className="bug wrong-cause"
      aria-labelledby="wrong-cause-heading"
      data-testid="wrong-cause"
      onClose={close}
      onKeyDown={(event) => {
        // DevTools listens on the document and would open its drawer.
        if (event.key === 'Escape') event.stopPropagation();
      }}
    >
      <div className="bug-head">
        <h2 id="wrong-cause-heading">{t('wrong_title')}</h2>
        <button type="button" className="button" data-testid="wrong-cause-close" onClick={close}>
          {t('close')}
        </button>
      </div>
      <label className="field">
        {t('wrong_what')}
        <textarea
          rows={3}
          value={said}
          data-testid="wrong-cause-said"
          onChange={({ target }) => setSaid(target.value)}
        />
      </label>
      {draft === undefined ? (
        <p className="quiet">{t(made ? 'wrong_gone' : 'bug_masking_now')}</p>
      ) : (
        <>
          <div className="bug-preview">
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a block that scrolls must be reachable by keyboard */}
            <pre tabIndex={0} data-testid="wrong-cause-draft">
              <DataText text={draft} lines />
            </pre>
          </div>
          <div className="actions">
            <CopyButton text={() => draft} what={t('wrong_issue')} label={t('wrong_copy')} />
            <button type="button" className="button" data-testid="wrong-cause-trace" onClick={saveTrace}>
              {t('wrong_save')}
            </button>
            <span className="quiet">{t('wrong_stays')}</span>
          </div>
        </>
      )}
    </dialog>
  );
}
