import type { Header } from '../shared/header.ts';
import type { WireFrame } from './captured-event.ts';

export const WIRE_SOURCES = [
  'terminal',
  'har',
  'web-request',
  'net-log',
  'moz-log',
  'console',
  'server-log',
  'packet-capture',
] as const;
export type WireSource = (typeof WIRE_SOURCES)[number];

/** One finished WebSocket in the network log (Chromium: a HAR entry of `_resourceType` `websocket`). */
export interface WireEntry {
  kind: 'wire-entry';
  /** Counted by the wire source, from 1. */
  entry: number;
  url: string;
  /** HTTP status; 0 when no handshake was completed. Over HTTP/2 a success is 200, not 101 (RFC 8441). */
  status: number;
  /** Whether the upgrade request is known to have left: tells the stage even where the reason is blank. */
  requestSent: boolean;
  requestHeaders: Header[];
  responseHeaders: Header[];
  /** The browser's own words. Empty: another extension hides them, or Firefox has none. Absent: the log has no error. */
  reason?: string;
  /** Epoch milliseconds when the request left; absent when the log has no believable time. */
  startedAt?: number;
  frames: WireFrame[];
  framesLeftOut: number;
  /** Url of the script that opened it, when the log names one. */
  initiator?: string;
  /**
   * Absent: the browser's log of this tab. `terminal`: a handshake from the command line, told as the browser would.
   * `har`: a HAR file, which does not tell whether page, iframe or worker made the connection. `web-request`: Firefox's
   * `webRequest`, which knows status and headers, and nothing of messages or of the end. The others are logs.
   */
  by?: WireSource;
  /** When the handshake succeeded and when the connection ended, epoch milliseconds; absent where the log does not tell. */
  openedAt?: number;
  endedAt?: number;
  /** It had not ended when the log was saved: open, or waiting for the answer to its handshake. */
  stillOpen?: true;
  /** The close frame, where a log of another program has it; it does not tell who sent it. */
  close?: { code: number; reason: string };
}
