import type { ClientRequest } from '../../src/client/request.ts';
import { isFinished } from '../../src/session/connection.ts';
import type { LiveSession } from '../session/live-session.ts';
import type { ClientConnection } from './client-connection.ts';
import type { About, ClientStore } from './client-store.ts';

/** True once the connection is open; false if it ends before. */
function opens(liveSession: LiveSession, handle: ClientConnection): Promise<boolean> {
  return new Promise((resolve) => {
    const look = (): void => {
      const connection = handle.connection();
      if (connection === undefined || (connection !== 'gone' && connection.state === 'connecting')) return;
      undo();
      resolve(connection !== 'gone' && !isFinished(connection));
    };
    const undo = liveSession.subscribe(look);
    look();
  });
}

/** Opens the URL of a request in the client and sends its message once. */
export async function replayFrame(
  client: ClientStore,
  liveSession: LiveSession,
  request: ClientRequest,
  about: About,
): Promise<void> {
  client.getState().fill(request, about);
  await client.getState().open();
  const { opened } = client.getState();
  if (opened?.request !== request || !(await opens(liveSession, opened.handle))) return;
  // The user may have opened another one meanwhile.
  if (client.getState().opened === opened) await client.getState().send();
}
