import { takeLine } from './meeting.ts';
import { createQueue } from './record-queue.ts';
import { shareOriginals } from './stand-in.ts';
import { wrapWebSocket } from './wrap-websocket.ts';

if (typeof WebSocket === 'function') {
  takeLine((line, kin) => {
    shareOriginals(line, kin);
    wrapWebSocket(createQueue(line));
  });
}
