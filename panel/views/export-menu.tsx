import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { Report } from '../../src/report/report.ts';
import { EXPORT_FORMATS, type ExportFormat, exportName } from '../export.ts';
import { copyText } from './copy-text.ts';
import { usePanelHandle } from './panel-context.tsx';
import { saveFile } from './save-file.ts';

interface Choice {
  label: string;
  format: ExportFormat;
  copies: boolean;
}

const CHOICES: readonly Choice[] = [
  ...EXPORT_FORMATS.map((format) => ({ label: `Save as ${format.name}`, format, copies: false })),
  ...EXPORT_FORMATS.map((format) => ({ label: `Copy as ${format.name}`, format, copies: true })),
];

/** The item that a key leads to; undefined: the key is none of the menu's. */
function nextItem(key: string, at: number): number | undefined {
  const last = CHOICES.length - 1;
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

/** Saves or copies the report; returns what to say of it. */
async function carryOut({ format, copies }: Choice, report: Report): Promise<string> {
  const text = format.render(report);
  if (copies) {
    const copied = await copyText(text);
    return copied
      ? `Copied the report as ${format.name}.`
      : 'The browser did not allow copying: save the report instead.';
  }
  const name = exportName(report, format);
  saveFile(name, format.type, text);
  return `Saved ${name}.`;
}

/** A menu button (WAI-ARIA Authoring Practices, Menu Button): arrows move, Escape closes and gives focus back. */
export function ExportMenu() {
  const { store, report } = usePanelHandle();
  const [open, setOpen] = useState(false);
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
  const choose = async (choice: Choice): Promise<void> => {
    close();
    store.getState().say(await carryOut(choice, report()));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      close();
      return;
    }
    const all = items();
    const next = nextItem(event.key, all.indexOf(document.activeElement as HTMLElement));
    if (next === undefined) return;
    event.preventDefault();
    all[next]?.focus();
  };
  return (
    <div className="menu-frame" ref={frame}>
      <button
        ref={button}
        type="button"
        className="button primary"
        aria-haspopup="menu"
        aria-expanded={open}
        data-testid="export"
        onClick={() => setOpen(!open)}
      >
        Export <span aria-hidden="true">▾</span>
      </button>
      {open && (
        <div className="menu">
          <div role="menu" aria-label="Export" tabIndex={-1} onKeyDown={onKeyDown}>
            {CHOICES.map((choice) => (
              <button
                key={choice.label}
                type="button"
                role="menuitem"
                tabIndex={-1}
                className={choice.copies ? 'menu-item copies' : 'menu-item'}
                data-testid={`export-${choice.copies ? 'copy-' : ''}${choice.format.extension}`}
                onClick={() => choose(choice)}
              >
                {choice.label}
              </button>
            ))}
          </div>
          <p className="menu-note">Secrets are masked.</p>
        </div>
      )}
    </div>
  );
}
