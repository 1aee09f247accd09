import { takeLine } from './meeting.ts';
import { createQueue } from './record-queue.ts';
import { wrapWebSocket } from './wrap-websocket.ts';

if (typeof WebSocket === 'function') takeLine((line) => wrapWebSocket(createQueue(line)));
