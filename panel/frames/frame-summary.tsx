import type { Role } from '../../src/decoders/decoded.ts';
import type { Frame } from '../../src/session/messages/frame-log.ts';
import { type MessageKey, t } from '../messages/message.ts';
import { formatDuration } from '../messages/units.ts';
import { base64Bytes } from '../ui/base64-bytes.ts';
import { DataText } from '../ui/data-text.tsx';
import type { Reading } from './decode/read-frame.ts';

/** How much of a payload its row shows: characters of text, bytes of binary. */
const PREVIEW_CHARS = 300;
const PREVIEW_BYTES = 32;

/** The beginning of a payload, undecoded. */
function previewOf({ text, base64, kept, size, leftOut }: Frame): string {
  if (text !== undefined) return text.slice(0, PREVIEW_CHARS);
  if (leftOut !== undefined) return t('frame_left_out', { format: leftOut });
  if (base64 === undefined) return t(size === 0 ? 'frame_is_empty' : 'frame_not_kept');
  const bytes = base64Bytes(base64.slice(0, Math.ceil(PREVIEW_BYTES / 3) * 4)).subarray(0, PREVIEW_BYTES);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ');
  return kept > PREVIEW_BYTES ? `${hex} …` : hex;
}

const SIGNS = {
  heartbeat: '♥',
  control: '⚙',
  event: '',
  data: '',
  request: '?',
  response: '↩',
} satisfies Record<Role, string>;

/** What a message does in its protocol. */
export const ROLE_NAMES = {
  heartbeat: 'role_heartbeat',
  control: 'role_control',
  event: 'search_event',
  data: 'role_data',
  request: 'role_request',
  response: 'role_response',
} as const satisfies Record<Role, MessageKey>;

interface FrameSummaryProps {
  frame: Frame;
  reading: Reading;
  /** For a binary part: the packet it belongs to. */
  part: string | undefined;
  /** For an answer: the time since its request, in milliseconds. */
  took: number | undefined;
  /** One of many messages for a request, such as a subscription's. */
  streamed: boolean;
  /** In characters. */
  most: number;
}

/** A message in one line, decoded where possible. */
export function FrameSummary({ frame, reading, part, took, streamed, most }: FrameSummaryProps) {
  const preview = previewOf(frame).slice(0, most);
  switch (reading.outcome) {
    case 'decoded': {
      const { decoded } = reading;
      const failed = decoded.role === 'response' && decoded.failed;
      return (
        <>
          <Sign role={streamed ? 'event' : decoded.role} failed={failed} />
          {decoded.guess && <Tag text={`${decoded.protocol}?`} title={t('decoder_guess')} />}
          {took !== undefined && <Tag text={formatDuration(took)} title={t('frame_after_request')} />}
          <Name text={decoded.name} />
          <DataText
            text={decoded.summary === '' && !decoded.name ? preview : decoded.summary.slice(0, most)}
          />
        </>
      );
    }
    case 'cut':
      return (
        <>
          <Tag text={t('frame_cut')} title={t('frame_cut_why')} warning />
          <Name text={reading.name} />
          <DataText text={reading.summary === '' ? preview : reading.summary.slice(0, most)} />
        </>
      );
    case 'packed':
      return (
        <>
          <Tag text={reading.packing} title={t('frame_packed_why')} />
          <DataText text={preview} />
        </>
      );
    case 'large':
    case 'loading':
    case 'failed':
    case 'plain':
    case 'empty':
    case 'unkept':
      return (
        <>
          {part !== undefined && <Tag text={part} title={t('frame_part_why')} />}
          <DataText text={preview} />
        </>
      );
    default:
      return reading satisfies never;
  }
}

function Name({ text }: { text: string | undefined }) {
  if (text === undefined) return null;
  return (
    <b className="frame-name">
      <DataText text={text} />{' '}
    </b>
  );
}

function Sign({ role, failed }: { role: Role; failed: boolean }) {
  const sign = failed ? '✖' : SIGNS[role];
  const word = t(failed ? 'role_failed' : ROLE_NAMES[role]);
  if (sign === '') return null;
  return (
    <span className={failed ? 'frame-sign severity-error' : 'frame-sign'} title={word}>
      <span aria-hidden="true">{sign}</span>
      <span className="off-screen">{word}</span>
    </span>
  );
}

function Tag({ text, title, warning = false }: { text: string; title: string; warning?: boolean }) {
  return (
    <span className={warning ? 'tag frame-tag severity-warning' : 'tag frame-tag'} title={title}>
      {text}
    </span>
  );
}
