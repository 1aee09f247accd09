import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';

export type MenuItem =
  /** `why` it cannot be chosen; undefined: it can. */
  | { kind: 'action'; label: string; keys?: string; why?: string | undefined; run(): void }
  | { kind: 'check'; label: string; checked: boolean; run(): void }
  | { kind: 'radio'; label: string; checked: boolean; run(): void }
  | { kind: 'menu'; label: string; items: readonly MenuItem[] }
  | { kind: 'separator' };

/** Where a menu opens, in CSS pixels of the window. */
export interface MenuPlace {
  x: number;
  y: number;
}

/** Closes with the focus given back (`true`), or because it is elsewhere already. */
export type Close = (focus: boolean) => void;

/** Space between a menu and the edge of the window, in CSS pixels. */
const MARGIN = 4;

interface MenuProps {
  label: string;
  items: readonly MenuItem[];
  /** The point at which it opens, or the item whose menu it is. */
  place: MenuPlace | HTMLElement;
  close: Close;
  /** Of a submenu: closes it alone. */
  back?: () => void;
}

/** The left and top of a menu of this size: beside its item or at its point, moved into the window. */
function positionOf(place: MenuPlace | HTMLElement, width: number, height: number): MenuPlace {
  const beside = place instanceof HTMLElement ? place.getBoundingClientRect() : undefined;
  const wanted = beside ? { x: beside.right, y: beside.top - MARGIN } : (place as MenuPlace);
  const left = beside && wanted.x + width > innerWidth ? beside.left - width : wanted.x;
  return {
    x: Math.max(MARGIN, Math.min(left, innerWidth - width - MARGIN)),
    y: Math.max(MARGIN, Math.min(wanted.y, innerHeight - height - MARGIN)),
  };
}

const ROLES = {
  action: 'menuitem',
  menu: 'menuitem',
  check: 'menuitemcheckbox',
  radio: 'menuitemradio',
} as const;
const BUTTON = ':scope > button';

/** A menu after the WAI-ARIA Authoring Practices: arrows move, a letter finds, Escape closes. */
export function Menu({ label, items, place, close, back }: MenuProps) {
  const list = useRef<HTMLDivElement>(null);
  const [openAt, setOpenAt] = useState<number>();
  useLayoutEffect(() => {
    const element = list.current;
    if (!element) return;
    const { x, y } = positionOf(place, element.offsetWidth, element.offsetHeight);
    element.style.left = `${x}px`;
    element.style.top = `${y}px`;
    element.querySelector<HTMLElement>(BUTTON)?.focus({ preventScroll: true });
  }, [place]);
  const buttons = (): HTMLElement[] => [...(list.current?.querySelectorAll<HTMLElement>(BUTTON) ?? [])];
  const onKeyDown = (event: KeyboardEvent): void => {
    // DevTools listens on the document; an outer menu must not move too.
    event.stopPropagation();
    const all = buttons();
    const at = all.indexOf(document.activeElement as HTMLElement);
    const next = nextAt(event.key, at, all);
    if (next !== undefined) all[next]?.focus();
    else if (event.key === 'Escape') close(true);
    else if (event.key === 'Tab') close(true);
    else if (event.key === 'ArrowLeft' && back) back();
    else if (event.key === 'ArrowRight' && all[at]?.ariaHasPopup) all[at].click();
    else return;
    event.preventDefault();
  };
  const shown = items[openAt ?? -1];
  return (
    <>
      <div
        ref={list}
        className="context-menu"
        role="menu"
        aria-label={label}
        tabIndex={-1}
        onKeyDown={onKeyDown}
        onContextMenu={(event) => {
          event.preventDefault();
          event.stopPropagation();
        }}
      >
        {items.map((item, at) => (
          <Item
            // biome-ignore lint/suspicious/noArrayIndexKey: the items of an open menu do not change
            key={at}
            item={item}
            open={at === openAt}
            onPointer={() => setOpenAt(item.kind === 'menu' ? at : undefined)}
            choose={() => {
              if (item.kind === 'separator') return;
              if (item.kind === 'menu') return setOpenAt(at);
              close(true);
              item.run();
            }}
          />
        ))}
      </div>
      {shown?.kind === 'menu' && list.current?.children[openAt ?? -1] instanceof HTMLElement && (
        <Menu
          key={openAt}
          label={shown.label}
          items={shown.items}
          place={list.current.children[openAt ?? -1] as HTMLElement}
          close={close}
          back={() => {
            (list.current?.children[openAt ?? -1] as HTMLElement | undefined)?.focus();
            setOpenAt(undefined);
          }}
        />
      )}
    </>
  );
}

function nextAt(key: string, at: number, all: readonly HTMLElement[]): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return (at + 1) % all.length;
    case 'ArrowUp':
      return (at <= 0 ? all.length : at) - 1;
    case 'Home':
      return 0;
    case 'End':
      return all.length - 1;
    default: {
      if (key.length !== 1 || key === ' ') return undefined;
      const from = [...all.slice(at + 1), ...all.slice(0, at + 1)];
      const found = from.find(({ textContent }) => textContent.toLowerCase().startsWith(key.toLowerCase()));
      return found && all.indexOf(found);
    }
  }
}

interface ItemProps {
  item: MenuItem;
  open: boolean;
  onPointer(): void;
  choose(): void;
}

function Item({ item, open, onPointer, choose }: ItemProps) {
  if (item.kind === 'separator') return <hr />;
  const why = item.kind === 'action' ? item.why : undefined;
  const checked = item.kind === 'check' || item.kind === 'radio' ? item.checked : undefined;
  return (
    <button
      type="button"
      role={ROLES[item.kind]}
      className="context-menu-item"
      tabIndex={-1}
      aria-disabled={why === undefined ? undefined : true}
      {...(checked === undefined ? {} : { 'aria-checked': checked })}
      aria-haspopup={item.kind === 'menu' ? 'menu' : undefined}
      aria-expanded={item.kind === 'menu' ? open : undefined}
      title={why}
      onPointerEnter={(event) => {
        if (!open) event.currentTarget.focus({ preventScroll: true });
        onPointer();
      }}
      onClick={() => {
        if (why === undefined) choose();
      }}
    >
      <span className="context-menu-mark" aria-hidden="true">
        {checked ? '✓' : ''}
      </span>
      <span className="context-menu-label">{item.label}</span>
      {item.kind === 'action' && item.keys !== undefined && (
        <span className="context-menu-keys" aria-hidden="true">
          {item.keys}
        </span>
      )}
      {item.kind === 'menu' && <span aria-hidden="true">▸</span>}
    </button>
  );
}
