import type { TextTopic } from '../../../src/server-text/topic.ts';

export interface ServiceCase {
  name: string;
  url: string;
  subprotocols?: string[];
  /** Status of a rejected handshake. */
  status?: number;
  body?: string;
  /** Of another response from the same host and port. */
  headers?: Record<string, string>;
  opens?: boolean;
  clientMessages?: string[];
  serverMessages?: string[];
  closeCode?: number;
  closeReason?: string;
  expect: 'healthy' | { topic: TextTopic; meaning: RegExp };
  source: string;
}
