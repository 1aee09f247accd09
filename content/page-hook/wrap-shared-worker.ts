import { type Handler, proxyConstructor } from './install-proxy.ts';
import { construct, now } from './primordials.ts';
import { keep, putFact, wake } from './record-queue.ts';

/**
 * Notes that the page starts a shared worker, whose sockets no source sees. Looking the trap up is what is noted:
 * it answers with the platform's own function, so that nothing of ours runs while the worker is made.
 */
export function wrapSharedWorker(): void {
  const handler: Handler = {
    get construct() {
      wake();
      if (keep >= 0) putFact(now(), { kind: 'shared-worker' });
      return construct as NonNullable<Handler['construct']>;
    },
  };
  proxyConstructor('SharedWorker', handler);
}
