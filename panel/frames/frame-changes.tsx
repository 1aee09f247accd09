import { brief } from '../../src/decoders/brief.ts';
import type { Frame } from '../../src/session/messages/frame-log.ts';
import { type Difference, diffValues } from '../../src/shared/value-diff.ts';
import { type MessageKey, t } from '../messages/message.ts';
import { RichMessage } from '../messages/rich-message.tsx';
import { formatDuration } from '../messages/units.ts';
import { usePanel } from '../store/panel-context.tsx';
import { DataText } from '../ui/data-text.tsx';
import { findPrevious, MOST_COMPARED } from './decode/frame-pairs.ts';
import type { FrameReader } from './decode/frame-reader.ts';

interface FrameChangesProps {
  frame: Frame;
  kept: readonly Frame[];
  reader: FrameReader;
}

/** How a message differs from the latest earlier one of its kind. */
export function FrameChanges({ frame, kept, reader }: FrameChangesProps) {
  const highlight = usePanel((state) => state.highlight);
  const previous = findPrevious(kept, frame, reader.read);
  if (!previous) return <p className="quiet-line">{t('changes_no_previous', { count: MOST_COMPARED })}</p>;
  const differences = diffValues(comparable(previous, reader), comparable(frame, reader));
  return (
    <>
      <p className="quiet-line">
        <RichMessage
          id={differences.length === 0 ? 'changes_none' : 'changes_with'}
          values={{
            message: (
              <button type="button" className="link" onClick={() => highlight(previous.id)}>
                {t('changes_previous', { time: formatDuration(frame.at - previous.at) })}
              </button>
            ),
          }}
        />
      </p>
      {differences.length > 0 && <Table differences={differences} />}
    </>
  );
}

function comparable(frame: Frame, reader: FrameReader): unknown {
  const reading = reader.read(frame);
  return reading.outcome === 'decoded' ? reading.decoded.value : (frame.text ?? frame.base64);
}

const CHANGE_NAMES = {
  added: 'change_added',
  removed: 'change_removed',
  changed: 'file_change_changed',
} as const satisfies Record<Difference['change'], MessageKey>;
const SIGNS = { added: '+', removed: '−', changed: '≠' } satisfies Record<Difference['change'], string>;

function Table({ differences }: { differences: readonly Difference[] }) {
  return (
    <table className="changes" data-testid="changes">
      <thead>
        <tr>
          <th scope="col">{t('changes_where')}</th>
          <th scope="col">{t('changes_before')}</th>
          <th scope="col">{t('changes_now')}</th>
        </tr>
      </thead>
      <tbody>
        {differences.map((difference) => (
          <tr key={difference.path} className={`change-${difference.change}`}>
            <th scope="row">
              <span title={t(CHANGE_NAMES[difference.change])}>{SIGNS[difference.change]}</span>{' '}
              <DataText text={difference.path} />
            </th>
            <td>{'before' in difference && <DataText text={brief(difference.before)} />}</td>
            <td>{'after' in difference && <DataText text={brief(difference.after)} />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
