import { t } from '../messages/message.ts';
import { Dialog } from '../store/dialog.tsx';
import { KEY_SHEET } from '../store/keys.ts';
import { keyNames } from '../ui/key-names.ts';

/** All keys of the panel. */
export function KeySheet() {
  return (
    <Dialog title={t('keys_title')}>
      <div className="key-sheet" data-testid="key-sheet">
        {KEY_SHEET.map(({ heading, keys }) => (
          <section key={heading}>
            <h3>{t(heading)}</h3>
            <dl>
              {keys.map(([press, does]) => (
                <div key={press} className="key">
                  <dt>
                    <kbd>{keyNames(press)}</kbd>
                  </dt>
                  <dd>{t(does)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
