import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tsharkArguments } from '../../../src/files/packet-capture/packet.ts';
import { runCli } from '../../support/cli-tools.ts';
import { findingsOf, logSession, readBytes } from '../../support/read-sample.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const hasTshark = spawnSync('tshark', ['--version']).status === 0;
const SOCKETS = 'tests/samples/packets/sockets.pcap';
const TLS = 'tests/samples/packets/tls-alert-and-refused.pcap';

/** A packet as `tshark -T ek -e …` prints it. */
const packet = (at: number, from: string, fields: Record<string, string | string[]>): string => {
  const [client, server] = ['10.0.0.7', '192.0.2.1'];
  const isClient = from === 'client';
  const layers = {
    frame_time_epoch: [`${1_795_980_000 + at / 1_000}`],
    ip_src: [isClient ? client : server],
    ip_dst: [isClient ? server : client],
    tcp_srcport: [isClient ? '50000' : '80'],
    tcp_dstport: [isClient ? '80' : '50000'],
    tcp_stream: ['0'],
    ...Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, [value].flat()])),
  };
  return JSON.stringify({ timestamp: '1795980000000', layers });
};
const REQUEST = {
  http_request_method: 'GET',
  http_request_uri: '/live?token=abc',
  http_host: 'api.test',
  http_upgrade: 'websocket',
  http_sec_websocket_key: 'key',
};
const found = (...packets: string[]) => findingsOf(logSession(readBytes(encode(packets.join('\n')))));

describe('packets', () => {
  it('the server resets an open connection', () => {
    const { rules, evidence } = found(
      packet(0, 'client', { tcp_flags_syn: '1' }),
      packet(1, 'server', { tcp_flags_syn: '1', tcp_flags_ack: '1' }),
      packet(2, 'client', REQUEST),
      packet(3, 'server', { http_response_code: '101' }),
      packet(900, 'server', { tcp_flags_reset: '1' }),
    );
    expect(rules).toContain('closed-by-transport');
    expect(evidence).toContain('The server 192.0.2.1:80 reset the TCP connection (RST)');
    // The client may be somebody else.
    expect(evidence).not.toContain('10.0.0.7');
  });

  it('a client that ends the TCP connection is not the server', () => {
    const { rules, evidence } = found(
      packet(2, 'client', REQUEST),
      packet(3, 'server', { http_response_code: '101' }),
      packet(900, 'client', { tcp_flags_fin: '1' }),
    );
    expect(rules).not.toContain('closed-by-transport');
    expect(evidence).not.toContain('The server');
  });

  it('lost packets are counted', () => {
    const again = [1, 2, 3].map((at) => packet(at * 200, 'client', { tcp_analysis_retransmission: '1' }));
    const { evidence } = found(
      packet(2, 'client', REQUEST),
      ...again,
      packet(5_000, 'server', { http_response_code: '504' }),
    );
    expect(evidence).toContain('3 packets of the client had to be sent again');
  });

  it('whatever a capture has, it ends with a result or an error', () => {
    const name = fc.constantFrom(
      'frame_time_epoch',
      'ip_src',
      'tcp_stream',
      'tcp_flags_syn',
      'http_request_uri',
      'http_response_code',
      'websocket_opcode',
      'tls_alert_message_desc',
      'layers',
      'text',
    );
    fc.assert(
      fc.property(
        fc.array(fc.dictionary(name, fc.jsonValue()), { minLength: 1, maxLength: 20 }),
        (layers) => {
          const text = layers.map((one) => JSON.stringify({ timestamp: '1', layers: one })).join('\n');
          const content = readBytes(encode(text), 100);
          expect(content.ok || content.fault.message.length > 0).toBe(true);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe.runIf(hasTshark)('captures', () => {
  const printed = (...format: string[]): Uint8Array =>
    new Uint8Array(spawnSync('tshark', ['-r', SOCKETS, '-n', ...format], { maxBuffer: 1e8 }).stdout);
  const told = (bytes: Uint8Array): [string, string[], string[]][] => {
    const session = logSession(readBytes(bytes));
    return [...session.connections.values()].map(({ parsedUrl, closed, logLines = [] }) => [
      `${parsedUrl.path} ${closed?.code ?? ''}`.trim(),
      logLines.map(({ text }) => text.replace(/127\.0\.0\.1:\d+/, 'HOST')),
      findingsOf(session).rules,
    ]);
  };

  it.each([
    ['the fields that are read', tsharkArguments(SOCKETS).slice(3)],
    ['all fields, -T ek', ['-T', 'ek']],
    ['all fields, -T json', ['-T', 'json']],
  ])('%s', (_name, format) => {
    expect(told(printed(...format)).map(([socket, lines]) => [socket, ...lines])).toEqual([
      [
        '/nginx/refused/ws',
        'The server HOST answered the handshake with 502 Bad Gateway (Server: nginx/1.22.1)',
      ],
      [
        '/nginx/reset/ws 1006',
        'The server HOST answered the handshake with 101 Switching Protocols (Server: nginx/1.22.1)',
        'The server HOST closed the TCP connection first (FIN), without a close frame',
      ],
      [
        '/daphne/handler/ws 1011',
        'The server HOST answered the handshake with 101 Switching Protocols (Server: daphne)',
        'The server HOST sent a close frame with code 1011',
        'The client sent a close frame with code 1011',
      ],
      ['/node/auth/ws', 'The server HOST answered the handshake with 401 Unauthorized'],
      [
        '/node/handler/ws 1011',
        'The server HOST answered the handshake with 101 Switching Protocols',
        'The server HOST sent a close frame with code 1011',
        'The client sent a close frame with code 1011',
      ],
    ]);
  });

  it('the command line runs tshark', async () => {
    const { out, err } = await runCli(['diagnose', '--quiet', SOCKETS]);
    expect(err).toBe('');
    expect(out).toContain('Server closed with 1011 (Internal Error)');
  });

  it('a TLS alert and who sent it', async () => {
    const { out } = await runCli(['diagnose', '--quiet', TLS]);
    expect(out).toContain('TLS hides them');
    expect(out).toContain('The client sent the TLS alert unknown_ca (48, fatal)');
  });

  it('without tshark the exact command is printed', async () => {
    const { PATH } = process.env;
    process.env.PATH = '/nowhere';
    try {
      const { code, err } = await runCli(['diagnose', '--quiet', SOCKETS]);
      expect(code).toBe(2);
      expect(err).toMatch(
        /tshark, which reads it, is not installed\. Run `tshark -r FILE -n -Y '.*' -T ek -e frame\.time_epoch .*> packets\.json`/,
      );
    } finally {
      process.env.PATH = PATH;
    }
  });
});
