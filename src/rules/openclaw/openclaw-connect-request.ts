import { quote } from '../../diagnosis/evidence.ts';
import type { Fix, Source } from '../../diagnosis/rule.ts';
import { firstMessage } from './shared/evidence.ts';
import type { GatewayCase } from './shared/gateway-case.ts';
import { type GatewayFault, gatewayRule } from './shared/gateway-rule.ts';
import type { OpenClawRule } from './shared/openclaw-rule.ts';

const FIRST_FRAME =
  '{"type":"req","id":"1","method":"connect","params":{"minProtocol":4,"maxProtocol":4,"client":{"id":"webchat","version":"1.0.0","platform":"web","mode":"webchat"},"role":"operator","scopes":["operator.read"],"caps":[],"auth":{"token":"TOKEN"},"device":{…}}}';

function example(title: string, detail: string): Fix {
  return { title, detail, snippet: FIRST_FRAME, language: 'text' };
}

/** `at /client/id: must be …`, from the gateway's words. */
function complaint({ refusal }: GatewayCase): string {
  return quote(refusal?.message.replace(/^invalid connect params: /, '') ?? '');
}

type Row = Pick<GatewayFault, 'id' | 'title' | 'says'> & {
  words: RegExp;
  fix: Fix;
  requires?: readonly Source[];
};

const ROWS: readonly Row[] = [
  {
    id: 'openclaw-connect-params-invalid',
    title: 'OpenClaw gateway rejects connect: invalid parameters',
    says: (found) => `The OpenClaw gateway finds fault with the connect request: ${complaint(found)}`,
    words: /^invalid connect params/,
    fix: example(
      'Correct the field that is named',
      'The schemas are closed: one property too many, one missing, or a client id that is not on the list refuses the whole request. A client of another release knows other fields.',
    ),
  },
  {
    id: 'openclaw-role-invalid',
    title: 'OpenClaw gateway rejects connect: unknown role',
    words: /^invalid role$/,
    fix: example(
      'Ask for operator or node',
      'Pages and command lines are operators; machines that run things for the gateway are nodes.',
    ),
  },
  {
    id: 'openclaw-connect-not-first',
    title: 'OpenClaw gateway: another request was sent before connect',
    words: /^invalid handshake: first request must be connect$/,
    fix: example(
      'Send connect first',
      'Wait for hello-ok before anything else; requests until then go into a queue of the client.',
    ),
  },
  {
    id: 'openclaw-frame-invalid',
    title: 'OpenClaw gateway: the first message is not a request',
    words: /^invalid(?: request frame|-frame)$/,
    requires: ['page'],
    fix: example('Send a request frame', 'type, id, method and params, and nothing else.'),
  },
  {
    id: 'openclaw-worker-handshake',
    title: 'OpenClaw gateway: worker on the path of operators and nodes',
    words: /^invalid-handshake$/,
    requires: ['page'],
    fix: {
      title: 'Connect workers to the worker path',
      detail:
        'They have /__openclaw__/worker, where no challenge comes. Everything else connects at the root as operator or node.',
    },
  },
];

export const openclawConnectRequest: readonly OpenClawRule[] = ROWS.map(({ words, fix, ...rest }) =>
  gatewayRule({
    ...rest,
    scenario: rest.id === 'openclaw-frame-invalid' ? 'D1' : 'D2',
    spec: 'gateway/protocol',
    check: 'form of the request',
    shows: ({ facts, refusal, closed }) =>
      !facts.hello && (words.test(refusal?.message ?? '') || words.test(closed?.reason ?? '')),
    proof: firstMessage,
    fixes: () => [fix],
  }),
);
