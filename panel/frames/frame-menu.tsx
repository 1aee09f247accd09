import { type ReactNode, useContext } from 'react';
import type { ConnectionWithMessages } from '../../src/session/connection.ts';
import type { Frame } from '../../src/session/messages/frame-log.ts';
import { connectionCopies } from '../export/connection-copies.ts';
import { t } from '../messages/message.ts';
import { usePanelHandle } from '../store/panel-context.tsx';
import { type CopyChoice, copyItems, useCopyChoice } from '../store/use-copy-choice.tsx';
import type { MenuItem } from '../ui/menu.tsx';
import type { FrameReader } from './decode/frame-reader.ts';
import { FrameActions } from './frame-actions.tsx';
import { frameCopies } from './frame-copies.ts';
import { framesStore } from './frames-store.ts';

function filterItems(frame: Frame, reader: FrameReader): MenuItem[] {
  const { filter, ask } = framesStore.getState();
  const reading = reader.read(frame);
  const name = reading.outcome === 'decoded' ? reading.decoded.name : undefined;
  const check = (label: string, checked: boolean, on: Partial<typeof filter>, off: Partial<typeof filter>) =>
    ({ kind: 'check', label, checked, run: () => ask(checked ? off : on) }) as const;
  return [
    check(
      t(frame.direction === 'sent' ? 'menu_only_sent' : 'menu_only_received'),
      filter.direction === frame.direction,
      { direction: frame.direction },
      { direction: '' },
    ),
    check(
      t(frame.opcode === 'text' ? 'menu_only_text' : 'menu_only_binary'),
      filter.opcode === frame.opcode,
      { opcode: frame.opcode },
      { opcode: '' },
    ),
    ...(name === undefined
      ? []
      : [check(t('menu_only_name', { name }), filter.name === name, { name }, { name: '' })]),
    check(t('hide_heartbeats'), filter.hideBeats, { hideBeats: true }, { hideBeats: false }),
  ];
}

/** What can be done with a message of the table; the element has to be rendered. */
export function useFrameMenu(
  connection: ConnectionWithMessages,
  reader: FrameReader,
): {
  itemsOf(frame: Frame): MenuItem[];
  /** Copies the message in its first format, masked. */
  copyFrame(frame: Frame): void;
  dialog: ReactNode;
} {
  const { liveSession, ownRules } = usePanelHandle();
  const { choose, dialog } = useCopyChoice();
  const actionsOf = useContext(FrameActions).useItems();
  const copiesOf = (frame: Frame) => frameCopies(frame, connection.frames.kept, reader, ownRules());
  const itemsOf = (frame: Frame): MenuItem[] => {
    const { masked, open } = copiesOf(frame);
    const commands = connectionCopies(
      ['url', 'curl', 'wscat'],
      connection,
      liveSession.session(),
      ownRules(),
    );
    const ofConnection = (choice: CopyChoice): CopyChoice => ({
      ...choice,
      name: t('menu_of_connection', { format: choice.name }),
    });
    return [
      {
        kind: 'menu',
        label: t('copy_copy'),
        items: [
          ...copyItems(masked, choose),
          { kind: 'separator' },
          ...copyItems(open, choose),
          { kind: 'separator' },
          ...copyItems(commands.map(ofConnection), choose),
        ],
      },
      { kind: 'menu', label: t('toolbar_filter'), items: filterItems(frame, reader) },
      { kind: 'separator' },
      ...actionsOf(connection, frame),
    ];
  };
  const copyFrame = (frame: Frame): void => {
    const [first] = copiesOf(frame).masked;
    if (first) void choose(first);
  };
  return { itemsOf, copyFrame, dialog };
}
