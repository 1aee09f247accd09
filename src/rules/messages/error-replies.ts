import { endpointFacts, endpointOf, evidence, frameIfKept, quote } from '../../diagnosis/evidence.ts';
import { defineRule, type Fix } from '../../diagnosis/rule.ts';
import { frameworkFixes } from '../../fixes/stacks/service-fixes.ts';
import { topicFixes } from '../../fixes/topic-fixes.ts';
import { classifyText } from '../../server-text/classify-text.ts';
import { pluralize } from '../../shared/format.ts';

const MEANINGS: Readonly<Record<string, string>> = {
  '-32700': 'the request did not parse as JSON',
  '-32600': 'the request is not one of JSON-RPC',
  '-32601': 'the server has no such method',
  '-32602': 'the parameters of the method are wrong',
  '-32603': 'the server failed inside',
};

const WHERE: Readonly<Record<string, string>> = {
  'JSON-RPC':
    'Compare method and params with the documentation of the server; code and data describe the error.',
  GraphQL:
    'Compare the query with the schema: the message names the field or the variable. An error at connection_init is about its payload.',
  'Socket.IO':
    'A middleware of the namespace called next(error), or the namespace does not exist. What it checks is in socket.handshake.auth.',
  Phoenix: 'The channel answered with {:error, reason} in join or handle_in, or crashed.',
  'Action Cable': 'The channel called reject, or the connection reject_unauthorized_connection.',
  SignalR: 'The hub method threw. With EnableDetailedErrors the message says what.',
  Pusher:
    'The code is in the list of the Pusher protocol: 4000 to 4099 stay as they are until something is changed.',
  STOMP:
    'The header message and the body of the ERROR frame name it; the broker closes afterwards. "Bad CONNECT" and "Access refused" are about login, passcode and host of the CONNECT frame: host is the virtual host, / by default in RabbitMQ, and its user guest may log in from loopback only.',
};

export const errorReplies = defineRule({
  id: 'error-replies',
  title: 'The server replies with errors',
  severity: 'info',
  scenario: 'D2',
  spec: 'https://www.jsonrpc.org/specification#error_object',
  requires: [],
  dependsOn: ['messages'],
  sideFinding: true,
  detect(connection) {
    const errors = connection.messageStats?.errors;
    if (!errors || connection.openclaw) return undefined;
    const { protocol, code, message } = errors;
    const meaning = MEANINGS[code];
    const words = [code, message].filter((part) => part !== '').map(quote);
    // Without a known protocol it is a guess from field names.
    const sure = protocol !== '';
    // A greeting may come before: everything else that the server sent is an error.
    const always = errors.count >= connection.received.frames - 1;
    return {
      confidence: sure ? 'certain' : always ? 'likely' : 'possible',
      ...(always ? { severity: 'error' } : {}),
      title: `${endpointOf(connection)} replies with ${sure ? `errors of ${protocol}` : 'errors'}${message === '' ? '' : `: ${quote(message).replace(/\.$/, '')}`}`,
      evidence: evidence(
        {
          fact: `${pluralize(errors.count, 'message')} from it ${errors.count === 1 ? 'is an error' : 'are errors'}${words.length > 0 ? `; the first says ${words.join(': ')}` : ''}.`,
          events: [...frameIfKept(connection, errors.first), ...frameIfKept(connection, errors.latest)],
        },
        meaning === undefined
          ? undefined
          : {
              fact: `In JSON-RPC ${code} means that ${meaning}.`,
              events: frameIfKept(connection, errors.first),
            },
        {
          fact: `${pluralize(connection.received.frames, 'message')} received in total.`,
          events: [connection.opened?.event ?? connection.createdEvent],
        },
      ),
      facts: { ...endpointFacts(connection), protocol },
      ...(sure ? {} : { howToConfirm: 'The documentation of the server says what such a message means.' }),
    };
  },
  fixes(match, connection, session) {
    const { protocol } = match.facts;
    const look: Fix = {
      title: 'Read the error, then the request before it',
      detail: WHERE[protocol] ?? 'The message right before it, of the same id, is the one that was refused.',
    };
    const framework = frameworkFixes(connection, session);
    // A known protocol says where to look; other servers say it in words alone.
    const topic =
      protocol === ''
        ? (classifyText(connection.messageStats?.errors?.message ?? '', 'message')?.topic ?? 'unknown')
        : 'unknown';
    return [
      ...framework,
      ...(framework.length === 0 ? topicFixes(topic) : []),
      look,
      {
        title: 'Show error replies in the page',
        detail: 'A page that treats every reply as a success continues without data.',
        snippet: 'if (message.error) throw new Error(message.error.message, { cause: message.error });',
        language: 'js',
      },
    ];
  },
});
