import { WebSocket } from 'ws';

export interface Conversation {
  protocol: string;
  replies: string[];
  code: number;
  reason: string;
  /** Milliseconds from opening to closing. */
  lasted: number;
}

export interface ConversationOptions {
  protocols?: string[];
  /** Sent when the socket has opened. */
  say?: string;
  /** Closes with 1000 once this many replies have come. */
  closeAfter?: number;
  /** Says the next thing after each reply, for as long as the socket is open. */
  goOn?: boolean;
  ca?: string;
}

/** Opens a socket with an ordinary client and resolves when it has closed. Rejects when it fails. */
export function converse(url: string, options: ConversationOptions = {}): Promise<Conversation> {
  const { protocols = [], say = 'hello', closeAfter = Number.POSITIVE_INFINITY, goOn = false, ca } = options;
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url, protocols, ca ? { ca } : {});
    const replies: string[] = [];
    let openedAt = 0;
    socket.on('open', () => {
      openedAt = performance.now();
      socket.send(say);
    });
    socket.on('message', (data) => {
      replies.push(String(data));
      if (replies.length >= closeAfter) socket.close(1000);
      else if (goOn) socket.send(say);
    });
    socket.on('error', reject);
    socket.on('close', (code, reason) => {
      const lasted = performance.now() - openedAt;
      resolve({ protocol: socket.protocol, replies, code, reason: String(reason), lasted });
    });
  });
}
