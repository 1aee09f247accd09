import { expect, it } from 'vitest';
import { UNMASKED } from '../../../src/redaction/unmasked.ts';
import { runToEnd } from '../../../src/shared/run-generator.ts';
import { text } from '../../secrets/payloads.ts';

const SAID = 'wss://joe:hush@h.test/?token=hush-0123456789';

it('what the user wants unmasked stays as it is', () => {
  const {
    text: shown,
    sentence,
    url,
    header,
    protocols,
    payload,
    payloadInParts,
    payloads,
    event,
  } = UNMASKED;
  for (const each of [shown(SAID), sentence(SAID), url(SAID), header('Authorization', SAID)])
    expect(each).toBe(SAID);
  expect(protocols(['token', SAID])).toEqual(['token', SAID]);
  const message = { ...text(SAID), direction: 'sent' as const };
  expect(payload(message)).toBe(message);
  expect(runToEnd(payloadInParts(message))).toBe(message);
  expect([...payloadInParts(message)]).toEqual([]);
  expect(payloads([message])).toEqual([message]);
  const dropped = { source: 'page', context: 'p', seq: 1, at: 1, kind: 'online' } as const;
  expect(event(dropped)).toBe(dropped);
});

it('no secret is listed', () => {
  expect(UNMASKED.unknownIn(SAID)).toEqual([]);
  expect(UNMASKED.secrets()).toEqual([]);
});
