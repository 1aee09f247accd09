import { acceptChannel } from './channel/hook-relay-channel.ts';
import { shareOriginals } from './page-hook/install-proxy.ts';
import { listenToAll, watchEnded } from './page-hook/live-sockets.ts';
import { startQueue } from './page-hook/record-queue.ts';
import { wrapWebSocket } from './page-hook/wrap-websocket.ts';

if (typeof WebSocket === 'function') {
  acceptChannel((channel, related) => {
    try {
      shareOriginals(channel, related);
      startQueue(channel, listenToAll);
      watchEnded(channel);
      wrapWebSocket();
    } catch {
      // A realm that was tampered with before us (by a document that opened this window) goes unobserved.
    }
  });
}
