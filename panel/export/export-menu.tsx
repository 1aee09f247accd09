import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { t } from '../messages/message.ts';
import { RichMessage } from '../messages/rich-message.tsx';
import { SettingsLink } from '../messages/settings-link.tsx';
import { useAsk } from '../store/ask.tsx';
import { usePanelHandle } from '../store/panel-context.tsx';
import { Icon } from '../ui/icons.tsx';
import { carryOut, EXPORT_CHOICES, type ExportChoice } from './export-choice.ts';
import { readableQuestion } from './masking-questions.ts';
import { ScopeFields, WHOLE } from './scope-fields.tsx';

/** The item that a key moves to; undefined: the menu does not use this key. */
function nextItem(key: string, at: number): number | undefined {
  const last = EXPORT_CHOICES.length - 1;
  switch (key) {
    case 'ArrowDown':
      return at === last ? 0 : at + 1;
    case 'ArrowUp':
      return at <= 0 ? last : at - 1;
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return undefined;
  }
}

/** A menu button (WAI-ARIA Authoring Practices, Menu Button): arrows move, Escape closes and returns the focus. */
export function ExportMenu() {
  const panel = usePanelHandle();
  const [scope, setScope] = useState(WHOLE);
  const [open, setOpen] = useState(false);
  const { ask, dialog } = useAsk();
  const frame = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const items = (): HTMLElement[] => [
    ...(frame.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? []),
  ];
  useEffect(() => {
    const element = frame.current;
    if (!open || !element) return;
    element.querySelector<HTMLElement>('[role=menuitem]')?.focus();
    const onFocusOut = ({ relatedTarget }: FocusEvent): void => {
      if (!(relatedTarget instanceof Node && element.contains(relatedTarget))) setOpen(false);
    };
    element.addEventListener('focusout', onFocusOut);
    return () => element.removeEventListener('focusout', onFocusOut);
  }, [open]);
  const close = (): void => {
    setOpen(false);
    button.current?.focus();
  };
  const choose = async (choice: ExportChoice): Promise<void> => {
    close();
    const { format, copies } = choice;
    setScope({ ...scope, readable: false });
    if (
      scope.readable &&
      !(await ask(readableQuestion(t('export_the', { format: format.name }), copies ? 'copy' : 'save')))
    )
      return;
    const notice = await carryOut(choice, panel, scope);
    if (notice !== undefined) panel.store.getState().notify(notice);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const all = items();
    const next = nextItem(event.key, all.indexOf(document.activeElement as HTMLElement));
    if (next === undefined) return;
    event.preventDefault();
    all[next]?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes from wherever the focus is inside
    <div
      className="menu-frame"
      ref={frame}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return;
        // DevTools listens on the document and would open its drawer.
        event.stopPropagation();
        close();
      }}
    >
      <button
        ref={button}
        type="button"
        className="icon-button"
        aria-label={t('export_label')}
        title={t('export_title')}
        aria-haspopup="menu"
        aria-expanded={open}
        data-testid="export"
        onClick={() => setOpen(!open)}
      >
        <Icon name="export" />
      </button>
      {open && (
        <div className="menu">
          <div role="menu" aria-label={t('export_label')} tabIndex={-1} onKeyDown={onKeyDown}>
            {EXPORT_CHOICES.map((choice) => (
              <button
                key={choice.label}
                type="button"
                role="menuitem"
                tabIndex={-1}
                className={choice.copies ? 'menu-item copies' : 'menu-item'}
                data-testid={`export-${choice.copies ? 'copy-' : ''}${choice.format.extension.replace('.', '-')}`}
                onClick={() => choose(choice)}
              >
                {choice.label}
              </button>
            ))}
          </div>
          <ScopeFields scope={scope} change={setScope} />
          <p className="menu-note">
            <RichMessage id="export_note" values={{ settings: <SettingsLink /> }} />
          </p>
        </div>
      )}
      {dialog}
    </div>
  );
}
