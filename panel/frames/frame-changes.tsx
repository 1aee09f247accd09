import { brief } from '../../src/decoders/brief.ts';
import type { Frame } from '../../src/session/messages/frame-log.ts';
import { formatDuration } from '../../src/shared/format.ts';
import { type Difference, diffValues } from '../../src/shared/value-diff.ts';
import { usePanel } from '../store/panel-context.tsx';
import { DataText } from '../ui/data-text.tsx';
import { findPrevious } from './decode/frame-pairs.ts';
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
  if (!previous) return <p className="quiet-line">No similar message in the previous 400.</p>;
  const differences = diffValues(comparable(previous, reader), comparable(frame, reader));
  return (
    <>
      <p className="quiet-line">
        Compared with{' '}
        <button type="button" className="link" onClick={() => highlight(previous.id)}>
          the previous similar message ({formatDuration(frame.at - previous.at)} earlier)
        </button>
        {differences.length === 0 ? ': no difference.' : ':'}
      </p>
      {differences.length > 0 && <Table differences={differences} />}
    </>
  );
}

function comparable(frame: Frame, reader: FrameReader): unknown {
  const reading = reader.read(frame);
  return reading.outcome === 'decoded' ? reading.decoded.value : (frame.text ?? frame.base64);
}

const SIGNS = { added: '+', removed: '−', changed: '≠' } satisfies Record<Difference['change'], string>;

function Table({ differences }: { differences: readonly Difference[] }) {
  return (
    <table className="changes" data-testid="changes">
      <thead>
        <tr>
          <th scope="col">Where</th>
          <th scope="col">Before</th>
          <th scope="col">Now</th>
        </tr>
      </thead>
      <tbody>
        {differences.map((difference) => (
          <tr key={difference.path} className={`change-${difference.change}`}>
            <th scope="row">
              <span title={difference.change}>{SIGNS[difference.change]}</span>{' '}
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
