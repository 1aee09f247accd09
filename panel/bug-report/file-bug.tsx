import { useMemo, useRef, useState } from 'react';
import type { UserRule } from '../../src/capture/masking-rule.ts';
import { type BugDraft, draftBug } from '../../src/export/report/bug.ts';
import type { MaskedLocation } from '../../src/redaction/masked-locations.ts';
import { pluralize } from '../../src/shared/format.ts';
import { readableQuestion } from '../export/masking-questions.ts';
import { useStrictVocabulary } from '../export/use-strict-vocabulary.ts';
import { useAsk } from '../store/ask.tsx';
import { usePanelHandle } from '../store/panel-context.tsx';
import { Icon } from '../ui/icons.tsx';
import { BugPlaces, UnmaskedSuspects } from './bug-places.tsx';
import { BugPreview } from './bug-preview.tsx';
import { BugTracker } from './bug-tracker.tsx';

/** Opens the review: the user sees everything before any of it is shared. */
export function FileBug() {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = (): void => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        className="icon-button"
        aria-label="File a bug"
        title="File a bug: draft an issue for your own tracker"
        aria-haspopup="dialog"
        data-testid="file-bug"
        onClick={() => setOpen(true)}
      >
        <Icon name="bug" />
      </button>
      {open && <BugReview close={close} />}
    </>
  );
}

function BugReview({ close }: { close(): void }) {
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
    if (chosen && !(await ask(readableQuestion('the report', 'Copy')))) return;
    setRevealed(new Set());
    setReadable(chosen);
  };
  const show = (element: HTMLDialogElement | null): void => {
    if (element && !element.open) element.showModal();
  };
  return (
    <dialog ref={show} className="bug" aria-labelledby="bug-heading" onClose={close} data-testid="bug-review">
      <div className="bug-head">
        <h2 id="bug-heading">File a bug: this is all that will be shared</h2>
        <button type="button" className="button" data-testid="bug-close" onClick={close}>
          Close
        </button>
      </div>
      {draft ? (
        <>
          <label className="field">
            Title
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
            <summary data-testid="bug-places">Masked places: {draft.places.length}</summary>
            <BugPlaces places={draft.places} revealed={revealed} toggle={toggle} />
          </details>
          <BugTracker title={title} body={draft.body} />
        </>
      ) : (
        <p className="quiet">Masking…</p>
      )}
      {dialog}
    </dialog>
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
        {readable
          ? 'Readable: only what looks secret is masked.'
          : 'Strict: what is not known to be harmless is masked.'}{' '}
        {pluralize(draft.values, 'value')} masked, {pluralize(shown, 'place')} unmasked by you.
      </p>
      <label className="check">
        <input
          type="checkbox"
          checked={readable}
          data-testid="bug-readable"
          onChange={({ target }) => choose(target.checked)}
        />
        Readable: mask only what looks secret
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
  const none = readable
    ? 'Nothing else in it looks like a secret.'
    : 'Every word that is not masked is known to be harmless.';
  return (
    <details open={count > 0}>
      <summary data-testid="bug-suspects">
        {count === 0 ? 'Mask more' : `Possible secrets left: ${count}`}
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
        Also mask this text everywhere
        <input
          value={text}
          minLength={3}
          data-testid="mask-more"
          onChange={({ target }) => setText(target.value)}
        />
      </label>
      <button type="submit" className="button">
        Mask
      </button>
      <p className="quiet">
        In this report only; to mask it in every export, use the{' '}
        <a href="options.html" target="_blank" rel="noopener">
          settings
        </a>
        .
      </p>
    </form>
  );
}
