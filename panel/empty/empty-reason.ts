import { recordsHost } from '../../src/capture/recording-settings.ts';
import type { Settings } from '../../src/capture/settings.ts';
import type { PageReach } from '../capture/page-reach.ts';
import type { WorkerState } from '../capture/worker-connection.ts';

export interface EmptyFacts {
  /** Epoch milliseconds. */
  now: number;
  /** A file is shown instead of the page. */
  file: boolean;
  worker: WorkerState;
  /** Undefined until the page was asked. */
  page: PageReach | undefined;
  clearedAt: number | undefined;
  sharedWorkers: number;
  /** When DevTools started to record. */
  watchingSince: number | undefined;
  settings: Settings | undefined;
}

/** Why there is no connection to show. */
export type EmptyReason =
  | { kind: 'asking' }
  | { kind: 'empty-file' }
  | { kind: 'reconnecting' }
  | { kind: 'silent' }
  | { kind: 'restricted' }
  | { kind: 'file-or-restricted' }
  | { kind: 'no-file-access' }
  | { kind: 'no-page' }
  | { kind: 'no-access'; host: string }
  | { kind: 'reload'; because: 'opened-before' | 'updated' }
  | { kind: 'cleared'; at: number }
  | { kind: 'shared-worker'; count: number }
  | { kind: 'before-devtools'; host: string }
  | { kind: 'none-made'; since: number | undefined };

/** A worker that was only idle answers sooner; in milliseconds. */
const WORKER_PATIENCE = 3000;

export function isLost(worker: WorkerState, now: number): boolean {
  return worker.kind === 'lost' && now - worker.lostAt >= WORKER_PATIENCE;
}

/** Obstacles come before what the page did not do. */
export function emptyReason(facts: EmptyFacts): EmptyReason {
  const { worker, page, now } = facts;
  if (facts.file) return { kind: 'empty-file' };
  if (isLost(worker, now)) return { kind: 'reconnecting' };
  if (!page) return { kind: 'asking' };
  if (page.kind === 'recorded' && page.alive) return whyNone(facts, page);
  return whyNotWatched(page) ?? { kind: 'asking' };
}

/** Why the panel gets no records of the page; undefined where it does. */
export function whyNotWatched(page: PageReach): EmptyReason | undefined {
  switch (page.kind) {
    case 'silent':
      return { kind: 'silent' };
    case 'shut-out':
      return { kind: page.fileAccess === false ? 'file-or-restricted' : 'restricted' };
    case 'unrecorded':
      return whyUnrecorded(page);
    case 'recorded':
      return page.alive ? undefined : { kind: 'reload', because: 'updated' };
    default:
      return page satisfies never;
  }
}

function whyUnrecorded({ url, access }: PageReach & { kind: 'unrecorded' }): EmptyReason {
  const scheme = url.slice(0, url.indexOf(':'));
  if (scheme === 'file')
    return access ? { kind: 'reload', because: 'opened-before' } : { kind: 'no-file-access' };
  if (scheme !== 'http' && scheme !== 'https') return { kind: 'no-page' };
  return access === false
    ? { kind: 'no-access', host: new URL(url).host }
    : { kind: 'reload', because: 'opened-before' };
}

function whyNone(facts: EmptyFacts, page: PageReach & { kind: 'recorded' }): EmptyReason {
  const { clearedAt, sharedWorkers, settings, watchingSince } = facts;
  if (clearedAt !== undefined && clearedAt > page.startedAt) return { kind: 'cleared', at: clearedAt };
  if (sharedWorkers > 0) return { kind: 'shared-worker', count: sharedWorkers };
  const { host } = new URL(page.url);
  const before = watchingSince !== undefined && page.startedAt < watchingSince;
  if (before && settings && !recordsHost(settings, host)) return { kind: 'before-devtools', host };
  return { kind: 'none-made', since: watchingSince };
}
