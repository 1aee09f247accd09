import type { PageEvent } from '../../../src/capture/captured-event.ts';
import { RELAY_WORLD, SEND } from '../../../src/capture/debugger-port.ts';
import { askHook, LIVE_SOCKETS, listenersOf } from '../../../src/capture/listener-query.ts';
import type { Params, Protocol } from '../browser/protocol.ts';
import { createHookMessages } from './hook-messages.ts';
import type { HookScripts } from './hook-scripts.ts';

/** The page hook of the extension in pages that are watched over the debugging port. */
export interface PageHook {
  /** Installs it in all documents that this target loads from now on. */
  install(session: string): Promise<void>;
  /** The target is gone. */
  forget(session: string): void;
  /** Has the hook tell what the page of this target listens for. */
  askListeners(session: string): void;
}

const ASK = `(${askHook})(${JSON.stringify(LIVE_SOCKETS)}, ${listenersOf})`;

export function createPageHook(
  protocol: Protocol,
  scripts: HookScripts,
  sink: (events: PageEvent[]) => void,
): PageHook {
  const messages = createHookMessages(sink);
  const quietly = (method: string, params: Params, session: string): Promise<unknown> =>
    protocol.send(method, params, session).catch(() => undefined);

  protocol.onEvent(({ method, params, sessionId }) => {
    if (method !== 'Runtime.bindingCalled' || params.name !== SEND || sessionId === undefined) return;
    const { executionContextId: contextId, payload } = params;
    messages.take(sessionId, String(contextId), String(payload), (expression) => {
      void quietly('Runtime.evaluate', { expression, contextId }, sessionId);
    });
  });
  return {
    forget: messages.forget,
    askListeners: (session) =>
      void quietly('Runtime.evaluate', { expression: ASK, includeCommandLineAPI: true }, session),
    async install(session) {
      const inject = (params: Params): Promise<unknown> =>
        quietly('Page.addScriptToEvaluateOnNewDocument', params, session);
      await Promise.all([
        // Without it no world gets the binding.
        quietly('Runtime.enable', {}, session),
        quietly('Runtime.addBinding', { name: SEND, executionContextName: RELAY_WORLD }, session),
        inject({ source: scripts.page }),
        inject({ source: scripts.relay, worldName: RELAY_WORLD }),
      ]);
    },
  };
}
