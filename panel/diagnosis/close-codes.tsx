import { useState } from 'react';
import { closeCodeReference, type ReferenceEntry } from '../../src/close-codes/reference.ts';
import type { CloseCode } from '../../src/close-codes/registry.ts';

const SENDERS = {
  either: 'either endpoint',
  server: 'the server',
  client: 'the client',
  nobody: 'nobody: never sent',
} satisfies Record<CloseCode['sender'], string>;
const SEEN = {
  'from-peer': 'yes, when the other endpoint sends it',
  'made-by-browser': 'set by the browser, never sent',
  'firefox-only': 'in Firefox only; Chromium reports 1006',
  never: 'no',
} satisfies Record<CloseCode['seen'], string>;

function Code({ entry, current }: { entry: ReferenceEntry; current: number | undefined }) {
  const { code, name, meaning, cause, sender, seen } = entry;
  return (
    <li aria-current={code === current ? 'true' : undefined} data-testid={`close-code-${code}`}>
      <p className="close-code-name">
        <code>{code}</code> {name}
        {code === current && <span className="close-code-own">this connection</span>}
      </p>
      <p>{meaning}</p>
      {cause !== undefined && <p>Common cause: {cause}</p>}
      <p className="close-code-facts">
        Sent by {SENDERS[sender]}. Seen by a page: {SEEN[seen]}.
      </p>
    </li>
  );
}

function Codes({
  title,
  entries,
  current,
}: {
  title: string;
  entries: ReferenceEntry[];
  current: number | undefined;
}) {
  return (
    <>
      <h3>{title}</h3>
      <ul className="close-codes">
        {entries.map((entry) => (
          <Code key={entry.code} entry={entry} current={current} />
        ))}
      </ul>
    </>
  );
}

function Reference({ current }: { current: number | undefined }) {
  const { protocol, registered, families } = closeCodeReference();
  return (
    <>
      <p>close() accepts 1000 and 3000 to 4999; every other code throws.</p>
      <Codes title="1000 to 1015: the protocol" entries={protocol} current={current} />
      <Codes
        title="3000 to 3999: registered for libraries and frameworks"
        entries={registered}
        current={current}
      />
      <h3>3000 to 4999: codes of well-known servers</h3>
      {families.map(({ family, codes }) => (
        <section key={family}>
          <h4>{family}</h4>
          <ul className="close-codes">
            {codes.map(({ code, meaning }) => (
              <li key={code} aria-current={code === current ? 'true' : undefined}>
                <code>{code}</code> {meaning}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

/** Every close code, with the one of this connection highlighted. */
export function CloseCodes({ current }: { current: number | undefined }) {
  const [open, setOpen] = useState(false);
  return (
    <details
      className="further"
      data-testid="close-codes"
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>Close codes{current === undefined ? '' : ` (this connection: ${current})`}</summary>
      {open && <Reference current={current} />}
    </details>
  );
}
