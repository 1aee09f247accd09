import { describeCloseCode } from '../../close-codes/registry.ts';
import { endpointFacts, endpointOf, evidence, networkLogEvidence, quote } from '../../diagnosis/evidence.ts';
import { defineRule, type Match } from '../../diagnosis/rule.ts';
import type { Connection } from '../../session/connection.ts';
import { formatDuration, pluralize } from '../../shared/format.ts';
import { engineSession } from '../../stacks/engine-session.ts';
import { abandonedFixes } from '../shared/abandoned-fixes.ts';
import { type Abandoned, abandonedAround } from '../shared/abandoned-handshake.ts';
import { lineOf } from '../shared/call-site.ts';
import { pageCodeIn } from '../shared/page-code.ts';

/** After this many attempts without a single open connection it is not a coincidence. */
const NEVER = 3;

/** The client closes the upgrade of a session in both cases. */
const OR_POLLING_FAILED =
  'An Engine.IO client closes this attempt when the page calls disconnect(), and also when a polling request of its session fails. If the Network panel has such a request with status 400, the server did not know the session.';

type PageClose = Match<
  ReturnType<typeof endpointFacts> & { connecting: boolean; never: boolean; waited?: number; stack?: string }
>;

function titleOf(connection: Connection, { own, others, worked }: Abandoned, never: boolean): string {
  if (never)
    return `Page closed all ${others.length + 1} connections to ${endpointOf(connection)} before they opened`;
  const waited = own.waited === undefined ? '' : ` after ${formatDuration(own.waited)}`;
  const other = worked ? ' (another one opened)' : '';
  return `Page closed the connection${waited}, before it opened${other}`;
}

function whileConnecting(connection: Connection, abandoned: Abandoned): PageClose {
  const { own, others, worked, next } = abandoned;
  const { waited, stack } = own;
  const never = !worked && others.length + 1 >= NEVER;
  const line = lineOf(stack);
  const caller = pageCodeIn(stack);
  const stated =
    connection.closeCalled && waited !== undefined
      ? {
          fact: `The page called close() ${formatDuration(waited)} after it created the WebSocket, in state CONNECTING.`,
          events: [connection.createdEvent, own.event],
        }
      : networkLogEvidence(connection);
  const upgrades = engineSession(connection) !== undefined;
  return {
    confidence: upgrades ? 'possible' : 'certain',
    ...(upgrades ? { howToConfirm: OR_POLLING_FAILED } : {}),
    severity: never ? 'error' : 'info',
    title: titleOf(connection, abandoned, never),
    evidence: evidence(
      stated,
      line === undefined
        ? undefined
        : {
            fact: `The call is here: ${quote(line)}${caller ? `. Its stack shows ${caller.name}.` : ''}`,
            events: [own.event],
          },
      next
        ? {
            fact: `${formatDuration(next.createdAt - own.at)} later the page created the next connection to the same URL${next.opened ? ', which opened' : ''}.`,
            events: [next.createdEvent],
          }
        : undefined,
      others.length > 0
        ? {
            fact: `${pluralize(others.length, 'more handshake')} to this URL ended in the same way.`,
            events: others.slice(0, 5).map(({ event }) => event),
          }
        : undefined,
    ),
    facts: {
      ...endpointFacts(connection),
      connecting: true,
      never,
      ...(waited === undefined ? {} : { waited }),
      ...(stack === undefined ? {} : { stack }),
    },
  };
}

export const closedByPage = defineRule({
  id: 'closed-by-page',
  title: 'The page closed the connection itself',
  severity: 'info',
  scenario: 'C6',
  spec: 'https://websockets.spec.whatwg.org/#dom-websocket-close',
  explains: ['close'],
  specificity: 'class',
  requires: [],
  detect(connection, session): PageClose | undefined {
    const abandoned = abandonedAround(connection, session);
    if (abandoned) return whileConnecting(connection, abandoned);
    const { closeCalled } = connection;
    if (!closeCalled) return undefined;
    const { code, reason, at, event, stack } = closeCalled;
    if (code === undefined || code === 1000) return undefined;
    const line = lineOf(stack);
    return {
      confidence: 'certain',
      title: `The page closed the connection with code ${code}: ${describeCloseCode(code).name}`,
      evidence: evidence(
        {
          fact: `The page called close(${code}${reason ? `, "${quote(reason)}"` : ''}) ${formatDuration(at - connection.createdAt)} after it created the WebSocket.`,
          events: [connection.createdEvent, event],
        },
        line === undefined ? undefined : { fact: `The call is here: ${quote(line)}`, events: [event] },
      ),
      facts: { ...endpointFacts(connection), connecting: false, never: false },
    };
  },
  fixes({ facts }) {
    if (facts.connecting) return abandonedFixes(facts.waited ?? 0, pageCodeIn(facts.stack), facts.never);
    return [
      {
        title: 'No change needed if the close is intended',
        detail: 'The page or its library chose the code. If it was not meant to close, follow the call.',
      },
    ];
  },
});
