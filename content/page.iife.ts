import { takeLine } from './meeting.ts';
import { startQueue } from './record-queue.ts';
import { shareOriginals } from './stand-in.ts';
import { wrapWebSocket } from './wrap-websocket.ts';

if (typeof WebSocket === 'function') {
  takeLine((line, kin) => {
    try {
      shareOriginals(line, kin);
      startQueue(line);
      wrapWebSocket();
    } catch {
      // A realm that was tampered with before us (by a document that opened this window) goes unobserved.
    }
  });
}
