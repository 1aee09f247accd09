import type { ReactNode } from 'react';
import type { ConnectionWithMessages } from '../../src/session/connection.ts';
import { connectionCopies, openCopies } from '../export/connection-copies.ts';
import { COPY_FORMS, rowText } from '../export/copy-forms.ts';
import { strictVocabulary } from '../export/strict-vocabulary.ts';
import { t } from '../messages/message.ts';
import { statusOf } from '../store/connection-status.ts';
import { causeOf } from '../store/list-causes.ts';
import { quoted, withCondition } from '../store/list-query.ts';
import { usePanelHandle } from '../store/panel-context.tsx';
import type { PanelState } from '../store/panel-state.ts';
import { type CopyChoice, copyItems, useCopyChoice } from '../store/use-copy-choice.tsx';
import { keyNames } from '../ui/key-names.ts';
import type { MenuItem } from '../ui/menu.tsx';
import { SAVED_FORMATS, useConnectionActions } from './use-connection-actions.ts';

/** The conditions that a connection's own values make, each with its opposite. */
function filterItems(state: PanelState, connection: ConnectionWithMessages): MenuItem[] {
  const { list, setList, worst } = state;
  const { parsedUrl, opened } = connection;
  const { word, code } = statusOf(connection);
  const { key, title } = causeOf(worst, connection);
  const protocol = opened?.protocol ?? '';
  const conditions = [
    ['host', parsedUrl.authority],
    ['path', parsedUrl.path],
    ['status', code === '' ? word : code],
    ['protocol', protocol],
  ].filter(([, value]) => value !== '');
  const toggle = (condition: string): MenuItem => ({
    kind: 'action',
    label: condition,
    run: () => setList({ text: withCondition(list.text, condition) }),
  });
  return [
    {
      kind: 'check',
      label: t('menu_by_cause', { cause: title }),
      checked: list.cause === key,
      run: () => setList({ cause: list.cause === key ? undefined : key }),
    },
    { kind: 'separator' },
    ...conditions.map(([name, value = '']) => toggle(`${name}:${quoted(value)}`)),
    { kind: 'separator' },
    ...conditions.map(([name, value = '']) => toggle(`-${name}:${quoted(value)}`)),
  ];
}

/** What can be done with a connection of the list; the element has to be rendered. */
export function useConnectionMenu(): {
  itemsOf(connection: ConnectionWithMessages): MenuItem[];
  /** Copies the row, masked. */
  copyRow(connection: ConnectionWithMessages): void;
  dialog: ReactNode;
} {
  const { store, liveSession, ownRules } = usePanelHandle();
  const { choose, dialog } = useCopyChoice();
  const { whyNotSend, replay, save, whyNotStore, store: storeAsVariable } = useConnectionActions();
  const rowChoice = (connection: ConnectionWithMessages): CopyChoice => ({
    form: 'row',
    name: t('menu_row'),
    what: t('copy_masked_what', { what: t('menu_the_row') }),
    text: async () => {
      const { title } = causeOf(store.getState().worst, connection);
      return rowText(connection, title, { rules: ownRules(), strict: await strictVocabulary() });
    },
  });
  const itemsOf = (connection: ConnectionWithMessages): MenuItem[] => {
    const state = store.getState();
    const session = liveSession.session();
    const copies = (make: typeof connectionCopies): MenuItem[] =>
      copyItems(make(COPY_FORMS, connection, session, ownRules()), choose);
    return [
      { kind: 'action', label: t('menu_open'), keys: keyNames('Enter'), run: () => state.show('diagnosis') },
      { kind: 'separator' },
      {
        kind: 'menu',
        label: t('copy_copy'),
        items: [
          {
            kind: 'action',
            label: t('menu_copy_row'),
            keys: keyNames('Ctrl+C'),
            run: () => void choose(rowChoice(connection)),
          },
          ...copies(connectionCopies),
          { kind: 'separator' },
          ...copies(openCopies),
        ],
      },
      { kind: 'menu', label: t('toolbar_filter'), items: filterItems(state, connection) },
      { kind: 'action', label: t('compare_action'), run: () => state.compare(connection.id) },
      { kind: 'separator' },
      { kind: 'action', label: t('menu_replay'), why: whyNotSend, run: () => replay(connection, true) },
      { kind: 'action', label: t('menu_edit'), why: whyNotSend, run: () => replay(connection, false) },
      {
        kind: 'action',
        label: t('menu_store', { variable: '$ws' }),
        why: whyNotStore(connection),
        run: () => void storeAsVariable(connection),
      },
      { kind: 'separator' },
      {
        kind: 'menu',
        label: t('menu_export'),
        items: SAVED_FORMATS.map((choice) => ({
          kind: 'action',
          label: choice.label,
          run: () => void save(connection, choice),
        })),
      },
    ];
  };
  return { itemsOf, copyRow: (connection) => void choose(rowChoice(connection)), dialog };
}
