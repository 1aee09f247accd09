import { useState } from 'react';
import { type Command, commandList } from '../../src/fixes/command-list.ts';
import type { Connection } from '../../src/session/connection.ts';
import type { Session } from '../../src/session/session.ts';
import { type MessageKey, t } from '../messages/message.ts';
import { CopyButton } from '../store/copy-button.tsx';
import { usePanelHandle } from '../store/panel-context.tsx';
import { ShellNote } from '../store/shell-note.tsx';
import { DataText } from '../ui/data-text.tsx';

const PLACES = {
  here: 'command_here',
  server: 'command_server',
  wireshark: 'command_wireshark',
} satisfies Record<Command['where'], MessageKey>;

function CommandItem({ command }: { command: Command }) {
  const { title, where, snippet } = command;
  const what = t('command_what', { title });
  return (
    <li data-testid="command">
      <p>
        {title} <span className="command-place">{t(PLACES[where])}</span>
      </p>
      <div className="snippet">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a block that scrolls must be reachable by keyboard */}
        <pre tabIndex={0}>
          <DataText text={snippet} lines />
        </pre>
        <CopyButton text={() => snippet} what={what} />
      </div>
      {where !== 'wireshark' && <ShellNote command={snippet} what={what} />}
    </li>
  );
}

/** Commands of other tools for this connection, ready to paste; computed when the section is opened. */
export function Commands({ connection, session }: { connection: Connection; session: Session }) {
  const [open, setOpen] = useState(false);
  const { ownRules } = usePanelHandle();
  return (
    <details
      className="further"
      data-testid="commands"
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>{t('commands_title')}</summary>
      {open && (
        <ul className="commands">
          {commandList(connection, session, ownRules()).map((command) => (
            <CommandItem key={command.title} command={command} />
          ))}
        </ul>
      )}
    </details>
  );
}
