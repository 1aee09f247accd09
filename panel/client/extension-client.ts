import { isFinished } from '../../src/session/connection.ts';
import { connectionOf } from '../../src/session/ingest.ts';
import { t } from '../messages/message.ts';
import type { LiveSession } from '../session/live-session.ts';
import type { ClientConnection, OpenResult } from './client-connection.ts';
import { SOCKET, type WorkerCommand, type WorkerEvent } from './worker-protocol.ts';

/** Opens a connection from this extension, in a worker, and records it. */
export function openFromExtension(
  liveSession: LiveSession,
  url: string,
  protocols: string[],
): Promise<OpenResult> {
  // The session outlives this panel, so that numbers must not start again.
  const context = crypto.randomUUID();
  const worker = new Worker(new URL('./client-worker.ts', import.meta.url), { type: 'module' });
  const tell = (order: WorkerCommand): void => worker.postMessage(order);
  const connection = () => connectionOf(liveSession.session(), context, SOCKET);
  const waitingForSent = new Map<number, (sent: boolean) => void>();
  return new Promise((resolve) => {
    worker.onerror = ({ message }) =>
      resolve({ ok: false, why: t('client_worker_failed', { why: message }) });
    worker.onmessage = ({ data: word }: MessageEvent<WorkerEvent>) => {
      switch (word.kind) {
        case 'opening':
          if (word.why === undefined)
            resolve({ ok: true, handle: handleOf(tell, waitingForSent, connection) });
          else resolve({ ok: false, why: t('client_browser_rejects', { why: word.why }) });
          if (word.why !== undefined) worker.terminate();
          return;
        case 'events': {
          liveSession.take(word.events);
          const known = connection();
          if (!known || !isFinished(known)) return;
          worker.terminate();
          for (const answer of waitingForSent.values()) answer(false);
          waitingForSent.clear();
          return;
        }
        case 'sent':
          waitingForSent.get(word.id)?.(word.sent);
          waitingForSent.delete(word.id);
          return;
        default:
          word satisfies never;
      }
    };
    tell({ kind: 'open', context, url, protocols });
  });
}

function handleOf(
  tell: (order: WorkerCommand) => void,
  waitingForSent: Map<number, (sent: boolean) => void>,
  connection: ClientConnection['connection'],
): ClientConnection {
  let id = 0;
  return {
    connection,
    send(message) {
      const known = connection();
      if (!known || known === 'gone' || known.state !== 'open') return Promise.resolve(false);
      id += 1;
      const own = id;
      return new Promise((resolve) => {
        waitingForSent.set(own, resolve);
        tell({ kind: 'send', id: own, message });
      });
    },
    close: () => tell({ kind: 'close' }),
  };
}
