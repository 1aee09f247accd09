import type { Connection } from '../../src/connection.ts';
import { COPY_FORMS, type CopyForm, copyForm } from '../copy-forms.ts';
import { statusOf } from './connection-status.ts';
import { copyText } from './copy-text.ts';
import { DataText } from './data-text.tsx';
import { maskUrl } from './mask-url.ts';
import { usePanel } from './panel-context.tsx';
import { StateIcon } from './state-icon.tsx';

const NAMES = {
  text: 'Text',
  json: 'JSON',
  curl: 'curl',
  wscat: 'wscat',
  websocat: 'websocat',
} satisfies Record<CopyForm, string>;

/** Which connection is shown below, and a copy of it. */
export function ConnectionHead({ connection }: { connection: Connection }) {
  const say = usePanel((state) => state.say);
  const session = usePanel((state) => state.session)();
  const { scheme, authority, path, query } = maskUrl(connection.url);
  const copy = async (form: CopyForm): Promise<void> => {
    const copied = await copyText(copyForm(form, connection, session));
    say(copied ? `Copied the connection as ${NAMES[form]}.` : 'The browser did not allow copying.');
  };
  return (
    <div className="connection-head">
      <StateIcon kind={statusOf(connection).kind} />
      <bdi className="row-url" title={`${scheme}://${authority}${path}${query}`}>
        <DataText text={`${scheme === '' ? '' : `${scheme}://`}${authority}${path}${query}`} />
      </bdi>
      <select
        className="select"
        aria-label="Copy this connection as"
        title="Secrets are masked"
        value=""
        data-testid="copy-as"
        onChange={(event) => {
          const form = COPY_FORMS.find((each) => each === event.target.value);
          if (form) void copy(form);
        }}
      >
        <option value="" disabled>
          Copy as
        </option>
        {COPY_FORMS.map((form) => (
          <option key={form} value={form}>
            {NAMES[form]}
          </option>
        ))}
      </select>
    </div>
  );
}
