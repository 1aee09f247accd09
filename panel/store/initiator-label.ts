import type { InitiatedBy } from '../../src/session/synthetic-connection.ts';
import type { MessageKey } from '../messages/message.ts';

/** Short label for a tag in the list. */
export const INITIATOR_TAGS = {
  client: 'initiator_client_tag',
  experiment: 'initiator_test_tag',
} as const satisfies Record<InitiatedBy, MessageKey>;

/** Who opened it, as a sentence without a full stop. */
export const INITIATOR_NAMES = {
  client: 'initiator_client',
  experiment: 'initiator_test',
} as const satisfies Record<InitiatedBy, MessageKey>;
