import { useEffect, useRef, useState } from 'react';
import { type Choices, NO_CHOICES, planExperiments } from '../../src/probe/plan.ts';
import type { Connection } from '../../src/session/connection.ts';
import { plural, t } from '../messages/message.ts';
import { usePanel } from '../store/panel-context.tsx';
import { ReadOnlyNote, useReadOnly } from '../store/read-only-note.tsx';
import { takeLostFocus } from '../ui/restore-focus.ts';
import { useProbe } from './probe-context.tsx';
import { TestChoices } from './test-choices.tsx';
import { TestConclusion } from './test-conclusion.tsx';
import { TestTable } from './test-table.tsx';
import { TestTerminal } from './test-terminal.tsx';

/** The isolation test: what will be sent, the click that sends it, what came back and what it means. */
export function TestTab({ connection }: { connection: Connection }) {
  usePanel((state) => state.revision);
  const session = usePanel((state) => state.session)();
  const { runner, run } = useProbe();
  const readOnly = useReadOnly();
  const [choices, setChoices] = useState<Choices>(NO_CHOICES);
  const mine = !readOnly && run?.connection === connection.id ? run : undefined;
  const running = !readOnly && run !== undefined && !run.over;
  const planned = planExperiments(connection, session, choices);
  const sent = planned.filter(({ action }) => action.kind !== 'terminal').length;
  const steps = mine && !mine.over ? mine.steps : planned;
  const results = mine && !mine.over ? mine.results : (connection.probe?.results ?? []);
  return (
    <div className="test">
      {readOnly && <ReadOnlyNote />}
      <p className="test-intro">
        {t('test_intro')} <b>{t('test_nothing_sent')}</b> {t('test_own_origin')}
      </p>
      <TestChoices
        connection={connection}
        choices={choices}
        onChange={setChoices}
        disabled={running || readOnly}
      />
      <RunLine
        running={running}
        planned={readOnly ? 0 : sent}
        state={stateText(running, mine !== undefined, results.length)}
        start={() => void runner.start(connection.id, choices)}
        cancel={runner.cancel}
      />
      {planned.length === 0 && <p className="note">{t('test_no_host')}</p>}
      {connection.probe && !(mine && !mine.over) && (
        <TestConclusion connection={connection} session={session} />
      )}
      <TestTable steps={steps} results={results} current={mine?.over === false ? mine.current : new Set()} />
      <TestTerminal connection={connection} session={session} />
    </div>
  );
}

interface RunLineProps {
  running: boolean;
  planned: number;
  state: string;
  start(): void;
  cancel(): void;
}

function RunLine({ running, planned, state, start, cancel }: RunLineProps) {
  const run = useRef<HTMLButtonElement>(null);
  // A button of another tab, which is gone now, may have led here.
  useEffect(() => takeLostFocus(run.current), []);
  return (
    <div className="test-run">
      {running ? (
        <button type="button" className="button primary" data-testid="test-cancel" onClick={cancel}>
          {t('test_cancel')}
        </button>
      ) : (
        <button
          ref={run}
          type="button"
          className="button primary"
          data-testid="test-run"
          disabled={planned === 0}
          onClick={start}
        >
          {plural('test_run', planned)}
        </button>
      )}
      <span className="quiet" role="status" data-testid="test-state">
        {state}
      </span>
    </div>
  );
}

function stateText(running: boolean, mine: boolean, results: number): string {
  if (running) return t(mine ? 'test_running' : 'test_other_running');
  return t(results > 0 ? 'test_done' : 'test_at_most');
}
