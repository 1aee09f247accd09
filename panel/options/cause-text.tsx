import type { Failure, Severity, Source } from '../../src/diagnosis/rule.ts';
import { rules } from '../../src/rules/index.ts';
import { type MessageKey, t } from '../messages/message.ts';

const SEVERITIES = {
  error: 'cause_error',
  warning: 'cause_warning',
  info: 'cause_info',
} satisfies Record<Severity, MessageKey>;
const FAILURES = {
  connect: 'cause_connect',
  handshake: 'cause_handshake',
  close: 'cause_close',
} satisfies Record<Failure, MessageKey>;
const SOURCES = {
  page: 'cause_page',
  wire: 'cause_wire',
  probe: 'cause_probe',
} satisfies Record<Source, MessageKey>;

/** What is known about one cause, whatever connection has it. */
export function CauseText({ id }: { id: string }) {
  const rule = rules.find((each) => each.id === id);
  if (!rule)
    return (
      <main className="options">
        <h1>{t('cause_unknown')}</h1>
        <p>{t('cause_unknown_why')}</p>
      </main>
    );
  const { title, severity, explains = [], requires, spec } = rule;
  return (
    <main className="options" data-testid="cause-page">
      <h1>{title}</h1>
      <p>{t(SEVERITIES[severity])}</p>
      <dl>
        {explains.length > 0 && (
          <>
            <dt>{t('cause_when')}</dt>
            <dd>{explains.map((each) => t(FAILURES[each])).join(` ${t('or_between')} `)}</dd>
          </>
        )}
        {requires.length > 0 && (
          <>
            <dt>{t('cause_found_with')}</dt>
            <dd>{requires.map((each) => t(SOURCES[each])).join(` ${t('and_between')} `)}</dd>
          </>
        )}
        <dt>{t('cause_reference')}</dt>
        <dd>
          <a href={spec} rel="noreferrer">
            {spec}
          </a>
        </dd>
        <dt>{t('cause_id')}</dt>
        <dd>
          <code>{id}</code>
        </dd>
      </dl>
    </main>
  );
}
