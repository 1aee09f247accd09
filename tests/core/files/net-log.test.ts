import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCertificate } from '../../../src/files/net-log/certificate.ts';
import { findingsOf, logSession, readBytes, sample } from '../../support/read-sample.ts';
import { openTrace, saveTrace } from '../../support/trace-tools.ts';

const FOLDER = 'net-log';
const open = (name: string) => readBytes(sample(`${FOLDER}/${name}.json`));
const text = (name: string): string => new TextDecoder().decode(sample(`${FOLDER}/${name}.json`));
const encode = (json: string): Uint8Array => new TextEncoder().encode(json);

/** What each log must be found to show, and what proves it. */
const CASES: Record<string, { rules: string[]; says: string[] }> = {
  'bad-frame': { rules: ['protocol-error'], says: ['invalid frame: One or more reserved bits'] },
  'blanked-by-extension-403': { rules: ['forbidden'], says: ['Unexpected response code: 403'] },
  'cert-expired': {
    rules: ['certificate-expired', 'certificate-untrusted'],
    says: [
      'names localhost, 127.0.0.1',
      'issued by "Lab Test CA"',
      'to 2025-02-01: expired',
      'AUTHORITY_INVALID',
      'certificate_unknown (46)',
    ],
  },
  'client-cert-required': {
    rules: ['client-certificate'],
    says: ['requested a client certificate', 'ERR_SSL_CLIENT_AUTH_CERT_NEEDED'],
  },
  'close-1008': {
    rules: ['close-code-not-logged'],
    says: ['before the browser sent one', 'a payload of 23 bytes'],
  },
  'cut-without-close': { rules: ['closed-by-transport'], says: ['neither side had sent a close frame'] },
  'hang-up': { rules: ['no-response', 'ws-to-tls-port'], says: ['ended before any response, 1 ms after'] },
  'http-401': { rules: ['unauthorized'], says: ['WWW-Authenticate: Bearer', 'The token expired'] },
  'http-403-raw-bytes': {
    rules: ['forbidden'],
    says: ['CF-Mitigated: challenge', 'The response body begins with "<h1>Attention Required</h1>"'],
  },
  'name-not-resolved': {
    rules: ['host-not-found'],
    says: ['NXDOMAIN', 'No address found for nosuch-host.invalid', 'Name or service not known'],
  },
  'ok-then-page-closes': { rules: [], says: [] },
  'pending-then-closed': {
    rules: ['closed-by-page'],
    says: ['No response to the upgrade request in 3 s; then the page gave up'],
  },
  'proxy-407': {
    rules: ['proxy-refused'],
    says: ['407 Proxy Authentication Required; Proxy-Authenticate: Negotiate; Via: 1.1 corp-proxy'],
  },
  refused: {
    rules: ['connection-refused'],
    says: ['TCP connection to 127.0.0.1:59123 failed: connection refused (system error 111)'],
  },
  subprotocol: { rules: ['subprotocol-mismatch'], says: ['other.v2'] },
  'tls-version': { rules: ['tls-version'], says: ['The server sent the TLS alert protocol_version (70)'] },
};

describe('Chromium net logs', () => {
  it.each(Object.entries(CASES))('%s', (name, { rules, says }) => {
    const found = findingsOf(logSession(open(name)));
    expect(found.rules.toSorted()).toEqual(rules);
    for (const words of says) expect(found.evidence).toContain(words);
  });

  it('every sample has its case', () => {
    const names = readdirSync(`tests/samples/${FOLDER}`).map((file) => file.replace('.json', ''));
    expect(names.toSorted()).toEqual(Object.keys(CASES).toSorted());
  });

  it('an address that failed is no proof where the next one answered', () => {
    expect(findingsOf(logSession(open('client-cert-required'))).evidence).not.toContain('connection refused');
  });

  it('sees pings, which no page sees', () => {
    const [connection] = logSession(open('ok-then-page-closes')).connections.values();
    expect(connection?.logLines?.map((line) => line.text)).toContain(
      'Ping frames: 1, pong frames: 1, in both directions',
    );
    expect(connection?.received.frames).toBe(1);
    expect(connection?.state).toBe('closed');
  });

  it('a saved trace has what the log said, and is judged the same', () => {
    const session = logSession(open('proxy-407'));
    const { session: again } = openTrace(saveTrace(session));
    expect(findingsOf(again)).toEqual(findingsOf(session));
  });

  it('numbers come from the file', () => {
    const renumbered = JSON.parse(text('refused'));
    for (const name of Object.keys(renumbered.constants.logEventTypes))
      renumbered.constants.logEventTypes[name] += 1_000;
    for (const event of renumbered.events) event.type += 1_000;
    const { rules } = findingsOf(logSession(readBytes(encode(JSON.stringify(renumbered)))));
    expect(rules).toEqual(['connection-refused']);
  });

  it('a recording that was not stopped is read, and says so', () => {
    const whole = text('refused');
    const content = readBytes(encode(whole.slice(0, whole.lastIndexOf('],'))));
    expect(findingsOf(logSession(content)).rules).toEqual(['connection-refused']);
    expect(content.ok && content.kind === 'log' && content.log.notes).toEqual([
      'The recording was not stopped, or the file was cut: its end is missing',
    ]);
  });

  it('the close code is read from raw bytes', () => {
    const log = JSON.parse(text('close-1008'));
    const frame = Buffer.concat([Buffer.from([0x88, 23, 0x03, 0xf0]), Buffer.from('origin not allowed!!!')]);
    for (const event of log.events)
      if (event.params?.byte_count === 25) event.params.bytes = frame.toString('base64');
    const { rules, evidence } = findingsOf(logSession(readBytes(encode(JSON.stringify(log)))));
    expect(rules).toEqual(['origin-refused']);
    expect(evidence).toContain('close code 1008 "origin not allowed!!!"');
  });

  it('two requests at once are kept apart, whatever shares their name server', () => {
    const log = JSON.parse(text('refused'));
    const other = JSON.parse(text('name-not-resolved'));
    const shift = 1_000;
    for (const event of other.events) {
      event.source.id += shift;
      if (event.params?.source_dependency) event.params.source_dependency.id += shift;
    }
    const merge = (key: string): Map<number, number> => {
      const moved = new Map<number, number>();
      for (const [name, number] of Object.entries<number>(other.constants[key])) {
        log.constants[key][name] ??= number;
        moved.set(number, log.constants[key][name]);
      }
      return moved;
    };
    merge('netError');
    const types = merge('logEventTypes');
    merge('logSourceType');
    log.events.push(
      ...other.events.map((event: { type: number }) => ({ ...event, type: types.get(event.type) })),
    );
    const session = logSession(readBytes(encode(JSON.stringify(log))));
    const [first, second] = [...session.connections.values()];
    expect(findingsOf(session).rules.toSorted()).toEqual(['connection-refused', 'host-not-found']);
    expect(first?.logLines?.some(({ text: line }) => line.includes('nosuch-host'))).toBe(false);
    expect(second?.logLines?.some(({ text: line }) => line.includes('59123'))).toBe(false);
  });

  it('names the place of what it cannot read', () => {
    const bad = readBytes(encode('{"constants":{"logEventTypes":{}},"events":[{}]}'));
    expect(bad).toMatchObject({ ok: false, fault: { place: '$.constants.logEventTypes' } });
    expect(readBytes(encode('{"constants":{'))).toMatchObject({ ok: false, fault: { place: '$.constants' } });
  });

  it('the size of the chunks makes no difference', () => {
    const bytes = sample(`${FOLDER}/proxy-407.json`);
    expect(readBytes(bytes, 997)).toEqual(readBytes(bytes));
  });

  it('never throws: cut anywhere, changed anywhere', () => {
    const samples = Object.keys(CASES).map((name) => sample(`${FOLDER}/${name}.json`));
    fc.assert(
      fc.property(
        fc.constantFrom(...samples),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.array(fc.tuple(fc.double({ min: 0, max: 0.999, noNaN: true }), fc.nat(255)), { maxLength: 30 }),
        (bytes, length, changes) => {
          const damaged = bytes.slice(0, Math.floor(bytes.length * length));
          for (const [at, byte] of changes) damaged[Math.floor(at * damaged.length)] = byte;
          const content = readBytes(damaged);
          if (content.ok && content.kind === 'log') findingsOf(logSession(content));
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe('certificates', () => {
  it('never throws', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        const body = Buffer.from(bytes).toString('base64');
        readCertificate(`-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----`);
      }),
    );
  });
});
