import { endpointFacts, evidence, quote } from '../../diagnosis/evidence.ts';
import { defineRule } from '../../diagnosis/rule.ts';
import { CLOSE_WHEN_UNUSED } from '../../fixes/page-fixes.ts';
import { urlKey } from '../../session/open-sockets.ts';
import { otherAttempts } from '../../session/same-endpoint.ts';
import { lineOf } from '../shared/call-site.ts';

/** No page needs this many connections to one URL at once. */
const MANY = 10;

export const leakingSockets = defineRule({
  id: 'leaking-sockets',
  title: 'Connection leak: many open connections to the same URL',
  severity: 'warning',
  scenario: 'E3',
  spec: 'https://websockets.spec.whatwg.org/#garbage-collection',
  requires: ['page'],
  sideFinding: true,
  detect(connection, session) {
    const { openToSameUrl, opened, state, stack } = connection;
    if (openToSameUrl + 1 < MANY || !opened || state !== 'open') return undefined;
    const key = urlKey(connection);
    const others = otherAttempts(connection, session).filter(
      (one) => session.openSockets.has(one.id) && urlKey(one) === key,
    );
    const sameLine = stack !== undefined && others.some((one) => one.stack === stack);
    const line = sameLine ? lineOf(stack) : undefined;
    return {
      confidence: sameLine ? 'certain' : 'likely',
      evidence: evidence(
        {
          fact: `When this connection was created, this document had ${openToSameUrl} other open connections to the same URL. It is still open.`,
          events: [connection.createdEvent, ...others.slice(-5).map(({ createdEvent }) => createdEvent)],
        },
        line === undefined
          ? undefined
          : { fact: `The same line creates them: ${quote(line)}`, events: [connection.createdEvent] },
      ),
      facts: { ...endpointFacts(connection), alive: openToSameUrl + 1 },
      ...(sameLine
        ? {}
        : { howToConfirm: 'Compare the initiators: a leak creates them all at one place in the code.' }),
    };
  },
  fixes: () => [
    CLOSE_WHEN_UNUSED,
    {
      title: 'Share one connection between components',
      detail: 'Create it in a module and export a function that returns it.',
      snippet:
        'let socket;\nexport function sharedSocket() {\n  if (!socket || socket.readyState > WebSocket.OPEN) socket = new WebSocket(url);\n  return socket;\n}',
      language: 'js',
    },
    {
      title: 'Stay below the limit of the browser',
      detail: 'Chromium allows 255 connections per process, Firefox 200 in all. New ones then fail at once.',
    },
  ],
});
