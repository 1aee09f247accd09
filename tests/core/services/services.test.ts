import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { rules } from '../../../src/rules/index.ts';
import { SERVICES } from '../../../src/services/index.ts';
import type { Session } from '../../../src/session/session.ts';
import { hostMatches } from '../../../src/shared/host-matches.ts';
import {
  attempt,
  closed,
  created,
  frame,
  httpResponse,
  opened,
  type Step,
  tape,
} from '../../support/tape.ts';
import type { ServiceCase } from './service-case.ts';

const folder = new URL('./cases/', import.meta.url);

/** Both sides speak by turns; the close comes right after the last message. */
function play(one: ServiceCase): Session {
  const { url, status, headers, subprotocols = [], clientMessages = [], serverMessages = [] } = one;
  const { closeCode, closeReason = '' } = one;
  const responses = headers ? [httpResponse(url.replace(/^ws/, 'http'), headers)] : [];
  if (status !== undefined)
    return tape(
      ...responses,
      attempt(url, `Error during WebSocket handshake: Unexpected response code: ${status}`),
    );
  const protocols = subprotocols.length > 0 ? { protocols: subprotocols } : {};
  const steps: Step[] = [
    ...responses,
    created(url, protocols),
    opened(40, subprotocols[0] === undefined ? {} : { protocol: subprotocols[0] }),
  ];
  for (let index = 0; index < Math.max(clientMessages.length, serverMessages.length); index += 1) {
    const received = serverMessages[index];
    const sent = clientMessages[index];
    if (received !== undefined) steps.push(frame('received', 100 + 20 * index, received));
    if (sent !== undefined) steps.push(frame('sent', 110 + 20 * index, sent));
  }
  if (closeCode !== undefined) steps.push(closed(2_000, closeCode, { reason: closeReason }));
  return tape(...steps);
}

describe.each(SERVICES.map((service) => [service.id, service] as const))('%s', async (id, service) => {
  const { cases } = (await import(new URL(`${id}.cases.ts`, folder).href)) as { cases: ServiceCase[] };

  test('has hits and a healthy exchange', () => {
    expect(cases.some(({ expect: expected }) => expected === 'healthy')).toBe(true);
    expect(cases.some(({ expect: expected }) => expected !== 'healthy')).toBe(true);
  });

  test.each(cases.map((one) => [one.name, one] as const))('%s', (_name, one) => {
    const { findings, crashed } = diagnose(play(one), rules);
    expect(crashed).toEqual([]);
    const found = findings.filter(({ rule }) => rule.severity !== 'info');
    const isRoutine = one.expect !== 'healthy' && one.expect.topic === 'shutdown';
    if (one.expect === 'healthy' || (isRoutine && one.closeCode === undefined)) {
      expect(found.map(({ rule }) => rule.id)).toEqual([]);
      return;
    }
    const [first] = isRoutine ? findings : found;
    // Browsers hide the body of a rejected handshake: without it nothing may be certain beyond the status.
    if (one.body !== undefined) {
      expect(first?.rule.id === 'service-error' ? first.match.confidence : 'likely').toBe('likely');
      return;
    }
    // The codes of a stack that the product knew before the catalog.
    if (first?.rule.id === 'app-close-code') return;
    if (first?.rule.id === 'service-error') expect(first.match.facts.topic).toBe(one.expect.topic);
    const text = first?.match.evidence.map(({ fact }) => fact).join(' ') ?? '';
    expect(`${first?.rule.id}: ${text}`).toMatch(one.expect.meaning);
  });

  test('tells nobody to edit what belongs to the vendor', () => {
    if (service.operator !== 'vendor') return;
    const fixes = [
      ...(service.closeCodes ?? []),
      ...(service.statuses ?? []),
      ...(service.errors ?? []),
    ].flatMap((entry) => entry.fixes);
    const text = fixes.map(({ title, detail, snippet = '' }) => `${title} ${detail} ${snippet}`).join('\n');
    expect(text).not.toMatch(/journalctl|systemctl|nginx|server's log|log of the server/i);
  });
});

test('ids are unique, and are the names of the files', () => {
  const ids = SERVICES.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const files = readdirSync('src/services/catalog').map((name) => name.replace('.ts', ''));
  expect(files.sort()).toEqual(ids.sort());
});

test('a pattern for hosts covers the names below, and no other', () => {
  expect(hostMatches('a.example.com', '*.example.com')).toBe(true);
  expect(hostMatches('EXAMPLE.com.', 'example.com')).toBe(true);
  expect(hostMatches('example.com', '*.example.com')).toBe(false);
  expect(hostMatches('badexample.com', '*.example.com')).toBe(false);
  expect(hostMatches('a.iot.eu-west-1.example.com', '*.iot.*.example.com')).toBe(true);
  expect(hostMatches('iot.eu-west-1.example.com', '*.iot.*.example.com')).toBe(false);
  expect(hostMatches('a.iot.b.c.example.com', '*.iot.*.example.com')).toBe(false);
});
