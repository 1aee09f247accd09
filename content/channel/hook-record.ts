import type { PageRecord } from '../../src/capture/page-record.ts';

/** A record between hook and relay: bytes as they are, or a Blob that the relay reads. */
export type HookRecord = PageRecord<Uint8Array | Blob>;

/** What is kept of a message. */
export type HookContent = string | Uint8Array | Blob | null;
