import { editFrame } from '../../src/client/edit-frame.ts';
import type { Connection } from '../../src/session/connection.ts';
import type { Frame } from '../../src/session/messages/frame-log.ts';
import { contextOf } from '../../src/session/session.ts';
import { usePanel, usePanelHandle } from '../store/panel-context.tsx';
import { useReadOnly } from '../store/read-only-note.tsx';
import { useClientHandle } from './client-context.tsx';
import { useShowClient } from './use-show-client.ts';

/** Copies a message into the client, to be edited and sent again. */
export function EditFrameButton({ connection, frame }: { connection: Connection; frame: Frame }) {
  const showClient = useShowClient();
  const session = usePanel((state) => state.session)();
  const { own } = useClientHandle();
  const ours = usePanelHandle().store === own.store;
  const readOnly = useReadOnly();
  const request = editFrame(connection, frame);
  const why = readOnly
    ? 'A file is open: nothing can be sent from it'
    : request
      ? 'To the client, to be changed and sent'
      : 'It was not kept whole';
  const context = contextOf(session, connection);
  return (
    <button
      type="button"
      className="button"
      disabled={readOnly || !request}
      title={why}
      data-testid="frame-edit"
      onClick={() => {
        if (!request) return;
        const frameUrl = context?.top === false ? context.url : undefined;
        showClient({ ...request, maker: ours ? 'extension' : 'page' }, { frame: frameUrl });
      }}
    >
      Edit and send
    </button>
  );
}
