import { useEffect, useMemo, useState } from 'react';
import type { Decoded } from '../../src/decoders/decoded.ts';
import type { Frame } from '../../src/session/messages/frame-log.ts';
import { t } from '../messages/message.ts';
import { formatBytes } from '../messages/units.ts';
import { runInSlices } from '../session/time-slicer.ts';
import { wholePacket } from './decode/attachments.ts';
import { frameBytes } from './decode/frame-bytes.ts';
import type { FrameReader } from './decode/frame-reader.ts';
import { type Packing, type Unpacked, unpack } from './decode/packing.ts';
import { MOST_DECODED, type Reading } from './decode/read-frame.ts';
import { ROLE_NAMES } from './frame-summary.tsx';
import { HexView } from './hex-view.tsx';
import { RawText } from './raw-text.tsx';
import { ValueTree } from './value-tree.tsx';

interface DecodedFrameProps {
  frame: Frame;
  kept: readonly Frame[];
  reader: FrameReader;
}

export function DecodedFrame({ frame, kept, reader }: DecodedFrameProps) {
  const [asked, setAsked] = useState<Frame>();
  const small = useMemo(() => reader.read(frame), [frame, reader]);
  const large = useLarge(asked === frame ? frame : undefined, reader);
  const reading = asked === frame ? large : small;
  switch (reading.outcome) {
    case 'decoded':
      return (
        <DecodedValue
          decoded={reading.decoded}
          value={wholePacket(kept, frame, reader.read) ?? reading.decoded.value}
        />
      );
    case 'packed':
      return <Packed frame={frame} packing={reading.packing} reader={reader} />;
    case 'decoding':
      return <p className="quiet-line">{t('decoder_running')}</p>;
    case 'loading':
      return <p className="quiet-line">{t('decoder_loading')}</p>;
    case 'failed':
      return <p className="note">{t('decoder_failed')}</p>;
    case 'cut':
      return (
        <>
          <p className="quiet-line">{t('decoder_truncated')}</p>
          <Undecoded frame={frame} />
        </>
      );
    case 'plain':
      return (
        <>
          <p className="quiet-line">{t('decoder_unknown')}</p>
          <Undecoded frame={frame} />
        </>
      );
    case 'large':
      return (
        <>
          <p className="quiet-line">
            {t('decoder_large', { size: formatBytes(MOST_DECODED) })}{' '}
            <button type="button" className="link" onClick={() => setAsked(frame)}>
              {t('decoder_decode')}
            </button>
          </p>
          <Undecoded frame={frame} />
        </>
      );
    case 'empty':
    case 'unkept':
      return null;
    default:
      return reading satisfies never;
  }
}

const DECODING = { outcome: 'decoding' } as const;

/** A large message, decoded in slices. */
function useLarge(frame: Frame | undefined, reader: FrameReader): Reading | typeof DECODING {
  const [done, setDone] = useState<{ frame: Frame; reader: FrameReader; reading: Reading }>();
  useEffect(() => {
    if (!frame) return undefined;
    const stopped = new AbortController();
    runInSlices(reader.readLarge(frame), stopped.signal, () => undefined).then(
      (reading) => setDone({ frame, reader, reading }),
      (error: unknown) => {
        if (!stopped.signal.aborted) throw error;
      },
    );
    return () => stopped.abort();
  }, [frame, reader]);
  return done && done.frame === frame && done.reader === reader ? done.reading : DECODING;
}

function Undecoded({ frame }: { frame: Frame }) {
  return frame.text === undefined ? (
    <HexView bytes={frameBytes(frame)} />
  ) : (
    <RawText text={frame.text} base64={false} />
  );
}

function DecodedValue({ decoded, value }: { decoded: Decoded; value: unknown }) {
  const { protocol, role, name, guess } = decoded;
  return (
    <>
      <p className="decoded-head" data-testid="decoded">
        <b>{protocol}</b> {t(ROLE_NAMES[role])}
        {name === undefined ? '' : `: ${name}`}
        {guess && <span className="quiet"> · {t('decoder_guess')}</span>}
      </p>
      <ValueTree value={value} />
    </>
  );
}

interface PackedProps {
  frame: Frame;
  packing: Packing;
  reader: FrameReader;
}

function Packed({ frame, packing, reader }: PackedProps) {
  const [unpacked, setUnpacked] = useState<Unpacked>();
  useEffect(() => {
    let wanted = true;
    void unpack(frameBytes(frame), packing).then((result) => {
      if (wanted) setUnpacked(result);
    });
    return () => {
      wanted = false;
    };
  }, [frame, packing]);
  const bytes = unpacked?.ok ? unpacked.bytes : undefined;
  const decodes = unpacked?.ok && !unpacked.cut && unpacked.bytes.length <= MOST_DECODED;
  const reading = useMemo(
    () => (decodes && bytes ? reader.readBytes(bytes, frame.direction) : undefined),
    [decodes, bytes, reader, frame.direction],
  );
  if (!unpacked) return <p className="quiet-line">{t('unpacking')}</p>;
  if (!unpacked.ok) {
    return (
      <>
        <p className="quiet-line">{t('unpack_failed', { format: packing, why: unpacked.why })}</p>
        <HexView bytes={frameBytes(frame)} />
      </>
    );
  }
  const { cut } = unpacked;
  return (
    <>
      <p className="quiet-line" data-testid="unpacked">
        {t(cut ? 'unpacked_more' : 'unpacked', {
          after: formatBytes(unpacked.bytes.length),
          before: formatBytes(frame.size),
          format: packing,
        })}
      </p>
      {reading?.outcome === 'decoded' ? (
        <DecodedValue decoded={reading.decoded} value={reading.decoded.value} />
      ) : (
        <UnpackedBytes bytes={unpacked.bytes} />
      )}
    </>
  );
}

function UnpackedBytes({ bytes }: { bytes: Uint8Array }) {
  const text = useMemo(() => textIn(bytes), [bytes]);
  return text === undefined ? <HexView bytes={bytes} /> : <RawText text={text} base64={false} />;
}

function textIn(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
