import type { PageEvent } from '../../../src/capture/captured-event.ts';
import { type PortMessage, RECEIVE, RELAY_WORLD, SEND } from '../../../src/capture/debugger-port.ts';
import type { WorkerToRelay } from '../../../src/capture/extension-messages.ts';
import { createFeedIntake } from '../../../src/capture/feed-intake.ts';
import { askHook, LIVE_SOCKETS } from '../../../src/capture/listener-query.ts';
import type { Params, Protocol } from '../browser/protocol.ts';
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

type Line = ReturnType<ReturnType<typeof createFeedIntake>['line']>;

const ASK = `(${askHook})(${JSON.stringify(LIVE_SOCKETS)})`;

export function createPageHook(
  protocol: Protocol,
  scripts: HookScripts,
  sink: (events: PageEvent[]) => void,
): PageHook {
  // A record of a wrong shape is a page that tampered with its own hook: it has no event.
  const intake = createFeedIntake(sink, () => undefined);
  /** The ports of each target's documents. */
  const lines = new Map<string, Map<string, Line>>();
  const quietly = (method: string, params: Params, session: string): Promise<unknown> =>
    protocol.send(method, params, session).catch(() => undefined);

  const answer = (session: string, contextId: unknown, port: number, message: WorkerToRelay): void => {
    const expression = `${RECEIVE}(${port}, ${JSON.stringify(message)})`;
    void quietly('Runtime.evaluate', { expression, contextId }, session);
  };
  const take = (session: string, contextId: unknown, { port, message }: PortMessage): void => {
    const known = lines.get(session) ?? new Map<string, Line>();
    lines.set(session, known);
    const key = `${String(contextId)} ${port}`;
    if (!message) {
      known.set(key, intake.line());
      answer(session, contextId, port, { kind: 'watched', watched: true });
      return;
    }
    const reply = known.get(key)?.(message);
    if (reply) answer(session, contextId, port, reply);
  };
  protocol.onEvent(({ method, params, sessionId }) => {
    if (method !== 'Runtime.bindingCalled' || params.name !== SEND || sessionId === undefined) return;
    take(sessionId, params.executionContextId, JSON.parse(String(params.payload)) as PortMessage);
  });
  return {
    forget: (session) => void lines.delete(session),
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
