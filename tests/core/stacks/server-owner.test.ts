import { describe, expect, test } from 'vitest';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { rules } from '../../../src/rules/index.ts';
import type { Session } from '../../../src/session/session.ts';
import { serverOwner } from '../../../src/stacks/server-owner.ts';
import { answered, attempt, closed, conversation, page, tape } from '../../support/tape.ts';

const HOSTED = [{ name: 'Acme Live', hosts: ['api.acme.test', '*.acme-live.test'] }];

describe('whose server it is', () => {
  test.each([
    ['localhost', 'https://app.example.com/', 'loopback'],
    ['[::1]', '', 'loopback'],
    ['192.168.1.4', 'http://192.168.1.4/', 'private'],
    ['printer.local', 'https://app.example.com/', 'private'],
    ['api.acme.test', 'http://localhost:3000/', 'service'],
    ['eu.acme-live.test', 'https://www.acme.test/', 'service'],
    ['api.acme.test', 'https://api.acme.test/', 'same-site'],
    ['ws.example.com', 'https://app.example.com/', 'same-site'],
    ['WS.example.com.', 'https://example.com/', 'same-site'],
    ['a.example.co.uk', 'https://b.example.co.uk/', 'same-site'],
    ['a.other.co.uk', 'https://b.example.co.uk/', 'other'],
    ['mine.fly.dev', 'https://theirs.fly.dev/', 'other'],
    ['ws.other.com', 'https://app.example.com/', 'other'],
    ['203.0.113.7', 'https://203.0.113.8/', 'other'],
    ['ws.example.com', '', 'other'],
  ])('%s from %s: %s', (host, from, kind) => expect(serverOwner(host, from, HOSTED).kind).toBe(kind));
});

const textOf = (session: Session): string =>
  diagnose(session, rules)
    .findings.flatMap(({ fixes }) => fixes)
    .map(({ title, detail, snippet = '' }) => `${title}\n${detail}\n${snippet}`)
    .join('\n');

describe('fixes that only the operator can do', () => {
  test('are not shown to the customer of a hosted service', () => {
    const text = textOf(tape(page('https://app.test/'), attempt('wss://gateway.discord.gg/', answered(403))));
    expect(text).toContain('Check the account and the status page of Discord');
    expect(text).not.toMatch(/Allow the origin|list of the server|journalctl/);
  });

  test('nor the log and the source of its server after a close', () => {
    const text = textOf(
      tape(page('https://app.test/'), conversation('wss://gateway.discord.gg/'), closed(900, 4999)),
    );
    expect(text).toContain('status page of Discord');
    expect(text).not.toMatch(/journalctl|grep -rn/);
  });

  test('say so where the server may be of somebody else', () => {
    const text = textOf(tape(page('https://app.test/'), attempt('wss://api.other.test/', answered(403))));
    expect(text).toContain('Report it to whoever runs api.other.test');
    expect(text).toContain('If you run api.other.test');
    expect(text.indexOf('Add exactly this origin')).toBeGreaterThan(text.indexOf('If you run'));
  });

  test('come last there, with their commands folded', () => {
    const session = tape(page('https://app.test/'), conversation('wss://api.other.test/'), closed(900, 1011));
    const fixes = diagnose(session, rules).findings[0]?.fixes ?? [];
    expect(fixes.at(-1)?.title).toBe('If you run api.other.test');
    expect(
      fixes
        .at(-1)
        ?.variants?.map(({ snippet }) => snippet)
        .join(),
    ).toContain('journalctl');
    expect(textOf(session)).not.toContain('journalctl');
  });

  test('are told plainly where page and server are of one site', () => {
    const text = textOf(
      tape(page('https://app.example.com/'), attempt('wss://ws.example.com/', answered(403))),
    );
    expect(text).toContain('Add exactly this origin');
    expect(text).not.toContain('If you run');
  });
});

describe('a page without an origin', () => {
  test('is never added to the list of the server', () => {
    const text = textOf(
      tape(
        page('http://localhost:3000/'),
        attempt('ws://localhost:3000/live', answered(403), {
          requestHeaders: [{ name: 'Origin', value: 'null' }],
        }),
      ),
    );
    expect(text).toContain('allow-same-origin');
    expect(text).toContain('Never allow null');
    expect(text).not.toMatch(/Allow the origin|Add exactly this origin/);
  });
});
