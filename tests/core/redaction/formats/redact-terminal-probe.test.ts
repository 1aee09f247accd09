import { describe, expect, it } from 'vitest';
import type { HttpStep, OpenStep, TerminalProbe } from '../../../../src/experiments/cli-report.ts';
import { redactTerminalProbe } from '../../../../src/redaction/formats/redact-terminal-probe.ts';
import type { Redactor } from '../../../../src/redaction/redactor.ts';
import { createRedactor } from '../../../../src/redaction/redactor-factory.ts';
import { UNMASKED } from '../../../../src/redaction/unmasked.ts';

const answer: HttpStep = {
  kind: 'answered',
  status: 401,
  statusLine: 'status line',
  headers: [{ name: 'Set-Cookie', value: 'cookie' }],
  body: 'body',
  cut: null,
  ms: 5,
};
const closed: OpenStep = {
  protocol: 'protocol',
  extensions: 'extensions',
  pingMs: 3,
  heldMs: 4,
  texts: ['first', 'second'],
  messages: 2,
  end: { kind: 'closed', code: 1008, reason: 'reason' },
};
const probe: TerminalProbe = {
  kind: 'wsdoctor-probe',
  schemaVersion: 1,
  url: 'wss://api.test/live',
  origin: 'https://page.test',
  protocols: ['asked', 'for'],
  extraHeaders: ['X-Api-Key'],
  startedAt: 1,
  finishedAt: 2,
  dns: { a: ['192.0.2.7'], aaaa: [], ms: 1, error: null },
  tcp: [{ address: '192.0.2.7', family: 4, error: null, ms: 1 }],
  tls: {
    version: 'TLSv1.3',
    chain: [
      { subject: 'subject', issuer: 'issuer', validFrom: 'from', validTo: 'to', names: ['a.test', 'b.test'] },
    ],
    trusted: true,
    error: null,
    ms: 1,
  },
  tlsVersions: [{ version: 'TLSv1.2', taken: true, error: null }],
  requestHeaders: [{ name: 'Authorization', value: 'login' }],
  handshake: answer,
  opened: closed,
  failure: 'failure',
  get: answer,
  foreignOrigin: { origin: 'https://foreign.test', answer },
};

/** Writes how a text was masked before it. */
const telling: Redactor = {
  ...UNMASKED,
  text: (value) => `text ${value}`,
  url: (value) => value.replace('://', '://url.'),
  header: (name, value) => `${name} ${value}`,
  protocols: (names) => names.map((name) => `protocol ${name}`),
};
const shown = (more: Partial<TerminalProbe> = {}): TerminalProbe =>
  redactTerminalProbe({ ...probe, ...more }, telling);
const shownAnswer: HttpStep = {
  ...answer,
  statusLine: 'text status line',
  headers: [{ name: 'Set-Cookie', value: 'Set-Cookie cookie' }],
  body: 'text body',
};

describe('of what `wsdoctor probe` found', () => {
  it('each text is masked as what it is, and steps, addresses and numbers stay', () => {
    expect(shown()).toEqual({
      ...probe,
      url: 'wss://url.api.test/live',
      origin: 'https://url.page.test',
      protocols: ['protocol asked', 'protocol for'],
      tls: {
        ...probe.tls,
        chain: [
          {
            subject: 'text subject',
            issuer: 'text issuer',
            validFrom: 'from',
            validTo: 'to',
            names: ['url.a.test', 'url.b.test'],
          },
        ],
      },
      requestHeaders: [{ name: 'Authorization', value: 'Authorization login' }],
      handshake: shownAnswer,
      opened: {
        ...closed,
        protocol: 'protocol protocol',
        extensions: 'text extensions',
        texts: ['text first', 'text second'],
        end: { kind: 'closed', code: 1008, reason: 'text reason' },
      },
      failure: 'text failure',
      get: shownAnswer,
      foreignOrigin: { origin: 'https://foreign.test', answer: shownAnswer },
    });
  });

  it.each(['origin', 'tls', 'handshake', 'opened', 'failure', 'get', 'foreignOrigin'] as const)(
    'a step that was not taken stays so: %s',
    (step) => expect(shown({ [step]: null })[step]).toBeNull(),
  );

  it('a step without an answer stays as it is', () => {
    const none = { kind: 'no-answer', error: 'closed', ms: 7 } as const;
    expect(shown({ handshake: none }).handshake).toEqual(none);
  });

  it.each<[OpenStep['end'], OpenStep['end']]>([
    [
      { kind: 'broken', words: 'words' },
      { kind: 'broken', words: 'text words' },
    ],
    [{ kind: 'held' }, { kind: 'held' }],
    [{ kind: 'cut' }, { kind: 'cut' }],
  ])('what ended the connection keeps its kind: %j', (end, masked) => {
    expect(shown({ opened: { ...closed, end } }).opened?.end).toEqual(masked);
  });

  it('a subprotocol that a redactor leaves out is empty', () => {
    const silent = { ...telling, protocols: () => [] };
    expect(redactTerminalProbe(probe, silent).opened?.protocol).toBe('');
  });

  it('no secret is left, in whichever step it is', () => {
    const secret = 'hush-0123456789abcdef';
    const url = `wss://api.test/live?token=${secret}`;
    const masked = redactTerminalProbe(
      {
        ...probe,
        url,
        handshake: { ...answer, body: secret },
        opened: { ...closed, end: { kind: 'broken', words: `for ${secret}` } },
        failure: `because of ${secret}`,
      },
      createRedactor(),
    );
    expect(JSON.stringify(masked)).not.toContain(secret);
  });
});
