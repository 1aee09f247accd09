import type { WebSocket } from 'ws';

/** `cut`: the TCP connection ends without a close frame. `going-away`: a close frame as a restarting server sends it. */
export type Drop = 'cut' | 'going-away';

/** What the page's CloseEvent says. */
export interface Ending {
  code: number;
  reason: string;
  wasClean: boolean;
}

/** RFC 6455, sections 7.1.5 and 7.4.1. */
export const endings: Record<Drop, Ending> = {
  cut: { code: 1006, reason: '', wasClean: false },
  'going-away': { code: 1001, reason: 'restarting', wasClean: true },
};

export function dropSocket(socket: Pick<WebSocket, 'terminate' | 'close'>, drop: Drop): void {
  if (drop === 'cut') socket.terminate();
  else socket.close(endings[drop].code, endings[drop].reason);
}
