import type { Redactor } from './redactor.ts';

/** Masks nothing: for a user who said so, and never for what is written to be passed on. */
export const UNMASKED: Redactor = {
  text: (value) => value,
  sentence: (value) => value,
  url: (value) => value,
  header: (_name, value) => value,
  protocols: (names) => [...names],
  payload: (payload) => payload,
  *payloadInParts(payload) {
    yield* [];
    return payload;
  },
  payloads: (payloads) => [...payloads],
  event: (event) => event,
  unknownIn: () => [],
  secrets: () => [],
};
