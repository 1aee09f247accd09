import { RichMessage } from '../messages/rich-message.tsx';

/** How to open the panel: an extension cannot open it by itself. */
export function OpenPanel({ keys }: { keys: readonly [string, ...string[]] }) {
  const [first, second] = keys;
  const shown =
    second === undefined ? (
      <kbd>{first}</kbd>
    ) : (
      <RichMessage id="keys_or" values={{ first: <kbd>{first}</kbd>, second: <kbd>{second}</kbd> }} />
    );
  return (
    <p data-testid="open-panel">
      <RichMessage id="open_panel_keys" values={{ keys: shown }} />
    </p>
  );
}
