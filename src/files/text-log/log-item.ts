import type { LogTopic } from '../../capture/log-line.ts';
import { asJson, type JsonObject } from '../../shared/json-shape.ts';
import type { LooseLine } from '../log-file.ts';

/** What one line of a server's or proxy's log says about one request. */
export interface ServerItem {
  kind: 'server';
  /** Which log, as a noun: "nginx error log". */
  log: string;
  /** The line's own words, without other people's addresses and without queries. */
  text: string;
  /** Epoch milliseconds; absent where the line has no date. */
  at?: number;
  /** Path and query as logged. */
  path: string;
  host?: string;
  /** The request's Sec-WebSocket-Key. */
  key?: string;
  status?: number;
  topic?: LogTopic;
  /** The client's address and port, which other lines about the same request name; it is not shown. */
  peer?: string;
  /** How the server closed the connection. */
  close?: { code: number; reason: string };
  /** What the program calls the request; lines of another one are not about it. */
  request?: string;
  /** It says why a request was rejected, in words that are no topic. */
  telling?: true;
  /** The line itself shows that the request is a WebSocket's. */
  upgrade?: true;
}

/** What a browser's console or log says about one connection. */
export interface BrowserItem {
  kind: 'browser';
  log: string;
  url: string;
  at?: number;
  /** The browser's words for the failure; empty where it prints none. */
  reason: string;
}

export interface ViolationItem {
  kind: 'violation';
  log: string;
  url: string;
  at?: number;
  /** A blocked connection by the page's policy, or an insecure one in a secure page. */
  cause: { kind: 'csp'; directive: string } | { kind: 'mixed-content'; message: string; page: string };
}

/** A line that belongs to no request but explains failures: a crash, a port in use. */
export interface ProcessItem extends LooseLine {
  kind: 'process';
}

export type LogItem = ServerItem | BrowserItem | ViolationItem | ProcessItem;

/** Reads a line; undefined where it is no line of this format, `part` where it continues what another line began. */
export type LineParser = (line: string) => LogItem | 'part' | undefined;

/** Queries hold tokens, and are of no use in a sentence. */
export const withoutQueries = (text: string): string => text.replace(/\?[^\s"'<>,]*/g, '?…');

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `month` from 0. */
const utc = (
  year: string | undefined,
  month: number,
  ...[day, hour, minute, second]: (string | undefined)[]
): number => Date.UTC(Number(year), month, Number(day), Number(hour), Number(minute), Number(second));

/** Epoch milliseconds of `29/Nov/2026:15:52:58.600 +0100`; without a zone, UTC. */
export function commonLogTime(text: string): number | undefined {
  const match =
    /^(\d{2})\/(\w{3})\/(\d{4}):(\d{2}):(\d{2}):(\d{2})(\.\d{1,3})?(?: ([+-])(\d{2})(\d{2}))?$/.exec(text);
  if (!match) return undefined;
  const [, day, month = '', year, hour, minute, second, part = '', sign, zoneHours = '0', zoneMinutes = '0'] =
    match;
  const at = utc(year, MONTHS.indexOf(month), day, hour, minute, second);
  const zone = (Number(zoneHours) * 60 + Number(zoneMinutes)) * 60_000 * (sign === '-' ? -1 : 1);
  return sound(at - zone + Number(`0${part}`) * 1_000);
}

/** Epoch milliseconds of `2026/11/29 15:52:58` or `2026-11-29T15:52:58.123Z`; without a zone, UTC. */
export function isoTime(text: string): number | undefined {
  const match =
    /^(\d{4})[/-](\d{2})[/-](\d{2})[T ](\d{2}):(\d{2}):(\d{2})(?:[.,](\d{1,9}))?\s?(Z|UTC|[+-]\d{2}:?\d{2})?$/.exec(
      text,
    );
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second, part = '0', zone = 'Z'] = match;
  const at = utc(year, Number(month) - 1, day, hour, minute, second);
  const [, sign, hours = '0', minutes = '0'] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone) ?? [];
  const offset = (Number(hours) * 60 + Number(minutes)) * 60_000 * (sign === '-' ? -1 : 1);
  return sound(at - offset + Number(`0.${part}`) * 1_000);
}

/** Epoch milliseconds of `Sun Nov 29 15:52:49.346740 2026`, in UTC. */
export function apacheTime(text: string): number | undefined {
  const match = /^\w{3} (\w{3}) (\d{1,2}) (\d{2}):(\d{2}):(\d{2})(?:\.(\d+))? (\d{4})$/.exec(text);
  if (!match) return undefined;
  const [, month = '', day, hour, minute, second, part = '0', year] = match;
  const at = utc(year, MONTHS.indexOf(month), day, hour, minute, second);
  return sound(at + Number(`0.${part}`) * 1_000);
}

const sound = (at: number): number | undefined =>
  at > 946_684_800_000 && at < 4_102_444_800_000 ? at : undefined;

export const timed = (at: number | undefined): { at?: number } => (at === undefined ? {} : { at });

/** The object that a line is; undefined where it is none. */
export function jsonLine(line: string): JsonObject | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    return asJson(JSON.parse(line));
  } catch {
    return undefined;
  }
}
