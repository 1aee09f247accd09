import { useEffect, useState } from 'react';
import { newIssueUrl, readTracker, trackerName } from '../../src/export/report/tracker.ts';
import { type Session, topContext } from '../../src/session/session.ts';
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
    tell(copied ? 'Copied the report.' : 'The browser blocked copying: select the text instead.');
  };
  const leave = async (): Promise<void> => {
    if (site !== undefined) writeStored(REMEMBERED + site, address.trim());
    if (!issue?.paste) return tell('The tracker is open in a new tab.');
    const copied = await copyText(body);
    tell(
      copied ? 'The report is on the clipboard: paste it into the new tab.' : 'Copy the report from here.',
    );
  };
  return (
    <section className="bug-send" aria-label="Share">
      {proposed !== undefined && proposed !== address && (
        <PageTracker proposed={proposed} use={() => setAddress(proposed)} />
      )}
      <label className="field">
        Tracker: a GitHub or GitLab project, or a URL with {'{title}'} and {'{body}'}
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
          ? 'Nothing leaves this machine until you copy it or open a tracker.'
          : reading.ok
            ? `Goes to ${trackerName(reading.tracker)}${issue?.paste ? '; too long for a link: it will be copied, paste it into the form' : ''}.`
            : reading.fault}
      </p>
      <div className="actions">
        <button type="button" className="button primary" data-testid="bug-copy" onClick={copy}>
          Copy
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
            Open the tracker <span aria-hidden="true">↗</span>
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
      The page asks for bugs at{' '}
      <code>
        <DataText text={proposed} />
      </code>{' '}
      {reading.ok ? (
        <button type="button" className="button" data-testid="use-page-tracker" onClick={use}>
          Use it
        </button>
      ) : (
        <span>It is not used: {reading.fault}</span>
      )}
    </p>
  );
}
