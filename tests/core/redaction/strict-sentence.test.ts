import { describe, expect, it } from 'vitest';
import { createRedactor } from '../../../src/redaction/redactor-factory.ts';
import { loadVocabulary } from '../../../src/redaction/vocabulary/load-vocabulary.ts';

const create = () => createRedactor({ strict: loadVocabulary() });

describe('a sentence of the diagnosis in a strict report', () => {
  it.each([
    'The page got an error event and close code 1006 1203 ms after creating the socket.',
    'It takes the scheme ws: or wss:, a host, a port of at most 65535, and no fragment.',
    'Let your own server hold the key and hand the page a ticket for one connection.',
    'The gateway answered with AUTH_TOKEN_MISMATCH / token_mismatch: "unauthorized: gateway token mismatch".',
    '1 message of it is an error; the first says -32601: Method not found.',
    "printf 'GET / HTTP/1.1\\r\\n\\r\\n' | nc -w3 127.0.0.1 40697 | head -c 200",
    'serve(handler, host, port, max_size=1 * 2**20)',
    '# uvicorn app:app --ws-max-size 1048576',
    '↑ sent text, 4155551 B',
    'limit_req_zone $binary_remote_addr zone=sockets:10m rate=5r/s;',
    'const left = expiresAt - Date.now() - 60_000;',
    'For a test, a line in /etc/hosts (on Windows C:\\Windows\\System32\\drivers\\etc\\hosts) stands in for DNS.',
  ])('stays: %s', (sentence) => {
    const redactor = create();
    redactor.url('ws://127.0.0.1:40697/live');
    expect(redactor.sentence(sentence)).toBe(sentence);
  });

  it('keeps no other large number', () => {
    expect(create().sentence('It was sent to 4155551234, and 1048577 came back.')).not.toMatch(/\d{5}/);
  });

  it('has what it quotes masked as free text is', () => {
    expect(create().sentence('The server says: "card declined tok_visa_1HxYz83kdjfh".')).toMatch(
      /^The server says: "card declined «[a-z]+-1:21»"\.$/,
    );
    expect(create().sentence('It closed with “purple monkey kitchen summer music winter”.')).toBe(
      'It closed with “«phrase-1:41»”.',
    );
  });

  it('has no words of several that were masked where they were captured', () => {
    const redactor = create();
    redactor.text('{"owner":"purple monkey kitchen summer"}');
    expect(redactor.sentence('The owner was purple monkey kitchen summer.')).toMatch(
      /^The owner was «[a-z]+-1:28»\.$/,
    );
  });
});
