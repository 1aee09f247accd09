import { BACKEND_UNREACHABLE } from './backend-unreachable.ts';
import { CREDENTIALS } from './credentials.ts';
import { MALFORMED_REQUEST } from './malformed-request.ts';
import { ORIGIN } from './origin.ts';
import { DUPLICATE_SESSION, MAINTENANCE, SERVER_ERROR, SHUTDOWN } from './others.ts';
import { PAYLOAD_SIZE } from './payload-size.ts';
import { PERMISSION } from './permission.ts';
import type { Vocabulary } from './phrases.ts';
import { RATE_LIMIT } from './rate-limit.ts';
import { TIMEOUT } from './timeout.ts';
import { UNKNOWN_RESOURCE } from './unknown-resource.ts';

/** All topics; of two with the same score, the one that stands first is the more specific. */
export const VOCABULARIES: readonly Vocabulary[] = [
  ORIGIN,
  DUPLICATE_SESSION,
  PAYLOAD_SIZE,
  RATE_LIMIT,
  MAINTENANCE,
  TIMEOUT,
  BACKEND_UNREACHABLE,
  CREDENTIALS,
  PERMISSION,
  UNKNOWN_RESOURCE,
  MALFORMED_REQUEST,
  SHUTDOWN,
  SERVER_ERROR,
];
