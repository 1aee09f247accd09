import type { Attributes } from '@opentelemetry/api';
import { ATTR_SERVER_ADDRESS, ATTR_SERVER_PORT, ATTR_URL_SCHEME } from '@opentelemetry/semantic-conventions';
import { parseSocketUrl } from '../../src/shared/socket-url.ts';

/** The server of a WebSocket URL, by the conventions. */
export function serverAttributes(url: string): Attributes {
  const { scheme, host, port } = parseSocketUrl(url);
  return { [ATTR_SERVER_ADDRESS]: host, [ATTR_SERVER_PORT]: port, [ATTR_URL_SCHEME]: scheme };
}
