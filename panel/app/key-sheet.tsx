import { Dialog } from '../store/dialog.tsx';
import { KEY_SHEET } from '../store/keys.ts';

/** All keys of the panel. */
export function KeySheet() {
  return (
    <Dialog title="Keys">
      <div className="key-sheet" data-testid="key-sheet">
        {KEY_SHEET.map(({ heading, keys }) => (
          <section key={heading}>
            <h3>{heading}</h3>
            <dl>
              {keys.map(([press, does]) => (
                <div key={press} className="key">
                  <dt>
                    <kbd>{press}</kbd>
                  </dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
