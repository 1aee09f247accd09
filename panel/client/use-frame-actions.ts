import { editFrame } from '../../src/client/edit-frame.ts';
import type { ClientRequest } from '../../src/client/request.ts';
import type { Connection } from '../../src/session/connection.ts';
import type { Frame } from '../../src/session/messages/frame-log.ts';
import { contextOf } from '../../src/session/session.ts';
import { t } from '../messages/message.ts';
import { usePanelHandle } from '../store/panel-context.tsx';
import { useReadOnly } from '../store/read-only-note.tsx';
import type { MenuItem } from '../ui/menu.tsx';
import { useClientHandle } from './client-context.tsx';
import type { About } from './client-store.ts';
import { replayFrame } from './replay-frame.ts';
import { useShowClient } from './use-show-client.ts';

interface FrameRequest {
  /** Absent if the message cannot be sent; `why` then says why. */
  request: ClientRequest | undefined;
  about: About;
  why: string | undefined;
}

/** A captured message as a request of the client. */
export function useFrameRequest(): (connection: Connection, frame: Frame) => FrameRequest {
  const panel = usePanelHandle();
  const { own } = useClientHandle();
  const readOnly = useReadOnly();
  return (connection, frame) => {
    const request = editFrame(connection, frame);
    const context = contextOf(panel.liveSession.session(), connection);
    return {
      request: request && { ...request, maker: panel.store === own.store ? 'extension' : 'page' },
      about: { frame: context?.top === false ? context.url : undefined },
      why: readOnly ? t('client_read_only') : request ? undefined : t('frame_not_whole'),
    };
  };
}

/** What the client offers for a message, as items of its context menu. */
export function useFrameActions(): (connection: Connection, frame: Frame) => MenuItem[] {
  const panel = usePanelHandle();
  const { client, own } = useClientHandle();
  const showClient = useShowClient();
  const requestOf = useFrameRequest();
  return (connection, frame) => {
    const { request, about, why } = requestOf(connection, frame);
    const liveSession = request?.maker === 'extension' ? own.liveSession : panel.liveSession;
    return [
      {
        kind: 'action',
        label: t('frame_replay'),
        why,
        run: () => {
          if (!request) return;
          showClient(request, about);
          void replayFrame(client, liveSession, request, about);
        },
      },
      {
        kind: 'action',
        label: t('menu_edit'),
        why,
        run: () => {
          if (request) showClient(request, about);
        },
      },
    ];
  };
}
