import type { Outgoing } from '../../src/client/message.ts';
import { initiatorScript } from '../../src/session/synthetic-connection.ts';
import { base64Encode } from '../../src/shared/base64.ts';
import { entry, register } from '../capture/page-register.ts';

/** The name under which the page holds the client's sockets; removed with the last one. */
const REGISTER = 'wsdoctor-client';

/** Opens a socket that stays open. Its value: true, or the exception's text. */
export function openScript(id: number, url: string, protocols: readonly string[]): string {
  return `(() => {${register(REGISTER, id)}
let socket;
try {
  socket = new WebSocket(${JSON.stringify(url)}, ${JSON.stringify(protocols)});
} catch (error) {
  leave();
  return String(error.message);
}
all.set(${id}, socket);
socket.addEventListener('close', leave);
return true;
})()
//# sourceURL=${initiatorScript('client', id)}`;
}

/** Its value: true, or false when the socket is no longer open. */
export function sendScript(id: number, message: Outgoing): string {
  const data =
    message.opcode === 'text'
      ? JSON.stringify(message.text)
      : `Uint8Array.from(atob('${base64Encode(message.bytes)}'), (char) => char.charCodeAt(0))`;
  return `(() => {
const socket = ${entry(REGISTER, id)};
if (socket?.readyState !== 1) return false;
socket.send(${data});
return true;
})()`;
}

export function closeScript(id: number): string {
  return `${entry(REGISTER, id)}?.close()`;
}
