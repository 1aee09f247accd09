import type { CapturedEvent } from '../../capture/captured-event.ts';
import { asJson } from '../../shared/json-shape.ts';
import type { LogFile } from '../log-file.ts';
import { CHROMIUM_CONSTANTS } from './chromium-constants.ts';
import { CLOSED_EARLY, connectionEvents, NET_LOG } from './connection-events.ts';
import { textOf } from './constants.ts';
import { epochTime, type NetLogEvent } from './log-event.ts';
import { createSourceStore } from './sources.ts';

/** The net log in a trace of Chromium, category `netlog`, as `Tracing.dataCollected` of the DevTools Protocol has it. */
export interface NetLogTrace {
  /** The events of one recording, all of them; `offset`: milliseconds from the trace's clock to the epoch. */
  take(events: readonly unknown[], offset: number): void;
  /** Handshakes that failed and were not read before; with `all`, every connection that was not read before. */
  read(all: boolean): LogFile;
}

interface TraceEvent {
  /** The track: reused when what was on it has ended. */
  track: string;
  name: string;
  phase: string;
  /** Milliseconds. */
  time: number;
  type: string;
  /** When the source began, milliseconds: with type and track it names the source. */
  begun: string;
  params: Record<string, unknown>;
}

interface Slice {
  id: number;
  type: string;
  name: string;
  params: Record<string, unknown>;
}

const REQUEST = 'URL_REQUEST';

export function createNetLogTrace(): NetLogTrace {
  const store = createSourceStore();
  const known = new Map<string, number[]>();
  const done = new Set<number>();
  let lastId = 0;

  /** The source of a track that began in this recording, or the only one of an earlier one that began then. */
  const sourceOf = (
    tracks: Map<string, number>,
    taken: Set<number>,
    { track, type, begun }: TraceEvent,
  ): number => {
    const key = `${type} ${begun}`;
    const here = tracks.get(`${track} ${key}`);
    if (here !== undefined) return here;
    const [earlier, ...others] = known.get(key) ?? [];
    const isContinued = earlier !== undefined && others.length === 0 && !taken.has(earlier);
    const id = isContinued ? earlier : lastId + 1;
    lastId = Math.max(lastId, id);
    tracks.set(`${track} ${key}`, id);
    taken.add(id);
    return id;
  };

  return {
    take(events, offset) {
      const tracks = new Map<string, number>();
      const taken = new Set<number>();
      const open = new Map<string, Slice[]>();
      const add = (
        { id, type, name }: Omit<Slice, 'params'>,
        phase: NetLogEvent['phase'],
        time: number,
        params: Slice['params'],
      ) => store.add({ id, type, name, phase, at: epochTime(time + offset), params });
      for (const event of events
        .map(readEvent)
        .filter((each) => each !== undefined)
        .sort((a, b) => a.time - b.time)) {
        const { track, name, phase, time, type, params } = event;
        const slices = open.get(track) ?? [];
        open.set(track, slices);
        if (phase === 'e') {
          const at = slices.findLastIndex((slice) => slice.name === name);
          const [slice] = at < 0 ? [] : slices.splice(at, 1);
          // A trace has the parameters of the end at the beginning.
          if (slice) add(slice, 'end', time, slice.params);
          continue;
        }
        const slice = { id: sourceOf(tracks, taken, event), type, name, params };
        if (phase !== 'b') {
          add(slice, 'none', time, params);
          continue;
        }
        slices.push(slice);
        const { net_error: _end, ...begin } = params;
        add(slice, 'begin', time, begin);
      }
      for (const [key, id] of tracks) {
        const source = key.slice(key.indexOf(' ') + 1);
        const ids = known.get(source) ?? [];
        if (!ids.includes(id)) known.set(source, [...ids, id]);
      }
    },
    read(all) {
      const events: CapturedEvent[] = [];
      let connections = 0;
      for (const request of store.requests()) {
        if (done.has(request.id)) continue;
        const found = connectionEvents(request, store, CHROMIUM_CONSTANTS, request.id);
        const wire = found.find((event) => event.kind === 'wire-entry');
        const isFailed = wire !== undefined && !wire.stillOpen && wire.openedAt === undefined;
        if (!wire || !(all || isFailed)) continue;
        done.add(request.id);
        // Without its TLS job, one that the page closed and one that asked for a client certificate look the same.
        if (wire.reason === CLOSED_EARLY && !wire.requestSent) continue;
        connections += 1;
        events.push(...found);
      }
      return { format: NET_LOG, connections, events, notes: [], endedAt: store.endedAt() };
    },
  };
}

function readEvent(value: unknown): TraceEvent | undefined {
  const event = asJson(value);
  const args = asJson(event.args);
  const track = textOf(asJson(event.id2).local);
  const time = Number(event.ts) / 1_000;
  if (!/netlog/.test(textOf(event.cat)) || track === '' || !Number.isFinite(time)) return undefined;
  const type = textOf(args.source_type);
  // Sources name each other by numbers that no event has of its own source: what works for a request is not found.
  if (event.ph !== 'e' && type !== REQUEST) return undefined;
  const { source_dependency: _other, source_start_time: begun, ...params } = asJson(args.params);
  return {
    track: `${String(event.pid)}/${track}`,
    name: textOf(event.name),
    phase: textOf(event.ph),
    time,
    type,
    begun: textOf(begun),
    params,
  };
}
