import { conversation, created, frame, opened, type Scenarios, type Step, tape } from '../support/tape.ts';

const url = 'ws://localhost:8080/live';
const says = (...texts: string[]) =>
  tape(created(url), opened(40), ...texts.map((text, i): Step => frame('received', 50 + i, text)));

export const scenarios: Scenarios = {
  found: [
    {
      name: 'Action Cable rejects a subscription, with the identifier first, as Rails sends it',
      session: tape(
        created('ws://localhost:3000/cable'),
        opened(40),
        frame('received', 50, '{"type":"welcome"}'),
        frame('received', 60, '{"identifier":"{\\"channel\\":\\"A\\"}","type":"reject_subscription"}'),
      ),
      confidence: 'certain',
      says: ['errors of Action Cable'],
    },
    {
      name: 'JSON-RPC',
      session: says('{"jsonrpc":"2.0","id":1,"error":{"code":-32601,"message":"Method not found"}}'),
      confidence: 'certain',
      says: ['errors of JSON-RPC: Method not found', '-32601', 'has no such method'],
    },
    {
      name: 'GraphQL',
      session: says('{"id":"1","type":"error","payload":[{"message":"Cannot query field \\"helo\\""}]}'),
      says: ['GraphQL', 'Cannot query field'],
    },
    {
      name: 'Socket.IO refuses the namespace',
      session: says('0{"sid":"x"}', '44{"message":"not authorized"}'),
      says: ['Socket.IO', 'not authorized'],
    },
    {
      name: 'Phoenix',
      session: says('["1","1","room:1","phx_reply",{"status":"error","response":{"reason":"unauthorized"}}]'),
      says: ['unauthorized'],
    },
    { name: 'STOMP', session: says('ERROR\nmessage:Access refused\n\n\0'), says: ['Access refused'] },
    {
      name: 'Pusher',
      session: says('{"event":"pusher:error","data":{"code":4009,"message":"Connection is unauthorized"}}'),
      says: ['4009'],
    },
    {
      name: 'SignalR',
      session: says('{"type":3,"invocationId":"0","error":"Unexpected error"}\u001e'),
      says: ['Unexpected error'],
    },
    {
      name: 'in the fields of no known protocol, among other messages: a hint',
      session: says('{"type":"hello"}', '{"type":"news"}', '{"type":"error","message":"no such room"}'),
      confidence: 'possible',
    },
    {
      name: 'every reply is an error (AWS API Gateway)',
      session: says(...Array(3).fill('{"message":"Forbidden","connectionId":"abc=","requestId":"r="}')),
      confidence: 'likely',
      says: ['Forbidden'],
    },
    {
      name: 'a relay closes the subscription (Nostr)',
      session: says('["CLOSED","s","auth-required: we only serve authenticated users"]'),
      confidence: 'likely',
      says: ['auth-required'],
    },
  ],
  clear: [
    { name: 'a result', session: says('{"jsonrpc":"2.0","id":1,"result":{"error":null}}') },
    { name: 'talk about errors', session: says('{"type":"chat","text":"there was an error"}') },
    {
      name: 'an error of the page itself',
      session: tape(conversation(url), frame('sent', 100, '{"type":"error","message":"x"}')),
    },
    { name: 'plain words', session: tape(conversation(url)) },
  ],
  unknown: [],
};
