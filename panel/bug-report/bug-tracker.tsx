import { useEffect, useState } from 'react';
import { newIssueUrl, readTracker, trackerName } from '../../src/export/report/tracker.ts';
import { type Session, topContext } from '../../src/session/session.ts';
import { t } from '../messages/message.ts';
import { usePanel, usePanelHandle } from '../store/panel-context.tsx';
import { copyText } from '../ui/copy-text.ts';
import { DataText } from '../ui/data-text.tsx';
import { readStored, writeStored } from '../ui/stored-text.ts';

/** One for each site: what the page of one proposes is nothing to another. */
const REMEMBERED = 'wsdoctor-tracker of ';

function siteOf(session: Session): string | undefined {
  const { url = '' } = topContext(session) ?? {};
  return URL.canParse(url) ? new URL(url).origin : undefined;
}

/** Where the report goes: the clipboard, or the tracker that the user or the page names. */
export function BugTracker({ title, body }: { title: string; body: string }) {
  const { store, pageTracker } = usePanelHandle();
  const site = siteOf(usePanel((state) => state.session)());
  const [address, setAddress] = useState(() =>
    site === undefined ? '' : (readStored(REMEMBERED + site) ?? ''),
  );
  const [proposed, setProposed] = useState<string>();
  const [told, setTold] = useState('');
  useEffect(() => {
    let here = true;
    void pageTracker().then((found) => {
      if (here) setProposed(found);
    });
    return () => {
      here = false;
    };
  }, [pageTracker]);
  const reading = address.trim() === '' ? undefined : readTracker(address);
  const issue = reading?.ok ? newIssueUrl(reading.tracker, title, body) : undefined;
  const tell = (notice: string): void => {
    setTold(notice);
    store.getState().notify(notice);
  };
  const copy = async (): Promise<void> => {
    const copied = await copyText(`# ${title}\n\n${body}`);
    tell(t(copied ? 'bug_copied' : 'bug_copy_blocked'));
  };
  const leave = async (): Promise<void> => {
    if (site !== undefined) writeStored(REMEMBERED + site, address.trim());
    if (!issue?.paste) return tell(t('bug_tracker_open'));
    const copied = await copyText(body);
    tell(t(copied ? 'bug_on_clipboard' : 'bug_copy_from_here'));
  };
  return (
    <section className="bug-send" aria-label={t('bug_share')}>
      {proposed !== undefined && proposed !== address && (
        <PageTracker proposed={proposed} use={() => setAddress(proposed)} />
      )}
      <label className="field">
        {t('bug_tracker_label', { title: '{title}', body: '{body}' })}
        <input
          type="url"
          value={address}
          placeholder="https://github.com/owner/project"
          aria-invalid={reading?.ok === false}
          data-testid="bug-tracker"
          onChange={({ target }) => setAddress(target.value)}
        />
      </label>
      <p className="quiet">
        {reading === undefined
          ? t('bug_nothing_leaves')
          : reading.ok
            ? t(issue?.paste ? 'bug_goes_by_clipboard' : 'bug_goes_to', {
                tracker: trackerName(reading.tracker),
              })
            : reading.fault}
      </p>
      <div className="actions">
        <button type="button" className="button primary" data-testid="bug-copy" onClick={copy}>
          {t('copy_copy')}
        </button>
        {issue && (
          <a
            className="button"
            href={issue.url}
            target="_blank"
            rel="noopener noreferrer"
            data-testid="bug-open"
            onClick={leave}
          >
            {t('bug_open_tracker')} <span aria-hidden="true">↗</span>
          </a>
        )}
        <span role="status">{told}</span>
      </div>
    </section>
  );
}

/** The page is not trusted: its tracker is shown, and used only when the user chooses it. */
function PageTracker({ proposed, use }: { proposed: string; use(): void }) {
  const reading = readTracker(proposed);
  return (
    <p className="page-tracker" data-testid="page-tracker">
      {t('bug_page_asks')}{' '}
      <code>
        <DataText text={proposed} />
      </code>{' '}
      {reading.ok ? (
        <button type="button" className="button" data-testid="use-page-tracker" onClick={use}>
          {t('bug_use_it')}
        </button>
      ) : (
        <span>{t('bug_not_used', { fault: reading.fault })}</span>
      )}
    </p>
  );
}
