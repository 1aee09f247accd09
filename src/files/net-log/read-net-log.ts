import type { CapturedEvent } from '../../capture/captured-event.ts';
import type { Fault } from '../../export/trace/check-schema.ts';
import { notJson } from '../../export/trace/not-json.ts';
import { createJsonSplitter } from '../../shared/json-stream.ts';
import type { LogFile } from '../log-file.ts';
import { clientAddress } from './client-address.ts';
import { connectionEvents, NET_LOG } from './connection-events.ts';
import { type NetLogConstants, readConstants } from './constants.ts';
import { readLogEvent } from './log-event.ts';
import { createSourceStore } from './sources.ts';

export interface NetLogReader {
  feed(bytes: Uint8Array): void;
  end(): { ok: true; log: LogFile } | { ok: false; fault: Fault };
}

const LARGEST_EVENT = 8 * 1024 * 1024;

/** Reads a Chromium net log as it comes in; one whose recording was not stopped is read up to its last whole event. */
export function createNetLogReader(decode: (bytes: Uint8Array) => string): NetLogReader {
  const store = createSourceStore();
  let constants: NetLogConstants | undefined;
  let fault: Fault | undefined;
  let broken = 0;
  let firstBroken = '';
  const splitter = createJsonSplitter(
    [
      {
        path: ['events'],
        largest: LARGEST_EVENT,
        take(json, at, byteAt) {
          if (fault) return;
          if (!constants) {
            const read = readConstants(splitter.soFar());
            if ('place' in read) {
              fault = read;
              return;
            }
            constants = read;
          }
          try {
            const event = readLogEvent(JSON.parse(json ?? ''), constants);
            if (event) store.add(event);
          } catch {
            broken += 1;
            const { place, message } = notJson(`$.events[${at}]`, json ?? '', byteAt);
            firstBroken ||= `${place} ${message}`;
          }
        },
      },
    ],
    decode,
  );
  return {
    feed: splitter.feed,
    end() {
      const end = splitter.end();
      if (fault) return { ok: false, fault };
      if (!constants) {
        if (!end.ok) return { ok: false, fault: { place: end.place, message: end.message } };
        return { ok: false, fault: { place: '$.events', message: 'has no event: nothing was recorded' } };
      }
      const known = constants;
      const found = store
        .requests()
        .map((request, index) => connectionEvents(request, store, known, index + 1));
      const peers = new Map<number, string>();
      for (const [index, request] of store.requests().entries()) {
        const address = clientAddress(request, store);
        if (address !== undefined) peers.set(index + 1, address);
      }
      const sound = found.filter((events) => events.length > 0);
      const notes = [
        ...(end.ok ? [] : ['The recording was not stopped, or the file was cut: its end is missing']),
        ...(broken > 0 ? [`${broken} events skipped: ${firstBroken}`] : []),
        ...(store.dropped() > 0 ? [`${store.dropped()} events skipped: memory limit`] : []),
        ...(store.openBefore() > 0
          ? [
              `${store.openBefore()} WebSockets were open before the log began: start it before the page connects`,
            ]
          : []),
        ...(sound.length === 0
          ? [
              'No WebSocket connections in this file. Start the log at chrome://net-export, reload the page until it connects, then stop the log',
            ]
          : []),
      ];
      return {
        ok: true,
        log: {
          format: NET_LOG,
          connections: sound.length,
          events: inOrder(sound, known.browser),
          notes,
          endedAt: store.endedAt(),
          peers,
        },
      };
    },
  };
}

function inOrder(found: readonly CapturedEvent[][], browser: string): CapturedEvent[] {
  const events = found.flat();
  const first = events.reduce((least, { at }) => Math.min(least, at), Number.POSITIVE_INFINITY);
  if (events.length === 0) return [];
  return [{ source: 'wire', kind: 'wire-started', at: first, browser }, ...events];
}
