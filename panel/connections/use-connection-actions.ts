import { requestOf } from '../../src/client/edit-frame.ts';
import type { ConnectionWithMessages } from '../../src/session/connection.ts';
import { contextOf } from '../../src/session/session.ts';
import type { StoredSocket } from '../capture/inspected-page.ts';
import { useClientHandle } from '../client/client-context.tsx';
import { useShowClient } from '../client/use-show-client.ts';
import { carryOut, EXPORT_CHOICES, type ExportChoice } from '../export/export-choice.ts';
import { WHOLE } from '../export/scope-fields.tsx';
import { t } from '../messages/message.ts';
import { usePanelHandle } from '../store/panel-context.tsx';
import { useReadOnly } from '../store/read-only-note.tsx';

/** The formats in which one connection can be saved. */
export const SAVED_FORMATS: readonly ExportChoice[] = EXPORT_CHOICES.filter(({ copies }) => !copies);

export interface ConnectionActions {
  /** Undefined: it can be done; otherwise why not. */
  whyNotSend: string | undefined;
  /** Opens the client with this connection's URL and subprotocols; with `open` it also opens the connection. */
  replay(connection: ConnectionWithMessages, open: boolean): void;
  /** Undefined: it can be stored as `$ws`; otherwise why not. */
  whyNotStore(connection: ConnectionWithMessages): string | undefined;
  /** Makes it the variable `$ws` of its page. */
  store(connection: ConnectionWithMessages): Promise<void>;
  /** Saves this connection alone, masked strictly. */
  save(connection: ConnectionWithMessages, choice: ExportChoice): Promise<void>;
}

const STORED = {
  stored: () => t('store_done', { variable: '$ws' }),
  gone: () => t('store_gone'),
  unreachable: () => t('store_unreachable'),
  taken: () => t('store_taken', { variable: '$ws' }),
} as const satisfies Record<StoredSocket, () => string>;

/** What the list's context menu does besides copying and filtering. */
export function useConnectionActions(): ConnectionActions {
  const panel = usePanelHandle();
  const { client } = useClientHandle();
  const showClient = useShowClient();
  const readOnly = useReadOnly();
  return {
    whyNotSend: readOnly ? t('client_read_only') : undefined,
    replay(connection, open) {
      const context = contextOf(panel.liveSession.session(), connection);
      showClient(requestOf(connection), { frame: context?.top === false ? context.url : undefined });
      if (open) void client.getState().open();
    },
    whyNotStore({ state, socket, context }) {
      if (readOnly || !panel.reach) return t('store_no_page');
      if (context === undefined || socket === undefined) return t('store_of_worker');
      return state === 'open' || state === 'connecting' ? undefined : t('store_ended');
    },
    async store(connection) {
      const page = contextOf(panel.liveSession.session(), connection);
      const frame = page?.top === false ? page.url : undefined;
      const { socket } = connection;
      const stored = socket === undefined ? 'gone' : await panel.reach?.storeSocket(socket, frame);
      panel.store.getState().notify(STORED[stored ?? 'gone']());
    },
    async save(connection, choice) {
      const { select, notify } = panel.store.getState();
      select(connection.id);
      const notice = await carryOut(choice, panel, { ...WHOLE, onlySelected: true });
      if (notice !== undefined) notify(notice);
    },
  };
}
