import type { Outgoing } from '../src/client/message.ts';
import { base64Text } from './base64-text.ts';

/** Stands in the stack of what the client made in the page, so that it can be told from the page's own sockets. */
export function clientName(id: number): string {
  return `wsdoctor-client-${id}.js`;
}

/** Where the client's sockets can be reached; gone from the page when none is left. */
const KEY = `Symbol.for('wsdoctor-client')`;

/** Opens a socket that stays. Its value: true, or what the constructor said. */
export function openScript(id: number, url: string, protocols: readonly string[]): string {
  return `(() => {
const key = ${KEY};
let socket;
try {
  socket = new WebSocket(${JSON.stringify(url)}, ${JSON.stringify(protocols)});
} catch (error) {
  return String(error.message);
}
if (!globalThis[key]) Object.defineProperty(globalThis, key, { value: new Map(), configurable: true });
const all = globalThis[key];
all.set(${id}, socket);
socket.addEventListener('close', () => {
  all.delete(${id});
  if (all.size === 0) delete globalThis[key];
});
return true;
})()
//# sourceURL=${clientName(id)}`;
}

/** Its value: true; false when the socket is not open any more. */
export function sendScript(id: number, message: Outgoing): string {
  const data =
    message.opcode === 'text'
      ? JSON.stringify(message.text)
      : `Uint8Array.from(atob('${base64Text(message.bytes)}'), (char) => char.charCodeAt(0))`;
  return `(() => {
const socket = globalThis[${KEY}]?.get(${id});
if (socket?.readyState !== 1) return false;
socket.send(${data});
return true;
})()`;
}

export function closeScript(id: number): string {
  return `globalThis[${KEY}]?.get(${id})?.close()`;
}
