import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { rules } from '../../../src/rules/index.ts';
import type { Session } from '../../../src/session/session.ts';
import {
  answered,
  attempt,
  closed,
  conversation,
  created,
  frame,
  opened,
  page,
  REFUSED,
  START,
  tape,
  unseenAttempt,
} from '../../support/tape.ts';

const HOSTILE = [
  "'; echo PWNED; '",
  '"; echo PWNED; "',
  '$(echo PWNED >&3)',
  '`echo PWNED >&3`',
  '\necho PWNED\n',
  '\r\necho PWNED\r\n',
  '; echo PWNED >&3 #',
  '\u202e; echo PWNED >&3 \u202c\u2066\u200f',
  '\u009b31m\u001b]0;PWNED\u0007',
];

/** Urls with the text in every part, failing in many ways; and words of the server that hold it as well. */
function sessionsOf(text: string): Session[] {
  const url = `wss://api.test/${text}?q=${text}`;
  const failures = [
    REFUSED,
    answered(401),
    answered(403),
    answered(404),
    answered(502),
    'Error in connection establishment: net::ERR_NAME_NOT_RESOLVED',
    'Error in connection establishment: net::ERR_CERT_COMMON_NAME_INVALID',
    'Error in connection establishment: net::ERR_SSL_PROTOCOL_ERROR',
    'Error in connection establishment: net::ERR_TUNNEL_CONNECTION_FAILED',
    `Error during WebSocket handshake: Sent non-empty 'Sec-WebSocket-Protocol' header but no response was received`,
    '',
  ];
  return [
    ...failures.map((reason) =>
      tape(page(`https://app.test/${text}`), attempt(url, reason, { protocols: [text, 'chat'] })),
    ),
    tape(attempt(`ws://${text}.test:8080/live`, REFUSED)),
    tape(unseenAttempt(`wss://api.test:${text}/live`)),
    ...[1008, 4401].map((code) => tape(conversation(url), closed(900, code, { reason: text }))),
    gatewayAsksFor(url, text),
  ];
}

/** An OpenClaw gateway whose every word is hostile. */
function gatewayAsksFor(url: string, text: string): Session {
  const said = (value: unknown) => JSON.stringify(value);
  const details = { code: 'PAIRING_REQUIRED', reason: 'not-paired', requestId: text, deviceId: text };
  const error = { code: 'NOT_PAIRED', message: text, details };
  return tape(
    page(`https://app.test/${text}`),
    created(url),
    opened(20),
    frame(
      'received',
      30,
      said({ type: 'event', event: 'connect.challenge', payload: { nonce: text, ts: START } }),
    ),
    frame('sent', 40, said({ type: 'req', id: '1', method: 'connect', params: {} })),
    frame('received', 50, said({ type: 'res', id: '1', ok: false, error })),
    closed(60, 1008, { reason: text }),
  );
}

function commandsFor(text: string): string[] {
  const all = sessionsOf(text).flatMap((session) =>
    diagnose(session, rules).findings.flatMap(({ fixes }) =>
      fixes.filter(({ language }) => language === 'sh').map(({ snippet = '' }) => snippet),
    ),
  );
  return [...new Set(all)];
}

/** Without a path no program is found, so that only what the shell itself makes of the words is done. */
const RUN_ALL = [
  'exec 3>&1 1>/dev/null 2>&1',
  'PATH=',
  'command_not_found_handle() { return 0; }',
  'echo() { builtin echo "$@" >&3; }',
  'for file in *.sh; do ( . "./$file" ) </dev/null; done',
  'exit 0',
].join('\n');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'wsdoctor-commands-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function shellSays(commands: readonly string[]): string {
  for (const [at, command] of commands.entries()) writeFileSync(join(folder, `${at}.sh`), command);
  const said = execFileSync('/bin/bash', ['-c', RUN_ALL], { cwd: folder, encoding: 'utf8' });
  for (const at of commands.keys()) rmSync(join(folder, `${at}.sh`));
  return said;
}

describe('the command of no fix runs what a page or a server put into it', () => {
  test('a shell would say so if it did', () => {
    expect(shellSays(["curl '$(echo PWNED)'", 'curl "$(echo PWNED)"'])).toBe('PWNED\n');
    expect(shellSays(["curl ''\necho PWNED"])).toBe('PWNED\n');
  });

  test.each(HOSTILE.map((text) => [JSON.stringify(text), text]))('%s', (_name, text) => {
    const commands = commandsFor(text);
    expect(commands.length).toBeGreaterThan(10);
    expect(commands.join()).toContain('openclaw devices approve');
    expect(shellSays(commands)).not.toContain('PWNED');
    for (const command of commands) expect(command).not.toMatch(/(?!\n)[\p{Cc}\p{Bidi_Control}]/u);
  });
});
