import { useState } from 'react';
import { closeCodeReference, type ReferenceEntry } from '../../src/close-codes/reference.ts';
import type { CloseCode } from '../../src/close-codes/registry.ts';
import { type MessageKey, t } from '../messages/message.ts';

const SENDERS = {
  either: 'code_sender_either',
  server: 'code_sender_server',
  client: 'code_sender_client',
  nobody: 'code_sender_nobody',
} satisfies Record<CloseCode['sender'], MessageKey>;
const SEEN = {
  'from-peer': 'code_seen_from_peer',
  'made-by-browser': 'code_seen_made_by_browser',
  'firefox-only': 'code_seen_firefox',
  never: 'code_seen_never',
} satisfies Record<CloseCode['seen'], MessageKey>;

function Code({ entry, current }: { entry: ReferenceEntry; current: number | undefined }) {
  const { code, name, meaning, cause, sender, seen } = entry;
  return (
    <li aria-current={code === current ? 'true' : undefined} data-testid={`close-code-${code}`}>
      <p className="close-code-name">
        <code>{code}</code> {name}
        {code === current && <span className="close-code-own">{t('code_own')}</span>}
      </p>
      <p>{meaning}</p>
      {cause !== undefined && <p>{t('code_cause', { cause })}</p>}
      <p className="close-code-facts">
        {t('code_facts', { seen: t(SEEN[seen]), sender: t(SENDERS[sender]) })}
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
      <p>{t('codes_accepted')}</p>
      <Codes title={t('codes_protocol')} entries={protocol} current={current} />
      <Codes title={t('codes_registered')} entries={registered} current={current} />
      <h3>{t('codes_servers')}</h3>
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
      <summary>
        {current === undefined ? t('codes_title') : t('codes_title_own', { code: String(current) })}
      </summary>
      {open && <Reference current={current} />}
    </details>
  );
}
