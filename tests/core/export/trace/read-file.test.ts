import { describe, expect, it } from 'vitest';
import type { HarLog } from '../../../../src/export/har/har-log.ts';
import { TRACE_VERSION } from '../../../../src/export/trace/trace.ts';
import { conversation, tape } from '../../../support/tape.ts';
import { readText, saveTrace } from '../../../support/trace-tools.ts';

function faultOf(text: string): string {
  const content = readText(text);
  return content.ok ? `a ${content.kind}` : `${content.fault.place} ${content.fault.message}`;
}

const saved = saveTrace(tape(conversation('ws://api.test/')));
const trace = (change: object): string => JSON.stringify({ ...JSON.parse(saved), ...change });

const entry = (url: string, more: object = {}): object => ({
  startedDateTime: '2026-11-24T10:00:00.000Z',
  time: 20,
  request: { method: 'GET', url, headers: [] },
  response: { status: 101, headers: [], content: {} },
  ...more,
});
const socket = entry('ws://api.test/', {
  _resourceType: 'websocket',
  _webSocketMessages: [{ type: 'send', time: 1_764_000_000, opcode: 1, data: 'hello' }],
});
const har = (...entries: object[]): string =>
  JSON.stringify({ log: { version: '1.2', creator: { name: 'A test', version: '1' }, entries } });

function harOf(text: string): HarLog {
  const content = readText(text);
  if (!content.ok || content.kind !== 'har') throw new Error(faultOf(text));
  return content.har;
}

const OTHER = '$ is neither a trace of WebSocket Doctor nor a HAR file';

describe('a file that is neither', () => {
  it.each([
    ['', '$ is empty'],
    [' \n', '$ is empty'],
    ['null', OTHER],
    ['5', OTHER],
    ['"text"', OTHER],
    ['[]', OTHER],
    ['{}', OTHER],
    ['{"log":5}', OTHER],
    ['{"log":null}', OTHER],
    ['{"log":{}}', OTHER],
    ['{"format":"other"}', OTHER],
    ['hello', '$ is not JSON: unexpected "hello" at byte 0 of the file'],
    ['{"a":', '$.a ends here: the file was cut after 5 bytes'],
  ])('%j: %s', (text, fault) => expect(faultOf(text)).toBe(fault));

  it('but the output of a probe says where that belongs', () =>
    expect(faultOf('{"kind":"wsdoctor-probe"}')).toMatch(
      /^\$ is the output of wsdoctor probe, .+ Test tab$/,
    ));
});

describe('a trace', () => {
  it('has its events', () => {
    const content = readText(saved);
    if (!content.ok || content.kind !== 'trace') throw new Error(faultOf(saved));
    expect(content.trace).toEqual(JSON.parse(saved));
    expect(content.trace.events.length).toBeGreaterThan(3);
  });

  it.each<[object, string]>([
    [{ version: 'x' }, '$.version should be a whole number, and is a text'],
    [
      { version: TRACE_VERSION + 1, clock: 'x' },
      `$.version is ${TRACE_VERSION + 1}: this trace was made by a newer`,
    ],
    [{ clock: 'x' }, '$.clock should be a number, and is a text'],
    [{ clock: 'x', events: [{}] }, '$.events[0].kind is nothing'],
    [{ events: [{}, 5] }, '$.events[0].kind is nothing'],
  ])('%j', (change, fault) => expect(faultOf(trace(change)).slice(0, fault.length)).toBe(fault));

  it('whose event is no JSON names the first one', () => {
    const broken = saved.replace('"events": [', '"events": [oh, no,');
    expect(faultOf(broken)).toMatch(/^\$\.events\[0\] is not JSON: unexpected "oh" at byte \d+ of the file$/);
    expect(faultOf(`${broken}}`)).toMatch(/^\$\.events\[0\] /);
    expect(faultOf(broken.trimEnd().slice(0, -1))).toMatch(/^\$\.events\[0\] /);
  });

  it('whose end is missing says how long it is', () => {
    const cut = saved.trimEnd().slice(0, -1);
    expect(faultOf(cut)).toMatch(new RegExp(`^\\$.* after ${new TextEncoder().encode(cut).length} bytes$`));
  });
});

describe('a HAR file', () => {
  it('has its connections and messages', () => {
    const { sockets, broken, creator, events } = harOf(har(socket));
    expect([sockets, broken, creator]).toEqual([1, [], 'A test 1']);
    expect(JSON.stringify(events)).toContain('hello');
  });

  /** The responses of a file with one that is JSON of this length and has these parts. */
  const responsesOf = (length: number, mimeType: string, more: object = {}): number => {
    const headers = [{ name: 'server', value: 'nginx' }];
    const response = { status: 200, headers, content: { mimeType, text: '' }, ...more };
    const document = JSON.stringify(entry('http://api.test/', { response }));
    const long = document.replace('"text":""', `"text":"${'x'.repeat(length - document.length)}"`);
    expect(long).toHaveLength(length);
    const text = har(socket, JSON.parse(long));
    return harOf(text).events.filter(({ kind }) => kind === 'http-response').length;
  };

  it.each<[string, number, string, object, number]>([
    ['of 65,536 characters', 65_536, 'image/png', {}, 1],
    ['of more', 65_537, 'image/png', {}, 0],
    ['of more, an HTML document', 65_537, 'text/HTML; charset=utf-8', {}, 1],
    ['of 1,048,576, an HTML document', 1_048_576, 'text/html', {}, 1],
    ['of more, an HTML document', 1_048_577, 'text/html', {}, 0],
    ['of more, with WebSockets', 65_537, 'image/png', { more: 'a WebSocket' }, 1],
    ['of more, with a ws URL', 65_537, 'image/png', { more: 'ws://a.test' }, 1],
    ['of more, with a wss URL', 65_537, 'image/png', { more: 'wss://a.test' }, 1],
  ])('with an entry %s (%d, %s)', (_name, length, mimeType, more, found) =>
    expect(responsesOf(length, mimeType, more)).toBe(found),
  );

  it('whose messages or entries are no JSON names them and keeps the rest', () => {
    const message = har(socket, socket).replace('[{"type"', '[oh,{"type"');
    expect(harOf(message).broken.map(({ place }) => place)).toEqual([
      '$.log.entries[0]._webSocketMessages[0]',
    ]);
    const second = har(socket, socket).replace('},{"startedDateTime"', '},oh,{"startedDateTime"');
    expect(harOf(second).broken.map(({ place }) => place)).toEqual(['$.log.entries[1]']);
    expect(JSON.stringify(harOf(second).events)).toContain('hello');
  });

  it('whose end is missing has the entries before', () => {
    const cut = har(socket, socket).slice(0, -2);
    expect(harOf(cut).broken.map(({ message }) => message)).toEqual([
      expect.stringContaining(`after ${cut.length} bytes`),
    ]);
    expect(harOf(`${har(socket)}x`).broken).toHaveLength(1);
    expect(faultOf('{"log":{"entries":[')).toMatch(/^\$.* after 19 bytes$/);
  });
});
