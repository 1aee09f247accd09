import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { errorTypeOf } from '../../../cli/telemetry/error-type.ts';
import { runCli } from '../../support/cli-tools.ts';
import { saveHar } from '../../support/har-tools.ts';
import { type OtlpSpan, spansIn } from '../../support/otlp.ts';
import { type Receiver, startReceiver } from '../../support/receiver.ts';
import { answered, attempt, closed, created, frame, opened, START, tape } from '../../support/tape.ts';
import { saveTrace } from '../../support/trace-tools.ts';

const SECRET = 'hush-0123456789abcdef';
const folder = mkdtempSync(join(tmpdir(), 'wsdoctor-spans-'));
const file = join(folder, 'a.har');
let collector: Receiver;
let status = 200;

beforeAll(async () => {
  collector = await startReceiver((_, response) => void response.writeHead(status).end());
  // A HAR file that we write is masked; a browser's is not.
  const har = saveHar(tape(attempt(`wss://api.test/live?access_token=${SECRET}`, answered(403))));
  writeFileSync(file, har.replaceAll(/«[^»]*»/g, SECRET));
});
beforeEach(() => {
  collector.received.length = 0;
  status = 200;
});
afterAll(async () => {
  await collector.close();
  rmSync(folder, { recursive: true });
});

const sent = (): OtlpSpan[] => collector.received.flatMap(({ body }) => spansIn(body));

describe('wsdoctor diagnose --otlp', () => {
  it('sends each connection as a trace with its handshake, its verdict and its evidence, masked', async () => {
    const { code, err } = await runCli(['diagnose', '--otlp', collector.url, file]);
    expect(code).toBe(1);
    expect(err).toContain(`${file}: 2 spans sent to ${collector.url}`);
    expect(collector.received.map(({ path, headers }) => [path, headers['content-type']])).toEqual([
      ['/v1/traces', 'application/json'],
    ]);
    const [handshake, connection] = sent();
    expect(connection).toMatchObject({
      name: 'WebSocket api.test',
      kind: 3,
      status: { code: 2 },
      attributes: {
        'server.address': 'api.test',
        'server.port': 443,
        'url.scheme': 'wss',
        'url.full': expect.stringMatching(/^wss:\/\/api\.test\/live\?access_token=«/),
        'websocket.opened': false,
        'wsdoctor.verdict': 'forbidden',
        'wsdoctor.verdict.severity': 'error',
      },
      events: expect.arrayContaining([
        {
          name: 'wsdoctor.finding',
          attributes: expect.objectContaining({ rule: 'forbidden', evidence: expect.any(Array) }),
        },
      ]),
    });
    expect(connection?.parentSpanId).toBeUndefined();
    expect(handshake).toMatchObject({
      name: 'GET',
      kind: 3,
      traceId: connection?.traceId,
      parentSpanId: connection?.spanId,
      status: { code: 2 },
      attributes: { 'http.request.method': 'GET', 'http.response.status_code': 403, 'error.type': '403' },
    });
    expect(connection?.end).toBeGreaterThanOrEqual(handshake?.end ?? 0);
    expect(handshake?.start).toBe(connection?.start);
    expect(collector.received[0]?.body).not.toContain(SECRET);
  });

  it('has the close code, the messages and when it was open; no error where there is none', async () => {
    const trace = join(folder, 'a.wsdoctor.json');
    writeFileSync(
      trace,
      saveTrace(
        tape(
          created('wss://api.test/live', { at: 10 }),
          opened(60),
          frame('sent', 100, 'hello'),
          frame('received', 200, 'hi'),
          frame('received', 300, 'hi'),
          closed(5_000, 1000, { reason: 'done' }),
        ),
      ),
    );
    await runCli(['diagnose', '--otlp', `${collector.url}/v1/traces`, trace, '--quiet']);
    expect(collector.received.map(({ path }) => path)).toEqual(['/v1/traces']);
    const [handshake, connection] = sent();
    expect(connection).toMatchObject({
      start: START + 10,
      end: START + 5_000,
      status: { code: 0 },
      attributes: {
        'websocket.opened': true,
        'websocket.close.code': 1000,
        'websocket.close.reason': 'done',
        'websocket.close.clean': true,
        'websocket.messages.sent': 1,
        'websocket.messages.received': 2,
        'websocket.messages.received.size': 4,
      },
    });
    expect(handshake).toMatchObject({ start: START + 10, end: START + 60, status: { code: 0 } });
  });

  it('sends all of very many connections, in parts', async () => {
    const attempts = Array.from({ length: 300 }, (_, at) =>
      attempt('wss://api.test/live', answered(403), { at: 10 + 100 * at }),
    );
    const many = join(folder, 'many.wsdoctor.json');
    writeFileSync(many, saveTrace(tape(...attempts)));
    const { err } = await runCli(['diagnose', '--otlp', collector.url, many, '--quiet']);
    expect(err).toBe('');
    expect(collector.received.length).toBeGreaterThan(1);
    const spans = sent();
    expect(new Set(spans.map(({ spanId }) => spanId)).size).toBe(spans.length);
    expect(spans.filter(({ parentSpanId }) => parentSpanId === undefined)).toHaveLength(300);
  });

  it('fails with exit code 2 when the receiver takes nothing, and prints the findings', async () => {
    status = 400;
    const { code, out, err } = await runCli(['diagnose', '--otlp', `${collector.url}/key`, file]);
    expect(code).toBe(2);
    expect(out).toContain('forbidden');
    expect(err).toContain(`the spans could not be sent to ${collector.url}: `);
    expect(err).not.toContain('/key');
  });

  it('refuses an address that is no URL', async () => {
    const { code, err } = await runCli(['diagnose', '--otlp', 'localhost:4318', file]);
    expect(code).toBe(2);
    expect(err).toContain('--otlp must be an http: or https: URL');
  });
});

describe('error types', () => {
  it.each([
    ['Error during WebSocket handshake: Unexpected response code: 503', '503'],
    ['Error in connection establishment: net::ERR_CONNECTION_REFUSED', 'ERR_CONNECTION_REFUSED'],
    ['WebSocket opening handshake timed out', 'timeout'],
    ['Connection closed before receiving a handshake response', 'no_response'],
  ])('%s', (words, type) => {
    expect(errorTypeOf(words)).toBe(type);
  });
});
