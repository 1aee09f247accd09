import { maskFunctionToString } from './install-proxy.ts';
import { wrapClose } from './wrap-close.ts';
import { wrapConstructor } from './wrap-constructor.ts';
import { wrapSend } from './wrap-send.ts';
import { wrapSharedWorker } from './wrap-shared-worker.ts';
import { wrapStackGetters } from './wrap-stack-getters.ts';

/** Records what the page does with WebSockets; the page keeps the native objects and notices nothing. */
export function wrapWebSocket(): void {
  wrapSend();
  wrapClose();
  wrapConstructor();
  if (typeof SharedWorker === 'function') wrapSharedWorker();
  if (import.meta.env.MODE === 'firefox') wrapStackGetters();
  maskFunctionToString();
}
