import { useState } from 'react';
import { type Choices, NO_CHOICES, planExperiments } from '../../src/probe/plan.ts';
import type { Connection } from '../../src/session/connection.ts';
import { pluralize } from '../../src/shared/format.ts';
import { usePanel } from '../store/panel-context.tsx';
import { ReadOnlyNote, useReadOnly } from '../store/read-only-note.tsx';
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
        Run safe test connections to find out whether the page, the browser, the network or the server is at
        fault. <b>Nothing is sent before you press Run.</b> Connections of this extension send its own Origin,
        and only cookies with SameSite=None.
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
      {planned.length === 0 && <p className="note">The URL has no host, so there is nothing to test.</p>}
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
  return (
    <div className="test-run">
      {running ? (
        <button type="button" className="button primary" data-testid="test-cancel" onClick={cancel}>
          Cancel
        </button>
      ) : (
        <button
          type="button"
          className="button primary"
          data-testid="test-run"
          disabled={planned === 0}
          onClick={start}
        >
          Run {pluralize(planned, 'test')}
        </button>
      )}
      <span className="quiet" role="status" data-testid="test-state">
        {state}
      </span>
    </div>
  );
}

function stateText(running: boolean, mine: boolean, results: number): string {
  if (running) return mine ? 'Running…' : 'Another connection is being tested.';
  return results > 0 ? 'Done.' : 'Two tests at a time, 40 connections at most.';
}
