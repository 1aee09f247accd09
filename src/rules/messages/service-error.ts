import { endpointFacts, evidence, frameIfKept, networkLogEvidence, quote } from '../../diagnosis/evidence.ts';
import type { Evidence, Match } from '../../diagnosis/rule.ts';
import { defineRule } from '../../diagnosis/rule.ts';
import { type FoundService, identifiedBy, servicesOf } from '../../services/find-service.ts';
import { serviceOfHost } from '../../services/host-index.ts';
import { failureOf, type ServiceFailure } from '../../services/service-failure.ts';
import type { ConnectionWithMessages } from '../../session/connection.ts';
import { refusedWith } from '../../session/handshake-outcome.ts';
import type { SessionWithoutClock } from '../../session/session.ts';
import { appClose } from '../shared/application-close.ts';

const LONGEST_TITLE = 110;

interface Found extends FoundService {
  failure: ServiceFailure;
}

/** Asked for every message of an open connection, so that the catalog is searched only where there is a failure. */
function hasFailed(connection: ConnectionWithMessages): boolean {
  const { closed, messageStats } = connection;
  return closed !== undefined || messageStats?.errors !== undefined || refusedWith(connection) !== undefined;
}

function serviceFailure(connection: ConnectionWithMessages, session: SessionWithoutClock): Found | undefined {
  // It has rules of its own.
  if (connection.openclaw) return undefined;
  if (!hasFailed(connection)) {
    // Some services report errors in a form of their own: for those, the host is looked up, which is cheap.
    const service = serviceOfHost(connection.parsedUrl.host);
    const failure = service && failureOf(service, connection, session);
    return failure && { service, by: 'host', failure };
  }
  // A code that the library defines is told by app-close-code; an error message before it says more.
  const isKnownCode = appClose(connection)?.use !== undefined;
  for (const found of servicesOf(connection, session)) {
    // A framework has the rule for its kind of failure, which names its options.
    if (found.service.role === 'foundation') continue;
    const failure = failureOf(found.service, connection, session);
    if (failure && !(isKnownCode && failure.seen === 'close')) return { ...found, failure };
  }
  return undefined;
}

function titleOf({ service, failure }: Found): string {
  const words = failure.quote === '' ? failure.entry.meaning : `"${quote(failure.quote).replace(/\.$/, '')}"`;
  const title = `${service.name}: ${words}`;
  return title.length > LONGEST_TITLE ? `${title.slice(0, LONGEST_TITLE).trim()}…` : title;
}

function proofOf({ failure }: Found, connection: ConnectionWithMessages): Evidence {
  const { closed } = connection;
  switch (failure.seen) {
    case 'status':
      return networkLogEvidence(connection);
    case 'close':
      return {
        fact: `The server closed with ${closed?.code ?? 0}${failure.quote === '' ? ' without a reason' : ` and the reason "${quote(failure.quote)}"`}.`,
        events: [failure.event],
      };
    case 'message':
      return {
        fact: `The server sent an error${failure.quote === '' ? '' : `: "${quote(failure.quote)}"`}.`,
        events: [...frameIfKept(connection, failure.event), ...(closed ? [closed.event] : [])],
      };
    case 'limit':
      return { fact: failure.fact ?? '', events: [failure.event] };
    default:
      return failure.seen satisfies never;
  }
}

/** A status alone may have other causes, such as a proxy in between. */
function certainty({ by, failure }: Found): Pick<Match, 'confidence' | 'howToConfirm'> {
  if (failure.seen === 'limit') {
    return {
      confidence: 'likely',
      howToConfirm: 'If the next connections end in the same way, it is this limit.',
    };
  }
  if (failure.seen !== 'status' && (by === 'host' || failure.quote !== '')) return { confidence: 'certain' };
  return {
    confidence: 'likely',
    howToConfirm:
      'The body of the response, or the error in the service’s own dashboard or log, says it exactly.',
  };
}

export const serviceError = defineRule({
  id: 'service-error',
  title: 'A known service reports an error',
  severity: 'error',
  scenario: 'D2',
  spec: 'https://www.rfc-editor.org/rfc/rfc6455#section-7.4.2',
  explains: ['handshake', 'close'],
  specificity: 'named cause',
  requires: [],
  dependsOn: ['messages'],
  suppresses: ['server-error-message', 'error-replies', 'api-key-rejected', 'origin-refused'],
  detect(connection, session) {
    const found = serviceFailure(connection, session);
    if (!found) return undefined;
    const { service, failure } = found;
    const { meaning } = failure.entry;
    return {
      ...certainty(found),
      title: titleOf(found),
      // The service asks to connect again at once: that is its routine.
      ...(failure.entry.retry === 'now' && failure.entry.topic === 'shutdown' ? { severity: 'info' } : {}),
      evidence: evidence(
        proofOf(found, connection),
        {
          fact:
            failure.seen === 'limit'
              ? `${service.name} documents this limit.`
              : `For ${service.name} this means: ${meaning}.`,
          events: [failure.event],
        },
        {
          fact: identifiedBy(found),
          events: [connection.createdEvent],
        },
      ),
      facts: { ...endpointFacts(connection), service: service.id, topic: failure.entry.topic },
    };
  },
  fixes(_match, connection, session) {
    const found = serviceFailure(connection, session);
    if (!found) return [];
    const { entry } = found.failure;
    const docs = { title: `Read what ${found.service.name} documents`, detail: entry.source };
    return [...entry.fixes.map((fix) => ({ ...fix })), docs];
  },
});
