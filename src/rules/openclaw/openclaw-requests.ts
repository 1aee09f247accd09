import { quote } from '../../diagnosis/evidence.ts';
import type { Evidence } from '../../diagnosis/rule.ts';
import type { RequestFailures } from '../../session/openclaw-facts.ts';
import { textAt } from '../../shared/json-shape.ts';
import { seenIn } from './shared/evidence.ts';
import { approveDevice } from './shared/fixes.ts';
import type { GatewayCase } from './shared/gateway-case.ts';
import { gatewayRule } from './shared/gateway-rule.ts';
import type { OpenClawRule } from './shared/openclaw-rule.ts';

type Kind = 'scope' | 'frame' | 'other';

function kindOf({ first }: RequestFailures): Kind {
  if (first.detailCode === 'MISSING_SCOPE') return 'scope';
  return /^invalid request frame/.test(first.message) ? 'frame' : 'other';
}

function failuresOf({ facts }: GatewayCase, kind: Kind): RequestFailures[] {
  return [...facts.failures.values()].filter((failure) => kindOf(failure) === kind);
}

function told(found: GatewayCase, kind: Kind): Evidence[] {
  return failuresOf(found, kind).map(({ first, latest, count, method }) => {
    const what = method === undefined ? 'a request' : quote(method);
    const times = count === 1 ? '' : ` It did so ${count} times.`;
    return {
      fact: `The gateway refused ${what} with ${quote(first.code)}: "${quote(first.message)}".${times}`,
      events: [...new Set([first.event, latest])].flatMap((id) => seenIn(found.connection, id)),
    };
  });
}

const scopes = (found: GatewayCase): string =>
  failuresOf(found, 'scope')
    .map(({ first }) => quote(textAt(first.details, 'missingScope') ?? 'a scope'))
    .join(', ');

const common = { scenario: 'D2', spec: 'gateway/protocol', goesOn: true } as const;

export const openclawRequests: readonly OpenClawRule[] = [
  gatewayRule({
    ...common,
    id: 'openclaw-missing-scope',
    title: 'OpenClaw gateway rejected requests: missing scope',
    severity: 'warning',
    spec: 'gateway/operator-scopes',
    says: (found) => `The page lacks ${scopes(found)} on the OpenClaw gateway`,
    shows: (found) => failuresOf(found, 'scope').length > 0,
    proof: (found) => told(found, 'scope'),
    fixes: (found) => [
      {
        title: 'Check whether the method exists',
        detail:
          'Without operator.admin a method that there is not is refused in the same words as one that needs it: look for a typing error, or for a method of another release.',
      },
      {
        ...approveDevice(found),
        title: `Grant ${scopes(found)}`,
        detail:
          'Have the page ask for it in connect (in the Control UI: Request admin); the request then waits in the list. Grant what is needed, and no more.',
      },
    ],
  }),
  gatewayRule({
    ...common,
    id: 'openclaw-request-invalid',
    title: 'OpenClaw gateway received messages that are not requests',
    severity: 'warning',
    shows: (found) => failuresOf(found, 'frame').length > 0,
    proof: (found) => told(found, 'frame'),
    fixes: () => [
      {
        title: 'Send only type, id, method and params',
        detail:
          'The answer has the id "invalid", so that no caller learns of it and its promise never settles. A message that is no JSON at all is dropped in silence.',
        snippet: '{"type":"req","id":"42","method":"sessions.list","params":{}}',
        language: 'text',
      },
    ],
  }),
  gatewayRule({
    ...common,
    id: 'openclaw-request-failed',
    title: 'OpenClaw gateway answered requests with errors',
    severity: 'info',
    shows: (found) => failuresOf(found, 'other').length > 0,
    proof: (found) => told(found, 'other'),
    fixes: () => [
      {
        title: 'Handle the error where the call is made',
        detail: 'retryable and retryAfterMs in the answer say whether to try again, and when.',
      },
    ],
  }),
];
