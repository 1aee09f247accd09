import { useMemo, useState } from 'react';
import './comparison.css';
import { compareConnections } from '../../src/comparison/compare-connections.ts';
import { counterpartOf } from '../../src/comparison/pair-connections.ts';
import { createRedactor } from '../../src/redaction/redactor-factory.ts';
import { t } from '../messages/message.ts';
import { Dialog } from '../store/dialog.tsx';
import { useFiles, usePanel, usePanelHandle } from '../store/panel-context.tsx';
import { DataText } from '../ui/data-text.tsx';
import { ComparisonSide } from './comparison-side.tsx';
import { ComparisonTable } from './comparison-table.tsx';
import { type Choice, connectionOf, connectionsOf, type Recording, sideOf } from './recordings.ts';

/** The shown session first, then the page's where a file is open. */
function useRecordings(): [Recording[], (recording: Recording) => void] {
  const { page } = usePanelHandle();
  const opened = useFiles((state) => state.opened);
  const [start] = useState<Recording[]>(() => {
    const ofPage = { name: t('compare_this_page'), liveSession: page };
    return opened ? [{ name: opened.name, liveSession: opened.liveSession }, ofPage] : [ofPage];
  });
  const [added, setAdded] = useState<Recording[]>([]);
  return [[...start, ...added], (recording) => setAdded((before) => [...before, recording])];
}

/** A connection of the other side that belongs to this one. */
function matching(choice: Choice, recording: Recording): Choice {
  const connection = connectionOf(choice);
  const found = connection && counterpartOf(connection, recording.liveSession.session());
  const [only, ...more] = connectionsOf(recording);
  return { recording, connection: found?.id ?? (more.length === 0 ? only?.id : undefined) };
}

/** Two connections side by side: works for one, not for the other. */
export function ComparisonView() {
  const { ownRules, files } = usePanelHandle();
  const compared = usePanel((state) => state.compared);
  const revision = usePanel((state) => state.revision);
  const [recordings, add] = useRecordings();
  const [shown, other = shown] = recordings as [Recording, ...Recording[]];
  const [left, setLeft] = useState<Choice>({ recording: shown, connection: compared });
  const [right, setRight] = useState<Choice>(() => matching(left, other));
  const [reading, setReading] = useState('');
  const [problem, setProblem] = useState('');
  const comparison = useMemo(() => {
    // Counts up with what is recorded meanwhile.
    void revision;
    const [one, two] = [sideOf(left), sideOf(right)];
    // One redactor for both sides, so that equal secrets have one placeholder.
    return one && two && compareConnections(one, two, createRedactor({ rules: ownRules() }));
  }, [left, right, revision, ownRules]);

  const open = async (file: File, opposite: Choice, choose: (choice: Choice) => void): Promise<void> => {
    setReading(file.name);
    setProblem('');
    const opening = await files
      .getState()
      .during(t('compare_reading', { name: file.name }), async (signal, onShare) => {
        const { openTraceFile } = await import('../session/trace-file.ts');
        return openTraceFile(file.name, file, signal, onShare);
      });
    setReading('');
    if (!opening) return;
    if (!opening.ok) return setProblem(opening.message);
    const recording = { name: file.name, liveSession: opening.file.liveSession };
    add(recording);
    choose(matching(opposite, recording));
  };
  const same =
    left.recording === right.recording &&
    left.connection !== undefined &&
    left.connection === right.connection;
  return (
    <Dialog title={t('compare_title')}>
      <div className="compare" data-testid="comparison">
        <div className="compare-sides">
          <ComparisonSide
            name="left"
            choice={left}
            recordings={recordings}
            choose={(choice) =>
              setLeft(choice.connection === undefined ? matching(right, choice.recording) : choice)
            }
            open={(file) => void open(file, right, setLeft)}
          />
          <ComparisonSide
            name="right"
            choice={right}
            recordings={recordings}
            choose={(choice) =>
              setRight(choice.connection === undefined ? matching(left, choice.recording) : choice)
            }
            open={(file) => void open(file, left, setRight)}
          />
        </div>
        <p role="status" className="quiet">
          {reading === '' ? '' : t('compare_reading', { name: reading })}
        </p>
        {problem !== '' && (
          <p role="alert" data-testid="compare-problem">
            <DataText text={problem} />
          </p>
        )}
        {same && <p className="quiet">{t('compare_same_connection')}</p>}
        {!same && !comparison && <p className="quiet">{t('compare_choose')}</p>}
        {!same && comparison && <ComparisonTable comparison={comparison} />}
      </div>
    </Dialog>
  );
}
