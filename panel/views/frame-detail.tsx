import { type ReactNode, useState } from 'react';
import type { Frame } from '../../src/frame-log.ts';
import { base64Bytes, hexDump } from './base64-bytes.ts';
import { CopyButton } from './copy-button.tsx';
import { byteText, countText } from './count-text.ts';
import { DataText } from './data-text.tsx';
import { clockText, isoText, sinceText } from './duration-text.ts';
import { usePanel } from './panel-context.tsx';

/** So much is drawn at first, and with each press of “Show more”: characters of text, bytes of binary. */
const TEXT_STEP = 50_000;
const BYTES_STEP = 4_096;

function TextPayload({ text }: { text: string }) {
  const [limit, setLimit] = useState(TEXT_STEP);
  return (
    <>
      <Block label="Payload as text">
        <DataText text={text.slice(0, limit)} lines />
      </Block>
      {text.length > limit && (
        <button type="button" className="button" onClick={() => setLimit(limit * 4)}>
          Show more: {countText(limit)} of {countText(text.length)} characters are shown
        </button>
      )}
    </>
  );
}

function BinaryPayload({ base64 }: { base64: string }) {
  const [limit, setLimit] = useState(BYTES_STEP);
  const bytes = base64Bytes(base64);
  return (
    <>
      <Block label="Payload in hex and ASCII" columns>
        {hexDump(bytes, limit)}
      </Block>
      {bytes.length > limit && (
        <button type="button" className="button" onClick={() => setLimit(limit * 4)}>
          Show more: {countText(limit)} of {countText(bytes.length)} bytes are shown
        </button>
      )}
    </>
  );
}

interface BlockProps {
  label: string;
  /** Lines stay whole, so that columns stay under each other. */
  columns?: boolean;
  children: ReactNode;
}

function Block({ label, columns = false, children }: BlockProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a block that scrolls must be reachable by keyboard
    <section className="payload" tabIndex={0} aria-label={label} data-testid="payload">
      <pre className={columns ? 'columns' : 'wrapped'}>{children}</pre>
    </section>
  );
}

function Payload({ frame }: { frame: Frame }) {
  const { text, base64, size } = frame;
  if (text !== undefined) return <TextPayload text={text} />;
  if (base64 !== undefined) return <BinaryPayload base64={base64} />;
  return (
    <p className="quiet-line">{size === 0 ? 'An empty message.' : 'Nothing of this message was kept.'}</p>
  );
}

/** One message in full, or as much of it as was kept. */
export function FrameDetail({ frame, from }: { frame: Frame; from: number }) {
  const revisit = usePanel((state) => state.highlight);
  const { direction, at, opcode, size, kept, buffered, text, base64 } = frame;
  const content =
    text ?? (base64 === undefined ? '' : hexDump(base64Bytes(base64), Number.POSITIVE_INFINITY));
  return (
    <section className="frame-detail" aria-label="Selected frame" data-testid="frame-detail">
      <header className="frame-detail-head">
        <div className="frame-detail-meta">
          <span>
            <b>{direction === 'sent' ? '↑ sent' : '↓ received'}</b> {opcode}, {byteText(size)}
          </span>
          <time dateTime={isoText(at)} title={isoText(at)}>
            {clockText(at)} ({sinceText(at - from)})
          </time>
          {buffered !== undefined && buffered > 0 && <span>{byteText(buffered)} waiting to be sent</span>}
        </div>
        <CopyButton text={() => content} what="the payload" />
        <button type="button" className="button" onClick={() => revisit(undefined)}>
          Close
        </button>
      </header>
      {kept < size && (
        <p className="note" data-testid="truncated">
          Not whole: the first {countText(kept)} of {countText(size)} bytes were kept.
        </p>
      )}
      <Payload frame={frame} />
    </section>
  );
}
