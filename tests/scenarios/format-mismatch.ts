import {
  bytes,
  conversation,
  created,
  frame,
  opened,
  type Scenarios,
  type Step,
  tape,
  unkept,
} from '../support/tape.ts';

const url = 'ws://localhost:8080/live';
const says = (...steps: Step[]) => tape(created(url), opened(40), ...steps);

export const scenarios: Scenarios = {
  found: [
    {
      name: 'an object as text',
      session: says(frame('sent', 50, '[object Object]')),
      confidence: 'certain',
      says: ['JSON.stringify(message)'],
    },
    {
      name: 'JSON that ends in the middle',
      session: says(frame('received', 50, '{"type":"list","items":[{"id":1},{"id')),
      confidence: 'likely',
      says: ['ends in the middle', '{"id":1},{"id'],
    },
    {
      name: 'single quotes',
      session: says(frame('received', 50, "{'type': 'tick'}")),
      confidence: 'certain',
    },
    {
      name: 'a word of Python',
      session: says(frame('received', 50, '{"ok":True,"value":1}')),
      confidence: 'certain',
    },
    {
      name: 'a variable without a value',
      session: says(frame('sent', 50, 'undefined')),
      confidence: 'likely',
    },
    {
      name: 'something of fifteen bytes that was neither text nor bytes',
      session: says(unkept('sent', 50, 15)),
      confidence: 'likely',
      says: ['seems to have sent an object as text'],
    },
    {
      name: 'JSON in a binary message',
      session: says(bytes('received', 50, '{"type":"tick"}')),
      confidence: 'possible',
    },
  ],
  clear: [
    {
      name: 'nothing is kept of any text',
      session: says(unkept('sent', 50, 15), unkept('received', 60, 15)),
    },
    { name: 'another object', session: says(unkept('sent', 50, 40)) },
    { name: 'JSON', session: says(frame('received', 50, '{"type":"tick"}'), frame('sent', 60, '[1,2]')) },
    {
      name: 'chat that begins like JSON',
      session: says(frame('received', 50, '[ada] hello'), frame('received', 60, '{hello} there')),
    },
    {
      name: 'JSON with a separator of its protocol',
      session: says(frame('received', 50, '{"type":6}\u001e'), frame('received', 60, '{"a":1}\n')),
    },
    { name: 'two values in one message', session: says(frame('received', 50, '{"a":1}{"b":2}')) },
    { name: 'the word None in a text', session: says(frame('received', 50, '{"text":"a: None, b"}')) },
    {
      name: 'both ends send JSON as bytes',
      session: says(bytes('sent', 45, '{"type":"join"}'), bytes('received', 50, '{"type":"tick"}')),
    },
    { name: 'bytes that are no JSON', session: says(bytes('received', 50, '\u0001\u0002abc')) },
    { name: 'plain words', session: tape(conversation(url)) },
  ],
  unknown: [],
};
