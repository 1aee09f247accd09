import type { EventId } from '../../src/capture/captured-event.ts';
import { t } from '../messages/message.ts';
import { useFrames } from './use-frames.ts';

/** Marks a frame and holds the note that its row shows. */
export function FrameNote({ id }: { id: EventId }) {
  const note = useFrames((state) => state.marks.get(id));
  const mark = useFrames((state) => state.mark);
  const unmark = useFrames((state) => state.unmark);
  const marked = note !== undefined;
  return (
    <>
      {marked && (
        <input
          type="text"
          className="frame-note"
          aria-label={t('note_label')}
          placeholder={t('note')}
          value={note}
          maxLength={200}
          onChange={({ target }) => mark(id, target.value)}
          data-testid="note"
        />
      )}
      <button
        type="button"
        className="button toggle"
        aria-pressed={marked}
        onClick={() => (marked ? unmark(id) : mark(id, ''))}
        data-testid="mark"
      >
        <span aria-hidden="true">{marked ? '★' : '☆'}</span> {t('mark')}
      </button>
    </>
  );
}
