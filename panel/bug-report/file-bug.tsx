import { useMemo, useRef, useState } from 'react';
import type { UserRule } from '../../src/capture/masking-rule.ts';
import { draftBug } from '../../src/export/report/bug.ts';
import { usePanelHandle } from '../store/panel-context.tsx';
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
        className="button file-bug"
        aria-haspopup="dialog"
        data-testid="file-bug"
        onClick={() => setOpen(true)}
      >
        File a bug
      </button>
      {open && <BugReview close={close} />}
    </>
  );
}

function BugReview({ close }: { close(): void }) {
  const { redactedReport } = usePanelHandle();
  const [rules, setRules] = useState<readonly UserRule[]>([]);
  const [revealed, setRevealed] = useState<ReadonlySet<string>>(new Set());
  const [ownTitle, setOwnTitle] = useState<string>();
  const made = useMemo(() => redactedReport(rules), [redactedReport, rules]);
  const draft = useMemo(() => draftBug(made.value, revealed, made.redactor.secrets()), [made, revealed]);
  const suspects = new Set(draft.suspects.map(({ from, to }) => draft.body.slice(from, to))).size;
  const title = ownTitle ?? draft.title;
  const toggle = (id: string): void => {
    const next = new Set(revealed);
    if (!next.delete(id)) next.add(id);
    setRevealed(next);
  };
  // The report is built again, so that earlier choices may refer to other places.
  const maskToo = (text: string): void => {
    setRevealed(new Set());
    setRules([...rules, { kind: 'text', text }]);
  };
  const show = (dialog: HTMLDialogElement | null): void => {
    if (dialog && !dialog.open) dialog.showModal();
  };
  return (
    <dialog ref={show} className="bug" aria-labelledby="bug-heading" onClose={close} data-testid="bug-review">
      <div className="bug-head">
        <h2 id="bug-heading">File a bug: this is all that will be shared</h2>
        <button type="button" className="button" data-testid="bug-close" onClick={close}>
          Close
        </button>
      </div>
      <label className="field">
        Title
        <input value={title} data-testid="bug-title" onChange={({ target }) => setOwnTitle(target.value)} />
      </label>
      <BugPreview text={draft.body} suspects={draft.suspects} />
      <details open={suspects > 0}>
        <summary>{suspects === 0 ? 'Mask more' : `Possible secrets left: ${suspects}`}</summary>
        <UnmaskedSuspects text={draft.body} suspects={draft.suspects} maskToo={maskToo} />
        <MaskMore maskToo={maskToo} />
      </details>
      <details>
        <summary data-testid="bug-places">Masked places: {draft.places.length}</summary>
        <BugPlaces places={draft.places} revealed={revealed} toggle={toggle} />
      </details>
      <BugTracker title={title} body={draft.body} />
    </dialog>
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
