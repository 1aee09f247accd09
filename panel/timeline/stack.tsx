import { t } from '../messages/message.ts';
import { usePanelHandle } from '../store/panel-context.tsx';
import { useReadOnly } from '../store/read-only-note.tsx';
import { DataText } from '../ui/data-text.tsx';
import { stackParts } from './stack-parts.ts';

/** A stack; each place in a script opens in the Sources panel. */
export function Stack({ text }: { text: string }) {
  const openSource = usePanelHandle().reach?.openSource;
  const readOnly = useReadOnly();
  const keyed = stackParts(text).map((part, at) => ({ part, key: `${at} ${part.text}` }));
  return (
    <pre className="stack">
      {keyed.map(({ part, key }) =>
        part.place && openSource && !readOnly ? (
          <button
            key={key}
            type="button"
            className="link"
            title={t('stack_open')}
            data-testid="stack-place"
            onClick={() => {
              const { url, line, column } = part.place ?? { url: '', line: 1, column: 1 };
              openSource(url, line - 1, column - 1);
            }}
          >
            <DataText text={part.text} />
          </button>
        ) : (
          <DataText key={key} text={part.text} lines />
        ),
      )}
    </pre>
  );
}
