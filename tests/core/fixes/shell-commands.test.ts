import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commandTarget, retarget, withoutSecrets } from '../../../src/fixes/command-target.ts';
import {
  captureClosePackets,
  certificateCheck,
  curlHead,
  curlStages,
  curlUpgrade,
  dnsCheck,
  listeners,
  tcpCheck,
  tlsCheck,
  websocat,
  wscat,
} from '../../../src/fixes/shell-commands.ts';
import { created, page, tape } from '../../support/tape.ts';

function targetOf(url: string, protocols: string[] = [], pageUrl = 'https://app.test/') {
  const session = tape(page(pageUrl), created(url, { protocols }));
  const [connection] = session.connections.values();
  if (!connection) throw new Error('the tape has no connection');
  return commandTarget(connection, session);
}

/** The arguments that a real shell makes of a command. */
function wordsOf(command: string, token = ''): string[] {
  const program = command.split(' ')[0] ?? '';
  const script = `${program}() { printf '%s\\0' "$@"; }\n${command}`;
  const env = { ...process.env, WS_TOKEN: token };
  return execFileSync('/bin/sh', ['-c', script], { encoding: 'utf8', env }).split('\0').slice(0, -1);
}

describe('filled in with the connection', () => {
  test('handshake by hand', () => {
    expect(curlUpgrade(targetOf('wss://api.test:8443/live?room=7', ['chat.v2']))).toBe(
      [
        'curl -gisN --http1.1 --max-time 5',
        "-H 'Connection: Upgrade'",
        "-H 'Upgrade: websocket'",
        "-H 'Sec-WebSocket-Version: 13'",
        "-H 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=='",
        "-H 'Origin: https://app.test'",
        "-H 'Sec-WebSocket-Protocol: chat.v2'",
        "'https://api.test:8443/live?room=7'",
      ].join(' \\\n  '),
    );
  });

  test('without Origin, with a cookie', () => {
    const command = curlUpgrade(targetOf('ws://api.test/'), { origin: undefined, cookie: true });
    expect(command).not.toContain('Origin');
    expect(command).toContain("-H 'Cookie: NAME=VALUE'");
  });

  test('what listens', () => {
    expect(listeners(targetOf('ws://localhost:3000/'))).toBe(
      "ss -ltnp | grep ':3000 '\nlsof -nP -iTCP:3000 -sTCP:LISTEN",
    );
  });

  test('TLS, with the name of the host where it has one', () => {
    expect(tlsCheck(targetOf('wss://api.test/'))).toBe(
      'openssl s_client -connect api.test:443 -servername api.test -alpn http/1.1 </dev/null',
    );
    expect(tlsCheck(targetOf('wss://127.0.0.1:9443/'))).toBe(
      'openssl s_client -connect 127.0.0.1:9443 -alpn http/1.1 </dev/null',
    );
    expect(tlsCheck(targetOf('wss://[::1]:9443/'))).toBe(
      "openssl s_client -connect '[::1]:9443' -alpn http/1.1 </dev/null",
    );
    expect(certificateCheck(targetOf('wss://api.test/'))).toContain(
      '-dates -issuer -subject -ext subjectAltName',
    );
  });

  test('terminal clients', () => {
    const target = targetOf('wss://api.test/live', ['chat']);
    expect(wscat(target)).toBe('npx wscat -c wss://api.test/live -o https://app.test -s chat');
    expect(websocat(target)).toBe(
      'websocat -v --origin https://app.test --protocol chat wss://api.test/live',
    );
  });

  test('name, TCP, stages, packets', () => {
    const target = targetOf('ws://[::1]:8080/');
    expect(dnsCheck(targetOf('ws://api.test/'))).toBe('dig +short api.test\ngetent hosts api.test');
    expect(tcpCheck(target)).toBe('nc -vz -w5 ::1 8080');
    expect(curlStages(target)).toContain("'http://[::1]:8080/'");
    expect(curlHead(target)).toContain('| head -n 20');
    expect(captureClosePackets(target)).toContain("-f 'tcp port 8080'");
  });
});

describe('retarget', () => {
  test('changes scheme and port, and keeps the rest', () => {
    expect(retarget(targetOf('ws://api.test:8080/live?room=7'), { secure: true })).toBe(
      'wss://api.test:8080/live?room=7',
    );
    expect(retarget(targetOf('ws://api.test/live'), { secure: true, port: 443 })).toBe('wss://api.test/live');
    expect(retarget(targetOf('wss://[::1]:9443/x'), { port: 8080 })).toBe('wss://[::1]:8080/x');
  });
});

describe('a secret that was left out', () => {
  test('comes from the environment, as one word with what stands around it', () => {
    const target = targetOf('wss://api.test/?access_token=hush-12345&room=7', [
      'key.8f14e45fceea167a5a36dedd4bea2543',
    ]);
    for (const command of [curlUpgrade(target), wscat(target), websocat(target)]) {
      expect(command).toContain('"$WS_TOKEN"');
      expect(command).not.toContain('hush');
      expect(wordsOf(command, 'a b$c')).toContain(
        `${command.startsWith('curl') ? 'https' : 'wss'}://api.test/?access_token=a b$c&room=7`,
      );
    }
  });

  test('is in it when asked for, and what the user wants masked is not', () => {
    const session = tape(page('https://app.test/'), created('wss://api.test/falcon?token=hush-12345'));
    const [connection] = session.connections.values();
    if (!connection) throw new Error('the tape has no connection');
    expect(commandTarget(connection, session, { secrets: true }).url).toContain('token=hush-12345');
    const rules = [{ kind: 'text', text: 'falcon' }] as const;
    expect(commandTarget(connection, session, { rules }).url).toBe('wss://api.test/TOKEN?token=TOKEN');
  });
});

describe('secrets stay out', () => {
  test.each([
    ['wss://api.test/?token=abc', 'wss://api.test/?token=TOKEN'],
    ['wss://api.test/?room=7&access_token=abc&x=1', 'wss://api.test/?room=7&access_token=TOKEN&x=1'],
    ['wss://api.test/?apiKey=abc', 'wss://api.test/?apiKey=TOKEN'],
    ['wss://api.test/?k=8f14e45fceea167a5a36dedd4bea2543', 'wss://api.test/?k=TOKEN'],
    ['wss://api.test/?8f14e45fceea167a5a36dedd4bea2543', 'wss://api.test/?TOKEN'],
    ['wss://api.test/eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln/ws', 'wss://api.test/TOKEN/ws'],
    ['wss://api.test/?room=general&page=2', 'wss://api.test/?room=general&page=2'],
    [
      'wss://api.test/v1?model=gpt-4o-realtime-preview-2024-10-01',
      'wss://api.test/v1?model=gpt-4o-realtime-preview-2024-10-01',
    ],
    [
      'wss://api.test/v1?model=claude-3-5-sonnet-20241022&v=1',
      'wss://api.test/v1?model=claude-3-5-sonnet-20241022&v=1',
    ],
    ['wss://api.test/?id=0f8fad5b-d9cb-469f-a165-70867728950e', 'wss://api.test/?id=TOKEN'],
    ['wss://api.test/?k=sk-proj-Zx81kq02LmPp77RtyWq9ab3c', 'wss://api.test/?k=TOKEN'],
    ['wss://api.test/socket-server-v2-production', 'wss://api.test/socket-server-v2-production'],
  ])('%s', (url, shown) => {
    expect(withoutSecrets(url)).toBe(shown);
    expect(targetOf(url).url).toBe(shown);
  });

  test('a token among the subprotocols', () => {
    const names = [
      'graphql-transport-ws',
      'vnd.example.protocol.v2+json',
      'key.8f14e45fceea167a5a36dedd4bea2543',
    ];
    expect(targetOf('wss://api.test/', names).protocols).toEqual([...names.slice(0, 2), 'key.TOKEN']);
  });

  test('a user name and password are dropped', () => {
    expect(targetOf('wss://me:hunter2@api.test/live').url).toBe('wss://api.test/live');
  });
});

describe('a hostile url never becomes a command', () => {
  const nasty = fc.constantFrom(
    "'",
    '"',
    '`',
    '$(reboot)',
    '\n',
    '\\',
    ';',
    ' ',
    '&',
    '|',
    '-',
    '>',
    '#',
    '{',
    '}',
    '%0a',
    '..',
    '\u0000',
    '\u001b',
    'a',
    '1',
  );
  const hostileUrl = fc
    .tuple(
      fc.constantFrom('ws://', 'wss://'),
      fc.array(nasty),
      fc.constantFrom('', ':80', ':x'),
      fc.array(nasty),
      fc.array(nasty),
    )
    .map(
      ([scheme, host, port, path, query]) =>
        `${scheme}h${host.join('')}${port}/${path.join('')}?${query.join('')}`,
    );

  test('it stays one word in a real shell', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(
        hostileUrl,
        fc.array(nasty).map((parts) => parts.join('')),
        (url, protocol) => {
          const target = targetOf(url, [protocol]);
          const words = wordsOf(curlUpgrade(target));
          expect(words.at(-1)).toMatch(/^https?:\/\//);
          expect(words.filter((word) => word === '-H')).toHaveLength(target.protocols.length > 0 ? 6 : 5);
          expect(wordsOf(tcpCheck(target))).toHaveLength(3 + 1);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('a host that could be an option is not used at all', () => {
    expect(targetOf('ws://-oProxyCommand=reboot/').host).toBe('HOST');
    expect(targetOf('ws://a$(reboot)/').host).toBe('HOST');
  });

  test('a subprotocol that could be an option is left out', () => {
    expect(targetOf('ws://api.test/', ['--execute', 'chat']).protocols).toEqual(['chat']);
  });

  test('a path that could end a configuration block is not used', () => {
    for (const path of ['/a;}', '/a{', '/a b', '/a\n}', '/a$x', '/a#', "/a'", '/a"', '/a\\']) {
      expect(targetOf(`ws://api.test${path}`).path).toMatch(/^\/(?:PATH|a)$/);
    }
  });
});
