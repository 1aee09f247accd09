import { type KeyboardEvent, useState } from 'react';
import type { ConnectionWithMessages } from '../../src/session/connection.ts';
import type { Frame } from '../../src/session/messages/frame-log.ts';
import { formatNumber, type MessageKey, t } from '../messages/message.ts';
import { formatBytes, formatDuration } from '../messages/units.ts';
import { usePanel } from '../store/panel-context.tsx';
import { clockText, isoText, sinceText } from '../ui/moment-text.ts';
import { ViewBoundary } from '../ui/view-boundary.tsx';
import { CopyFrameAs } from './copy-frame-as.tsx';
import { frameBytes } from './decode/frame-bytes.ts';
import { findPartner, isStream } from './decode/frame-pairs.ts';
import type { FrameReader } from './decode/frame-reader.ts';
import { DecodedFrame } from './decoded-frame.tsx';
import { ProvidedFrameButton } from './frame-actions.tsx';
import { FrameChanges } from './frame-changes.tsx';
import { FrameNote } from './frame-note.tsx';
import { OPCODE_NAMES } from './frame-row.tsx';
import { frameSize } from './frame-size.ts';
import { HexView } from './hex-view.tsx';
import { RawText } from './raw-text.tsx';
import { useCloseFrame } from './use-close-frame.ts';

const FRAME_VIEWS = ['decoded', 'raw', 'hex', 'changes'] as const;
type FrameView = (typeof FRAME_VIEWS)[number];
const NAMES = {
  decoded: 'view_decoded',
  raw: 'view_raw',
  hex: 'view_hex',
  changes: 'view_changes',
} satisfies Record<FrameView, MessageKey>;

/** The view that was open last, so that the next frame opens in the same one. */
let latestView: FrameView = 'decoded';

interface FrameDetailProps {
  frame: Frame;
  connection: ConnectionWithMessages;
  reader: FrameReader;
}

/** One message, or the stored part of it. */
export function FrameDetail({ frame, connection, reader }: FrameDetailProps) {
  const [view, setView] = useState(latestView);
  const show = (next: FrameView): void => {
    latestView = next;
    setView(next);
  };
  return (
    <section className="frame-detail" aria-label={t('frame_selected')} data-testid="frame-detail">
      <ViewBoundary what="part_message_head" of={frame.id}>
        <FrameHead frame={frame} connection={connection} reader={reader} />
      </ViewBoundary>
      <ViewTabs view={view} show={show} />
      {frame.kept < frame.size && frame.leftOut === undefined && (
        <p className="note" data-testid="truncated">
          {t('frame_truncated', {
            kept: frame.kept,
            size: frame.sizeAtLeast ? `≥ ${formatNumber(frame.size)}` : frame.size,
          })}
        </p>
      )}
      <div
        id="frame-view"
        className="frame-view"
        role="tabpanel"
        aria-labelledby={`view-${view}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
      >
        <ViewBoundary what="part_message" of={`${frame.id} ${view}`}>
          <ViewBody view={view} frame={frame} connection={connection} reader={reader} />
        </ViewBoundary>
      </div>
    </section>
  );
}

function whyNothing({ size, leftOut }: Frame): string {
  if (leftOut !== undefined) return t('frame_removed', { format: leftOut });
  return t(size === 0 ? 'frame_empty' : 'frame_not_stored');
}

function ViewBody({ view, frame, connection, reader }: FrameDetailProps & { view: FrameView }) {
  if (frame.text === undefined && frame.base64 === undefined) {
    return <p className="quiet-line">{whyNothing(frame)}</p>;
  }
  switch (view) {
    case 'decoded':
      return <DecodedFrame frame={frame} kept={connection.frames.kept} reader={reader} />;
    case 'raw':
      return <RawText text={frame.text ?? frame.base64 ?? ''} base64={frame.text === undefined} />;
    case 'hex':
      return <HexView bytes={frameBytes(frame)} />;
    case 'changes':
      return <FrameChanges frame={frame} kept={connection.frames.kept} reader={reader} />;
    default:
      return view satisfies never;
  }
}

function FrameHead({ frame, connection, reader }: FrameDetailProps) {
  const close = useCloseFrame();
  const { direction, at, opcode, buffered } = frame;
  return (
    <header className="frame-detail-head">
      <div className="frame-detail-meta">
        <span>
          <b>{t(direction === 'sent' ? 'frame_sent_arrow' : 'frame_received_arrow')}</b>{' '}
          {t(OPCODE_NAMES[opcode])}, {frameSize(frame)}
        </span>
        <time dateTime={isoText(at)} title={isoText(at)}>
          {clockText(at)} ({sinceText(at - connection.createdAt)})
        </time>
        {buffered !== undefined && buffered > 0 && (
          <span>{t('frame_buffered', { size: formatBytes(buffered) })}</span>
        )}
        <Partner frame={frame} connection={connection} reader={reader} />
      </div>
      <FrameNote id={frame.id} />
      <CopyFrameAs frame={frame} connection={connection} reader={reader} />
      <ProvidedFrameButton connection={connection} frame={frame} />
      <button type="button" className="button" onClick={close} title="Esc">
        {t('close')}
      </button>
    </header>
  );
}

/** The link from a request to its answer, and back. */
function Partner({ frame, connection, reader }: FrameDetailProps) {
  const highlight = usePanel((state) => state.highlight);
  const reading = reader.read(frame);
  if (reading.outcome !== 'decoded' || !('pair' in reading.decoded)) return null;
  const partner = findPartner(connection.frames.kept, frame, reader.read);
  const request = reading.decoded.role === 'request';
  if (!partner) {
    return <span className="quiet">{t(request ? 'frame_no_answer' : 'frame_no_request')}</span>;
  }
  const time = formatDuration(Math.abs(partner.at - frame.at));
  const stream = isStream(reader.read(request ? frame : partner));
  const asks = t(stream ? 'frame_first_after' : 'frame_answered_after', { time });
  const tells = t(stream ? 'frame_for_subscription' : 'frame_answers', { time });
  return (
    <button type="button" className="link" onClick={() => highlight(partner.id)} data-testid="partner">
      {request ? asks : tells}
    </button>
  );
}

function ViewTabs({ view, show }: { view: FrameView; show(view: FrameView): void }) {
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const step = { ArrowRight: 1, ArrowLeft: FRAME_VIEWS.length - 1 }[event.key];
    const next =
      step === undefined ? undefined : FRAME_VIEWS[(FRAME_VIEWS.indexOf(view) + step) % FRAME_VIEWS.length];
    if (next === undefined) return;
    event.preventDefault();
    show(next);
    event.currentTarget.querySelector<HTMLElement>(`#view-${next}`)?.focus();
  };
  return (
    <div
      className="tabs view-tabs"
      role="tablist"
      aria-label={t('frame_views')}
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      {FRAME_VIEWS.map((each) => (
        <button
          key={each}
          id={`view-${each}`}
          type="button"
          role="tab"
          className="tab"
          aria-selected={each === view}
          aria-controls={each === view ? 'frame-view' : undefined}
          tabIndex={each === view ? 0 : -1}
          data-testid={`view-${each}`}
          onClick={() => show(each)}
        >
          {t(NAMES[each])}
        </button>
      ))}
    </div>
  );
}
