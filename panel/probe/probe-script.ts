import { initiatorScript } from '../../src/session/synthetic-connection.ts';
import { callInPage, pageRegister, withSourceUrl } from '../capture/page-function.ts';

/** Where running experiments can be stopped; gone from the page when none runs. */
const REGISTER = 'wsdoctor-experiments';
/** How long a response's body may take before it is cancelled, in milliseconds: it is not read. */
const BODY_FOR = 300;

type Register = typeof pageRegister<() => void>;

/** Runs in the page. */
function connect(
  makeRegister: Register,
  name: string,
  id: number,
  url: string,
  protocols: readonly string[],
  timeoutMs: number,
): true | string {
  const running = makeRegister(name, id);
  let socket: WebSocket;
  try {
    socket = new WebSocket(url, protocols as string[]);
  } catch (error) {
    return String((error as Error).name);
  }
  const end = (): void => {
    clearTimeout(timer);
    running.remove();
  };
  const stop = (): void => {
    end();
    socket.close();
  };
  const timer = setTimeout(stop, timeoutMs);
  socket.addEventListener('open', stop);
  socket.addEventListener('error', end);
  running.set(stop);
  return true;
}

/** Runs in the page. */
function get(
  makeRegister: Register,
  name: string,
  id: number,
  url: string,
  credentials: RequestCredentials,
  timeoutMs: number,
  bodyMs: number,
): true {
  const running = makeRegister(name, id);
  const controller = new AbortController();
  const end = (): void => {
    clearTimeout(timer);
    running.remove();
  };
  const stop = (): void => {
    end();
    controller.abort();
  };
  const timer = setTimeout(stop, timeoutMs);
  running.set(stop);
  fetch(url, { mode: 'no-cors', cache: 'no-store', credentials, signal: controller.signal }).then(
    () => setTimeout(stop, bodyMs),
    end,
  );
  return true;
}

/** Runs in the page. */
function stopRunning(makeRegister: Register, name: string, id: number): void {
  makeRegister(name, id).get()?.();
}

/** Opens a socket and closes it when it is open, or when its time is over. Its value: true, or the exception's name. */
export function connectScript(
  id: number,
  url: string,
  protocols: readonly string[],
  timeoutMs: number,
): string {
  const call = callInPage(connect, pageRegister, REGISTER, id, url, protocols, timeoutMs);
  return withSourceUrl(call, initiatorScript('experiment', id));
}

/** Fetches, and lets the body go. Its value: true. */
export function fetchScript(id: number, url: string, credentials: boolean, timeoutMs: number): string {
  const mode = credentials ? 'include' : 'omit';
  const call = callInPage(get, pageRegister, REGISTER, id, url, mode, timeoutMs, BODY_FOR);
  return withSourceUrl(call, initiatorScript('experiment', id));
}

export function stopScript(id: number): string {
  return callInPage(stopRunning, pageRegister, REGISTER, id);
}
