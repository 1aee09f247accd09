import { expect, it } from 'vitest';
import { credentialRefusal } from '../../../src/rules/shared/credential-refusal.ts';
import { closed, created, opened, tape } from '../../support/tape.ts';

it.each([
  ['certain', 3000],
  ['certain', 4401],
  ['likely', 1008],
  ['likely', 3003],
  ['likely', 4001],
  ['likely', 4003],
  ['likely', 4403],
  [undefined, 4000],
])('a close without a reason is %s to be about credentials: %i', (strength, code) => {
  const session = tape(created('wss://api.test/live'), opened(20), closed(90, code));
  const [connection] = session.connections.values();
  expect(connection && credentialRefusal(connection, session)?.strength).toBe(strength);
});
