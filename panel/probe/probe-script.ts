import { initiatorScript } from '../../src/session/synthetic-connection.ts';
import { entry, register } from '../capture/page-register.ts';

/** Where running experiments can be stopped; gone from the page when none runs. */
const REGISTER = 'wsdoctor-experiments';

function script(id: number, body: string): string {
  return `(() => {${register(REGISTER, id)}
const end = () => { clearTimeout(timer); leave(); };${body}
return true;
})()
//# sourceURL=${initiatorScript('experiment', id)}`;
}

/** Opens a socket and closes it when it is open, or when its time is over. Its value: true, or the exception's name. */
export function connectScript(
  id: number,
  url: string,
  protocols: readonly string[],
  patience: number,
): string {
  const args = JSON.stringify([url, [...protocols]]).slice(1, -1);
  return script(
    id,
    `
let socket;
let timer;
try {
  socket = new WebSocket(${args});
} catch (error) {
  end();
  return String(error.name);
}
const stop = () => { end(); socket.close(); };
timer = setTimeout(stop, ${patience});
socket.addEventListener('open', stop);
socket.addEventListener('error', end);
all.set(${id}, stop);`,
  );
}

/** How long an answer's body may flow before it is let go, in milliseconds: nobody reads it. */
const BODY_FOR = 300;

export function fetchScript(id: number, url: string, credentials: boolean, patience: number): string {
  const options = { mode: 'no-cors', cache: 'no-store', credentials: credentials ? 'include' : 'omit' };
  return script(
    id,
    `
const controller = new AbortController();
const stop = () => { end(); controller.abort(); };
const timer = setTimeout(stop, ${patience});
all.set(${id}, stop);
fetch(${JSON.stringify(url)}, { ...${JSON.stringify(options)}, signal: controller.signal })
  .then(() => setTimeout(stop, ${BODY_FOR}), end);`,
  );
}

export function stopScript(id: number): string {
  return `${entry(REGISTER, id)}?.()`;
}
