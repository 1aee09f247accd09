import type { Outgoing } from '../../src/client/message.ts';
import { initiatorScript } from '../../src/session/synthetic-connection.ts';
import { base64Encode } from '../../src/shared/base64.ts';
import { callInPage, pageRegister, withSourceUrl } from '../capture/page-function.ts';

/** The name under which the page holds the client's sockets; removed with the last one. */
const REGISTER = 'wsdoctor-client';

type Register = typeof pageRegister<WebSocket>;

/** Runs in the page. */
function open(
  makeRegister: Register,
  name: string,
  id: number,
  url: string,
  protocols: readonly string[],
): true | string {
  const kept = makeRegister(name, id);
  let socket: WebSocket;
  try {
    socket = new WebSocket(url, protocols as string[]);
  } catch (error) {
    return String((error as Error).message);
  }
  kept.set(socket);
  socket.addEventListener('close', () => kept.remove());
  return true;
}

/** Runs in the page. `data` is base64 where the message is binary. */
function send(makeRegister: Register, name: string, id: number, data: string, isBinary: boolean): boolean {
  const socket = makeRegister(name, id).get();
  if (socket?.readyState !== 1) return false;
  socket.send(isBinary ? Uint8Array.from(atob(data), (char) => char.charCodeAt(0)) : data);
  return true;
}

/** Runs in the page. */
function close(makeRegister: Register, name: string, id: number): void {
  makeRegister(name, id).get()?.close();
}

/** Opens a socket that stays open. Its value: true, or the exception's text. */
export function openScript(id: number, url: string, protocols: readonly string[]): string {
  const call = callInPage(open, pageRegister, REGISTER, id, url, protocols);
  return withSourceUrl(call, initiatorScript('client', id));
}

/** Its value: true, or false when the socket is no longer open. */
export function sendScript(id: number, message: Outgoing): string {
  const isBinary = message.opcode !== 'text';
  const data = isBinary ? base64Encode(message.bytes) : message.text;
  return callInPage(send, pageRegister, REGISTER, id, data, isBinary);
}

export function closeScript(id: number): string {
  return callInPage(close, pageRegister, REGISTER, id);
}
