import { TABS } from './panel-state.ts';

/** The actions of keys in the panel as a whole. */
export type Command =
  | {
      does:
        | 'keys'
        | 'search'
        | 'overview'
        | 'client'
        | 'filter'
        | 'list'
        | 'pause'
        | 'clear'
        | 'undo'
        | 'export'
        | 'all-times';
    }
  | { does: 'tab'; number: number }
  | { does: 'step'; by: 1 | -1 };

/** The used part of a keyboard event. */
export interface Pressed {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  /** The focus is in a text field. */
  typing: boolean;
}

const PLAIN: Record<string, Command> = {
  '?': { does: 'keys' },
  '/': { does: 'search' },
  o: { does: 'overview' },
  c: { does: 'client' },
  f: { does: 'filter' },
  l: { does: 'list' },
  p: { does: 'pause' },
  e: { does: 'export' },
  x: { does: 'all-times' },
  '[': { does: 'step', by: -1 },
  ']': { does: 'step', by: 1 },
};
const WITH_CTRL: Record<string, Command> = {
  f: { does: 'search' },
  l: { does: 'clear' },
};

export function commandOf({ key, ctrlKey, metaKey, altKey, typing }: Pressed): Command | undefined {
  if (altKey) return undefined;
  const low = key.toLowerCase();
  if (ctrlKey || metaKey) {
    // In a text field Ctrl+Z undoes typing.
    if (low === 'z') return typing ? undefined : { does: 'undo' };
    return WITH_CTRL[low];
  }
  if (typing) return undefined;
  const number = Number(key);
  if (number >= 1 && number <= TABS.length) return { does: 'tab', number };
  return PLAIN[low];
}

/** For the list of keys: the keys, and what they do. */
export const KEY_SHEET: readonly { heading: string; keys: readonly (readonly [string, string])[] }[] = [
  {
    heading: 'Everywhere',
    keys: [
      ['?', 'Keyboard shortcuts'],
      ['Ctrl+F  /', 'Search all connections'],
      ['O', 'Overview of the page'],
      ['C', 'The client: open any URL'],
      [`1 … ${TABS.length}`, 'The tabs of a connection'],
      ['[  ]', 'Previous, next connection'],
      ['L', 'Go to the list of connections'],
      ['F', 'Go to the filter of the list'],
      ['X', 'Clear the time range'],
      ['P', 'Pause, resume'],
      ['E', 'Export'],
      ['Ctrl+L', 'Clear'],
      ['Ctrl+Z', 'Undo Clear'],
    ],
  },
  {
    heading: 'In the list',
    keys: [
      ['↑ ↓', 'Move'],
      ['→ ←', 'Expand / collapse'],
      ['Enter', 'Go to the diagnosis'],
      ['Home End', 'First, last'],
      ['PgUp PgDn', 'Ten rows'],
      ['Ctrl+C', 'Copy the selected connection or message, masked'],
      ['Shift+F10', 'Its menu: copy, filter, replay, export'],
      ['Shift+← →', 'On the head of a column: its width'],
    ],
  },
  {
    heading: 'In messages, tabs and panes',
    keys: [
      ['↑ ↓', 'Another message'],
      ['← →', 'Another tab; on the bar between the panes: their sizes'],
      ['Ctrl+Enter', 'Send the client’s message'],
      ['Esc', 'Close the dialog, or the selected message'],
    ],
  },
];
