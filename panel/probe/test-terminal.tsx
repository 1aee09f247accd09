import { type DragEvent, useState } from 'react';
import { terminalCommand } from '../../src/probe/cli-report/terminal-command.ts';
import type { Connection } from '../../src/session/connection.ts';
import type { Session } from '../../src/session/session.ts';
import { howToRun, IS_ON_NPM } from '../../src/shared/published.ts';
import { t } from '../messages/message.ts';
import { CopyButton } from '../store/copy-button.tsx';
import { usePanel } from '../store/panel-context.tsx';
import { useReadOnly } from '../store/read-only-note.tsx';
import { ShellNote } from '../store/shell-note.tsx';
import { useProbe } from './probe-context.tsx';

/** The full response, which only a terminal can see. Its output comes back as evidence. */
export function TestTerminal({ connection, session }: { connection: Connection; session: Session }) {
  const { runner } = useProbe();
  const readOnly = useReadOnly();
  const say = usePanel((state) => state.notify);
  const [text, setText] = useState('');
  const [trouble, setTrouble] = useState<string>();
  const command = terminalCommand(connection, session);
  const take = (output: string): void => {
    const wrong = runner.paste(connection.id, output);
    setTrouble(wrong);
    if (wrong !== undefined) return;
    setText('');
    say(t('test_imported'));
  };
  const drop = (event: DragEvent): void => {
    const [file] = event.dataTransfer.files;
    if (!file) return;
    event.preventDefault();
    void file.text().then(take);
  };
  return (
    <section className="test-terminal" aria-labelledby="test-terminal">
      <h2 id="test-terminal" className="label">
        {t('test_terminal')}
      </h2>
      <p>{t('test_terminal_why')}</p>
      <div className="snippet">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a block that scrolls must be reachable by keyboard */}
        <pre tabIndex={0} data-testid="test-command">
          {command}
        </pre>
        <CopyButton text={() => command} what={t('test_the_command')} />
      </div>
      {howToRun(IS_ON_NPM).where !== undefined && <p className="quiet">{t('test_terminal_where')}</p>}
      <ShellNote command={command} what={t('test_the_command')} />
      <label className="test-paste">
        {t('test_paste')}
        <textarea
          rows={3}
          value={text}
          data-testid="test-paste"
          spellCheck={false}
          disabled={readOnly}
          onChange={({ target }) => setText(target.value)}
          onDrop={drop}
        />
      </label>
      <button
        type="button"
        className="button"
        disabled={text === '' || readOnly}
        data-testid="test-take"
        onClick={() => take(text)}
      >
        {t('test_import')}
      </button>
      {trouble !== undefined && (
        <p className="note" role="alert">
          {trouble}
        </p>
      )}
    </section>
  );
}
