import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { Finding } from '../../src/diagnosis/rule.ts';
import { SeverityIcon } from '../diagnosis/severity-icon.tsx';
import { plural, t } from '../messages/message.ts';
import { DataText } from '../ui/data-text.tsx';

interface ProblemListProps {
  problems: readonly Finding[];
  /** The text of the button. */
  label: string;
  go(finding: Finding): void;
}

/** The number of problems; opened, one line for each cause, with how many connections it affects. */
export function ProblemList({ problems, label, go }: ProblemListProps) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const list = useRef<HTMLUListElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const element = list.current;
    if (!open || !element) return;
    element.querySelector('button')?.focus();
    const onFocusOut = ({ relatedTarget }: FocusEvent): void => {
      if (relatedTarget === button.current) return;
      if (!(relatedTarget instanceof Node && element.contains(relatedTarget))) setOpen(false);
    };
    element.addEventListener('focusout', onFocusOut);
    return () => element.removeEventListener('focusout', onFocusOut);
  }, [open]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !open) return;
    // DevTools listens on the document and would open its drawer.
    event.stopPropagation();
    setOpen(false);
    button.current?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes from wherever the focus is inside
    <span className="banner-more" onKeyDown={onKeyDown}>
      <button
        ref={button}
        type="button"
        className="banner-link"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        title={t('banner_list')}
        data-testid="problem-count"
        onClick={() => setOpen(!open)}
      >
        {label} <span aria-hidden="true">▾</span>
      </button>
      {open && (
        <ul ref={list} id={id} className="menu problems" aria-label={t('problems_label')}>
          {problems.map((finding) => (
            <li key={`${finding.rule.id} ${finding.connections[0]}`}>
              <button
                type="button"
                className="menu-item problem"
                data-testid="problem"
                onClick={() => {
                  setOpen(false);
                  go(finding);
                }}
              >
                <SeverityIcon severity={finding.rule.severity} />
                <DataText className="problem-title" text={finding.match.title ?? finding.rule.title} />
                <span className="quiet">{plural('connections', finding.connections.length)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </span>
  );
}
