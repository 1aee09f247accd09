import { useMemo, useState } from 'react';
import type { UserRule } from '../../src/capture/masking-rule.ts';
import { type BugDraft, draftBug } from '../../src/export/report/bug.ts';
import type { MaskedLocation } from '../../src/redaction/masked-locations.ts';
import { readableQuestion } from '../export/masking-questions.ts';
import { useStrictVocabulary } from '../export/use-strict-vocabulary.ts';
import { plural, t } from '../messages/message.ts';
import { RichMessage } from '../messages/rich-message.tsx';
import { SettingsLink } from '../messages/settings-link.tsx';
import { useAsk } from '../store/ask.tsx';
import { Modal } from '../store/modal.tsx';
import { usePanelHandle } from '../store/panel-context.tsx';
import { BugPlaces, UnmaskedSuspects } from './bug-places.tsx';
import { BugPreview } from './bug-preview.tsx';
import { BugTracker } from './bug-tracker.tsx';

/** All that a bug report would share, to be masked further, shown in part, and sent. */
export function BugReview({ close }: { close(): void }) {
  const { redactedReport } = usePanelHandle();
  const { ask, dialog } = useAsk();
  const vocabulary = useStrictVocabulary();
  const [rules, setRules] = useState<readonly UserRule[]>([]);
  const [readable, setReadable] = useState(false);
  const [revealed, setRevealed] = useState<ReadonlySet<string>>(new Set());
  const [ownTitle, setOwnTitle] = useState<string>();
  const made = useMemo(
    () => (vocabulary ? redactedReport(rules, readable ? undefined : vocabulary) : undefined),
    [redactedReport, rules, vocabulary, readable],
  );
  const draft = useMemo(() => made && draftBug(made.value, revealed, made.redactor), [made, revealed]);
  const title = ownTitle ?? draft?.title ?? '';
  const toggle = (places: readonly MaskedLocation[], shown: boolean): void => {
    const next = new Set(revealed);
    for (const { id } of places) {
      if (shown) next.add(id);
      else next.delete(id);
    }
    setRevealed(next);
  };
  // The report is built again, so that earlier choices may refer to other places.
  const maskToo = (text: string): void => {
    setRevealed(new Set());
    setRules([...rules, { kind: 'text', text }]);
  };
  const chooseReadable = async (chosen: boolean): Promise<void> => {
    if (chosen && !(await ask(readableQuestion(t('bug_the_report'), 'copy')))) return;
    setRevealed(new Set());
    setReadable(chosen);
  };
  return (
    <Modal className="bug" aria-labelledby="bug-heading" onClose={close} data-testid="bug-review">
      <div className="bug-head">
        <h2 id="bug-heading">{t('bug_heading')}</h2>
        <button type="button" className="button" data-testid="bug-close" onClick={close}>
          {t('bug_close')}
        </button>
      </div>
      {draft ? (
        <>
          <label className="field">
            {t('bug_title')}
            <input
              value={title}
              data-testid="bug-title"
              onChange={({ target }) => setOwnTitle(target.value)}
            />
          </label>
          <BugPreview text={draft.body} suspects={draft.suspects} />
          <BugMasking draft={draft} readable={readable} revealed={revealed} choose={chooseReadable} />
          <BugSuspects draft={draft} readable={readable} maskToo={maskToo} />
          <details>
            <summary data-testid="bug-places">{t('bug_places', { count: draft.places.length })}</summary>
            <BugPlaces places={draft.places} revealed={revealed} toggle={toggle} />
          </details>
          <BugTracker title={title} body={draft.body} />
        </>
      ) : (
        <p className="quiet">{t('bug_masking_now')}</p>
      )}
      {dialog}
    </Modal>
  );
}

interface BugMaskingProps {
  draft: BugDraft;
  readable: boolean;
  revealed: ReadonlySet<string>;
  choose(readable: boolean): void;
}

/** How it is masked, what of it, and what the user shows all the same. */
function BugMasking({ draft, readable, revealed, choose }: BugMaskingProps) {
  const shown = draft.places.filter(({ id }) => revealed.has(id)).length;
  return (
    <div className="bug-masking" data-testid="bug-masking">
      <p>
        {t(readable ? 'bug_readable' : 'bug_strict')} {plural('bug_values', draft.values)},{' '}
        {plural('bug_unmasked', shown)}
      </p>
      <label className="check">
        <input
          type="checkbox"
          checked={readable}
          data-testid="bug-readable"
          onChange={({ target }) => choose(target.checked)}
        />
        {t('bug_choose_readable')}
      </label>
    </div>
  );
}

interface BugSuspectsProps {
  draft: BugDraft;
  readable: boolean;
  maskToo(text: string): void;
}

function BugSuspects({ draft, readable, maskToo }: BugSuspectsProps) {
  const count = new Set(draft.suspects.map(({ from, to }) => draft.body.slice(from, to))).size;
  const none = t(readable ? 'bug_nothing_secret' : 'bug_all_harmless');
  return (
    <details open={count > 0}>
      <summary data-testid="bug-suspects">
        {count === 0 ? t('bug_mask_more') : t('bug_suspects', { count })}
      </summary>
      <UnmaskedSuspects text={draft.body} suspects={draft.suspects} none={none} maskToo={maskToo} />
      <MaskMore maskToo={maskToo} />
    </details>
  );
}

function MaskMore({ maskToo }: { maskToo(text: string): void }) {
  const [text, setText] = useState('');
  return (
    <form
      className="mask-more"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim().length < 3) return;
        maskToo(text.trim());
        setText('');
      }}
    >
      <label className="field">
        {t('bug_also_mask')}
        <input
          value={text}
          minLength={3}
          data-testid="mask-more"
          onChange={({ target }) => setText(target.value)}
        />
      </label>
      <button type="submit" className="button">
        {t('bug_mask')}
      </button>
      <p className="quiet">
        <RichMessage id="bug_mask_scope" values={{ settings: <SettingsLink /> }} />
      </p>
    </form>
  );
}
