import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { UserRule } from '../../../src/capture/masking-rule.ts';
import { commandList } from '../../../src/fixes/command-list.ts';
import { attempt, closed, conversation, page, REFUSED, tape } from '../../support/tape.ts';

function listFor(url: string) {
  const session = tape(page('https://app.test/'), attempt(url, REFUSED, { requestSent: false }));
  const [connection] = session.connections.values();
  if (!connection) throw new Error('the tape has no connection');
  return commandList(connection, session);
}

describe('the commands for a connection', () => {
  test('are filled in with its host, port, path and time', () => {
    const all = listFor('wss://api.test:8443/live')
      .map(({ snippet }) => snippet)
      .join('\n');
    for (const words of [
      'npx wscat -c wss://api.test:8443/live',
      'websocat -v',
      "'Upgrade: websocket'",
      'openssl s_client -connect api.test:8443',
      'dig +short api.test',
      'nc -vz -w5 api.test 8443',
      "ss -ltnp | grep ':8443 '",
      'lsof -nP -iTCP:8443',
      "tshark -i any -f 'tcp port 8443'",
      'tcp.port == 8443 &&',
      "journalctl --since '2027-01-15 07:59:55 UTC' --until '2027-01-15 08:00:10 UTC'",
      'grep -hsF -e /live /var/log/nginx/*.log',
      '| grep -F -e 15/Jan/2027:07:59 -e 15/Jan/2027:08:00',
    ])
      expect(all).toContain(words);
  });

  test('look for the end of a long life as well, and not for every minute between', () => {
    const session = tape(conversation('wss://api.test/live'), closed(7_200_000, 1000));
    const [connection] = session.connections.values();
    const all = connection ? commandList(connection, session).map(({ snippet }) => snippet) : [];
    expect(all.join('\n')).toContain(
      '-e 15/Jan/2027:07:59 -e 15/Jan/2027:08:00 -e 15/Jan/2027:09:59 -e 15/Jan/2027:10:00',
    );
  });

  test('leave TLS out where there is none', () => {
    const programs = listFor('ws://localhost:3000/').map(({ snippet }) => snippet.split(' ')[0]);
    expect(programs).not.toContain('openssl');
  });

  test('carry no token', () => {
    const all = listFor('wss://api.test/live?token=abcdefgh12345678').map(({ snippet }) => snippet);
    expect(all.join('\n')).not.toContain('abcdefgh12345678');
  });

  test('are harmless for a hostile url, as a real shell reads them', () => {
    const hostile = fc.constantFrom(
      "ws://h'$(touch pwned)'/",
      'ws://h/$(touch pwned)`touch pwned`',
      'ws://h/\n touch pwned',
      'ws://-oProxyCommand=touch/;touch pwned',
      'ws://h/?q="; touch pwned #',
    );
    expect(shellSays(['curl $(touch pwned)'])).toBe('PWNED\n');
    expect(shellSays(["curl 'a", 'curl'])).toBe('FAILED\n');
    fc.assert(
      fc.property(
        fc.oneof(
          hostile,
          fc.string().map((tail) => `ws://h/${tail}`),
        ),
        (url) => {
          const commands = listFor(url).filter(({ where }) => where !== 'wireshark');
          expect(shellSays(commands.map(({ snippet }) => snippet))).toBe('');
        },
      ),
      { numRuns: 30 },
    );
  });
});

/** What reaches the command that a hostile url would like to run, and which of the commands fail. */
function shellSays(commands: readonly string[]): string {
  const trap = 'exec 3>&1 1>/dev/null 2>&1\ntouch() { echo PWNED >&3; }';
  // One shell for all: to start one costs this process, which holds much memory, 100 ms.
  const runEach = 'for command in "$@"; do (eval "$command") || echo FAILED >&3; done';
  const args = ['-c', [trap, STAND_INS, runEach].join('\n'), 'bash', ...commands];
  return execFileSync('/bin/bash', args, { encoding: 'utf8' });
}

/** None of the programs is run. */
const STAND_INS = [
  'curl',
  'npx',
  'websocat',
  'dig',
  'getent',
  'nc',
  'openssl',
  'ss',
  'grep',
  'lsof',
  'tshark',
  'journalctl',
]
  .map((name) => `${name}() { :; }`)
  .join('\n');

test('what the user wants masked besides is in no command', () => {
  const session = tape(conversation('wss://api.test/falcon/live?room=7'));
  const [connection] = session.connections.values();
  if (!connection) throw new Error('the tape has no connection');
  const snippets = (rules: readonly UserRule[]): string =>
    commandList(connection, session, rules)
      .map(({ snippet }) => snippet)
      .join('\n');
  expect(snippets([])).toContain('falcon');
  expect(snippets([{ kind: 'text', text: 'falcon' }])).not.toContain('falcon');
});
