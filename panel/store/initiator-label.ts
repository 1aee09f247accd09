import type { InitiatedBy } from '../../src/session/synthetic-connection.ts';

/** Short label for a tag in the list. */
export const INITIATOR_TAGS = { client: 'client', experiment: 'test' } as const satisfies Record<
  InitiatedBy,
  string
>;

/** Who opened it, after “Opened by”. */
export const INITIATOR_NAMES = {
  client: 'this panel’s client',
  experiment: 'the isolation test',
} as const satisfies Record<InitiatedBy, string>;
