import { useMemo, useSyncExternalStore } from 'react';
import type { ConnectionWithMessages } from '../../src/session/connection.ts';
import { compileFilter, type FrameContext } from '../../src/session/messages/frame-filter.ts';
import { type Frame, findFrame } from '../../src/session/messages/frame-log.ts';
import { spokenOn } from '../../src/stacks/decode-text.ts';
import { plural, t } from '../messages/message.ts';
import { formatBytes } from '../messages/units.ts';
import { BackToFinding } from '../store/back-to-finding.tsx';
import { usePanel } from '../store/panel-context.tsx';
import { DataText } from '../ui/data-text.tsx';
import { createFrameReader, type FrameReader } from './decode/frame-reader.ts';
import { librariesVersion, onLibrary } from './decode/libraries.ts';
import { fieldValues, whyNoField } from './filter/field-values.ts';
import { FilterBar } from './filter/filter-bar.tsx';
import { FrameDetail } from './frame-detail.tsx';
import { FramePanes } from './frame-panes.tsx';
import { FrameTable } from './frame-table.tsx';
import { framesStore } from './frames-store.ts';
import { useFilteredFrames } from './use-filtered-frames.ts';
import { useFrames } from './use-frames.ts';

/** The messages of a connection: a table, and the details of the selected one. */
export function Frames({ connection }: { connection: ConnectionWithMessages }) {
  usePanel((state) => state.revision);
  const { frames: log, opened } = connection;
  if (log.kept.length > 0) return <FrameBrowser connection={connection} />;
  return (
    <div className="frames">
      <BackToFinding />
      <Dropped connection={connection} />
      <p className="quiet-line">{t(opened ? 'frames_none_yet' : 'frames_never_opened')}</p>
    </div>
  );
}

function FrameBrowser({ connection }: { connection: ConnectionWithMessages }) {
  const revision = usePanel((state) => state.revision);
  const highlighted = usePanel((state) => state.highlighted);
  const { frames: log } = connection;
  const reader = useReader(connection);
  const compiled = useCompiledFilter(reader);
  const test = compiled.ok ? compiled.test : undefined;
  const { frames, progress } = useFilteredFrames(log, test, revision);
  const selected = highlighted === undefined ? undefined : findFrame(log, highlighted);
  return (
    <div className="frames">
      <BackToFinding />
      <FilterBar
        faults={compiled.ok ? [] : compiled.faults}
        shown={frames.length}
        all={log.kept.length}
        progress={progress}
      />
      <Dropped connection={connection} />
      {selected && test && !test(selected) && <p className="quiet-line">{t('frames_selected_hidden')}</p>}
      <FramePanes
        table={
          frames.length === 0 && progress === undefined ? (
            <NoneMatch connection={connection} reader={reader} />
          ) : (
            <FrameTable
              connection={connection}
              frames={frames}
              count={frames.length}
              reader={reader}
              selected={selected}
            />
          )
        }
        detail={
          selected && (
            <FrameDetail key={selected.id} frame={selected} connection={connection} reader={reader} />
          )
        }
      />
    </div>
  );
}

function NoneMatch({ connection, reader }: { connection: ConnectionWithMessages; reader: FrameReader }) {
  const narrowed = usePanel((state) => state.range !== undefined);
  const field = useFrames((state) => state.filter.field);
  const { kept } = connection.frames;
  const why = useMemo(() => fieldValues(field, kept, contextOf(reader)), [field, kept, reader]);
  return (
    <p className="quiet-line frames-none" data-testid="frames-none">
      {narrowed ? t('frames_none_in_range') : t('frames_none_match', { button: t('frames_show_all') })}
      {why && (
        <>
          <br />
          <DataText text={whyNoField(why)} />
        </>
      )}
    </p>
  );
}

function useReader(connection: ConnectionWithMessages): FrameReader {
  const version = useSyncExternalStore(onLibrary, librariesVersion);
  const spoken = spokenOn(connection);
  const key = `${version} ${JSON.stringify(spoken)}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says all that is spoken
  return useMemo(() => createFrameReader(spoken), [key]);
}

function useCompiledFilter(reader: FrameReader) {
  const filter = useFrames((state) => state.filter);
  // Only a filter on marks depends on marks: a mark must not restart other searches.
  const marks = useFrames((state) => (state.filter.markedOnly ? state.marks : undefined));
  const range = usePanel((state) => state.range);
  // biome-ignore lint/correctness/useExhaustiveDependencies: marks are read as they are when a frame is tested
  return useMemo(() => compileFilter(filter, contextOf(reader), range), [filter, reader, marks, range]);
}

function contextOf(reader: FrameReader): FrameContext {
  return {
    textOf: (frame: Frame) => frame.text ?? latin1(frame.base64),
    decodedOf: (frame: Frame) => {
      const reading = reader.readOnce(frame);
      if (reading.outcome === 'cut') return { ...(reading.name === undefined ? {} : { name: reading.name }) };
      return reading.outcome === 'decoded' ? reading.decoded : undefined;
    },
    isMarked: (id) => framesStore.getState().marks.has(id),
  };
}

function latin1(base64: string | undefined): string {
  try {
    return atob(base64 ?? '');
  } catch {
    // The base64 is invalid: there is nothing to find.
    return '';
  }
}

function Dropped({ connection }: { connection: ConnectionWithMessages }) {
  const { droppedFrames, droppedBytes } = connection.frames;
  if (droppedFrames === 0) return null;
  return (
    <p className="note dropped" data-testid="dropped">
      {t('frames_dropped', {
        messages: plural('messages', droppedFrames),
        size: droppedBytes > 0 ? ` (${formatBytes(droppedBytes)})` : '',
      })}
    </p>
  );
}
