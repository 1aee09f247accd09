import type { PlainKey } from '../messages/message.ts';
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

interface KeyGroup {
  heading: PlainKey;
  keys: readonly (readonly [keys: string, does: PlainKey])[];
}

/** For the list of keys: the keys, and what they do. */
export const KEY_SHEET: readonly KeyGroup[] = [
  {
    heading: 'keys_everywhere',
    keys: [
      ['?', 'keys_sheet'],
      ['Ctrl+F  /', 'keys_search'],
      ['O', 'keys_overview'],
      ['C', 'keys_client'],
      [`1 … ${TABS.length}`, 'keys_tabs'],
      ['[  ]', 'keys_step'],
      ['L', 'keys_list'],
      ['F', 'keys_filter'],
      ['X', 'keys_all_times'],
      ['P', 'keys_pause'],
      ['E', 'keys_export'],
      ['Ctrl+L', 'keys_clear'],
      ['Ctrl+Z', 'keys_undo'],
    ],
  },
  {
    heading: 'keys_in_list',
    keys: [
      ['↑ ↓', 'keys_move'],
      ['→ ←', 'keys_expand'],
      ['Enter', 'keys_diagnosis'],
      ['Home End', 'keys_first_last'],
      ['PgUp PgDn', 'keys_ten_rows'],
      ['Ctrl+C', 'keys_copy'],
      ['Shift+F10', 'keys_menu'],
      ['Shift+← →', 'keys_column'],
    ],
  },
  {
    heading: 'keys_in_views',
    keys: [
      ['↑ ↓', 'keys_other_message'],
      ['← →', 'keys_other_tab'],
      ['Ctrl+Enter', 'keys_send'],
      ['Esc', 'keys_escape'],
    ],
  },
];
