import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { type Close, Menu, type MenuItem, type MenuPlace } from './menu.tsx';

interface Opened {
  label: string;
  place: MenuPlace;
  items: readonly MenuItem[];
  /** Gets the focus back. */
  from: HTMLElement | undefined;
}

/** A context menu; the returned element has to be rendered. */
export function useContextMenu(): {
  open(label: string, place: MenuPlace, items: readonly MenuItem[]): void;
  menu: ReactNode;
} {
  const [opened, setOpened] = useState<Opened>();
  const open = useCallback((label: string, place: MenuPlace, items: readonly MenuItem[]): void => {
    const { activeElement } = document;
    setOpened({
      label,
      place,
      items,
      from: activeElement instanceof HTMLElement ? activeElement : undefined,
    });
  }, []);
  const close = (focus: boolean): void => {
    if (focus) opened?.from?.focus({ preventScroll: true });
    setOpened(undefined);
  };
  return { open, menu: opened && <ContextMenu {...opened} close={close} /> };
}

function ContextMenu({ label, place, items, close }: Opened & { close: Close }) {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const leave = (): void => close(false);
    const onPointerDown = ({ target }: PointerEvent): void => {
      if (!(target instanceof Node && frame.current?.contains(target))) close(false);
    };
    window.addEventListener('pointerdown', onPointerDown, true);
    window.addEventListener('blur', leave);
    window.addEventListener('resize', leave);
    return () => {
      window.removeEventListener('pointerdown', onPointerDown, true);
      window.removeEventListener('blur', leave);
      window.removeEventListener('resize', leave);
    };
  });
  return createPortal(
    <div ref={frame} className="context-menu-frame" data-testid="context-menu">
      <Menu label={label} items={items} place={place} close={close} />
    </div>,
    // All content belongs to a landmark.
    document.querySelector('main') ?? document.body,
  );
}

/** Where the menu of an element opens: at the pointer, or below the element if a key opened it. */
export function menuPlace(event: { clientX: number; clientY: number }, element: Element): MenuPlace {
  const { left, bottom, top, right } = element.getBoundingClientRect();
  const { clientX: x, clientY: y } = event;
  const inside = x >= left && x <= right && y >= top && y <= bottom && (x !== 0 || y !== 0);
  return inside ? { x, y } : { x: left + 24, y: bottom };
}
