import { useEffect } from 'react';
import { flushSync } from 'react-dom';
import { type Command, commandOf } from '../store/keys.ts';
import { itemOf } from '../store/list-items.ts';
import { usePanelHandle } from '../store/panel-context.tsx';
import { type PanelState, TABS } from '../store/panel-state.ts';

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target instanceof HTMLTextAreaElement ||
      target instanceof HTMLSelectElement ||
      (target instanceof HTMLInputElement && !['checkbox', 'range', 'button'].includes(target.type)))
  );
}

function focusOn(selector: string): void {
  document.querySelector<HTMLElement>(selector)?.focus();
}

function step({ items, selected, select }: PanelState, by: 1 | -1): void {
  const rows = items.filter((item) => item.kind !== 'group');
  const next = rows[itemOf(rows, selected) + by];
  if (next) select(next.id);
}

function carryOut(state: PanelState, command: Command): void {
  switch (command.does) {
    case 'keys':
    case 'search':
      state.overlay(command.does);
      return;
    case 'overview':
      state.showPage();
      return;
    case 'client':
      state.showClient();
      return;
    case 'filter':
      flushSync(() => state.showFilterBar(true));
      focusOn('#list-filter');
      return;
    case 'list':
      focusOn('[data-testid=connections]');
      return;
    case 'pause':
      state.setPaused(!state.paused);
      return;
    case 'clear':
      state.clear();
      return;
    case 'undo':
      if (state.undoable) state.undoClear();
      return;
    case 'export':
      document.querySelector<HTMLElement>('[data-testid=export]')?.click();
      return;
    case 'all-times':
      state.setRange(undefined);
      return;
    case 'tab': {
      const tab = TABS[command.number - 1];
      if (tab) state.show(tab);
      return;
    }
    case 'step':
      step(state, command.by);
      return;
    default:
      command satisfies never;
  }
}

/** Keys that work wherever the focus is. */
export function usePanelKeys(): void {
  const { store } = usePanelHandle();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const { key, ctrlKey, metaKey, altKey, target } = event;
      const command = commandOf({ key, ctrlKey, metaKey, altKey, typing: isTyping(target) });
      // An open dialog or menu handles its own keys.
      const inMenu = target instanceof Element && target.closest('[role=menu]') !== null;
      if (!command || inMenu || event.defaultPrevented) return;
      if (store.getState().activeOverlay !== undefined) return;
      event.preventDefault();
      // DevTools listens on the document, and would open its own search.
      event.stopPropagation();
      carryOut(store.getState(), command);
    };
    window.addEventListener('keydown', onKeyDown, true);
    return () => window.removeEventListener('keydown', onKeyDown, true);
  }, [store]);
}
