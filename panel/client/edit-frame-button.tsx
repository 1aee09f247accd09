import type { Connection } from '../../src/session/connection.ts';
import type { Frame } from '../../src/session/messages/frame-log.ts';
import { t } from '../messages/message.ts';
import { useFrameRequest } from './use-frame-actions.ts';
import { useShowClient } from './use-show-client.ts';

/** Copies a message into the client, to be edited and sent again. */
export function EditFrameButton({ connection, frame }: { connection: Connection; frame: Frame }) {
  const showClient = useShowClient();
  const { request, about, why } = useFrameRequest()(connection, frame);
  return (
    <button
      type="button"
      className="button"
      disabled={why !== undefined}
      title={why ?? t('frame_edit_why')}
      data-testid="frame-edit"
      onClick={() => {
        if (request) showClient(request, about);
      }}
    >
      {t('frame_edit')}
    </button>
  );
}
