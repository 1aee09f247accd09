import { requestOf } from '../../src/client/edit-frame.ts';
import type { ConnectionWithMessages } from '../../src/session/connection.ts';
import { contextOf } from '../../src/session/session.ts';
import { useClientHandle } from '../client/client-context.tsx';
import { useShowClient } from '../client/use-show-client.ts';
import { carryOut, EXPORT_CHOICES, type ExportChoice } from '../export/export-choice.ts';
import { WHOLE } from '../export/scope-fields.tsx';
import { usePanelHandle } from '../store/panel-context.tsx';
import { useReadOnly } from '../store/read-only-note.tsx';

/** The formats in which one connection can be saved. */
export const SAVED_FORMATS: readonly ExportChoice[] = EXPORT_CHOICES.filter(({ copies }) => !copies);

export interface ConnectionActions {
  /** Undefined: it can be done; otherwise why not. */
  whyNotSend: string | undefined;
  /** Opens the client with this connection's URL and subprotocols; with `open` it also opens the connection. */
  replay(connection: ConnectionWithMessages, open: boolean): void;
  /** Saves this connection alone, masked strictly. */
  save(connection: ConnectionWithMessages, choice: ExportChoice): Promise<void>;
}

/** What the list's context menu does besides copying and filtering. */
export function useConnectionActions(): ConnectionActions {
  const panel = usePanelHandle();
  const { client } = useClientHandle();
  const showClient = useShowClient();
  const readOnly = useReadOnly();
  return {
    whyNotSend: readOnly ? 'A file is open: nothing can be sent from it' : undefined,
    replay(connection, open) {
      const context = contextOf(panel.doctor.session(), connection);
      showClient(requestOf(connection), { frame: context?.top === false ? context.url : undefined });
      if (open) void client.getState().open();
    },
    async save(connection, choice) {
      const { select, notify } = panel.store.getState();
      select(connection.id);
      const notice = await carryOut(choice, panel, { ...WHOLE, onlySelected: true });
      if (notice !== undefined) notify(notice);
    },
  };
}
